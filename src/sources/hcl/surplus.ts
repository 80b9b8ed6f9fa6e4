import type { ModuleOutline } from "../../model/input.ts";
import type { Headers } from "./headers.ts";

/**
 * How well sources fit the outline of a plan's module: null where something that the plan's configuration has is missing or comes from
 * another source; else the number of things that they declare beyond it, 0 for a perfect fit.
 */
export function surplusOf(outline: ModuleOutline, headers: Headers): number | null {
  if (outline.resources.size === 0 && outline.calls.size === 0) {
    return null;
  }
  for (const name of outline.resources) {
    if (!headers.resources.has(name)) {
      return null;
    }
  }
  for (const [name, { source }] of outline.calls) {
    if (!isCalled(name, source, headers)) {
      return null;
    }
  }
  for (const name of outline.names) {
    if (!headers.names.has(name)) {
      return null;
    }
  }
  // A plan without its configuration shows no variables and outputs.
  const names = outline.names.size === 0 ? 0 : headers.names.size - outline.names.size;
  return headers.resources.size + headers.calls.size - outline.resources.size - outline.calls.size + names;
}

/** How many things an outline has. */
export function sizeOf({ resources, calls, names }: ModuleOutline): number {
  return resources.size + calls.size + names.size;
}

/** Which part of a plan's resources and module calls sources declare, 0 to 1; a call of another source counts for none. */
export function shareOf({ resources, calls }: ModuleOutline, headers: Headers): number {
  const found = [...resources].filter((name) => headers.resources.has(name)).length;
  const called = [...calls].filter(([name, { source }]) => isCalled(name, source, headers)).length;
  const all = resources.size + calls.size;
  return all === 0 ? 0 : (found + called) / all;
}

/** Do sources call a module by this name, from the same place as far as both say one? */
function isCalled(name: string, source: string | null, { calls }: Headers): boolean {
  const written = calls.get(name);
  return written !== undefined && (written === null || source === null || written === source);
}
