import type { Resource } from "../../model/resource.ts";
import type { ObjectIndex } from "./object-index.ts";

/**
 * Are these two of different variants of an estate? Where the same objects stand in several inputs of one cluster (overlays, a base and its
 * overlay, a chart rendered twice), one of them means the other of its own variant: not one for which there is a nearer copy, if that other
 * has a nearer copy of this one too. Near is what shares the input, else the most folders of its name.
 */
export function areApart(from: Resource, to: Resource, index: ObjectIndex): boolean {
  if (from.input === to.input) {
    return false;
  }
  const targets = index.copies(to);
  const origins = index.copies(from);
  if (targets === undefined || origins === undefined || targets.all.length < 2 || origins.all.length < 2) {
    return false;
  }
  if (targets.inputs.has(from.input) && origins.inputs.has(to.input)) {
    return true;
  }
  const here = nearness(from.input, to.input);
  return (
    targets.all.some((other) => nearness(from.input, other.input) > here) &&
    origins.all.some((other) => nearness(other.input, to.input) > here)
  );
}

/** How many folders the names of two inputs share; more than any number for one and the same. */
function nearness(a: string, b: string): number {
  if (a === b) {
    return Number.POSITIVE_INFINITY;
  }
  const [left, right] = [a.split("/").slice(0, -1), b.split("/").slice(0, -1)];
  const parting = left.findIndex((folder, depth) => folder !== right[depth]);
  return parting < 0 ? left.length : parting;
}
