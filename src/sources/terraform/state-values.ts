import { isObject, listMember, member, textMember } from "./json-shape.ts";

/** A resource as `planned_values`, `prior_state` and state JSON hold it, with the address of its module. */
export interface StateResource {
  json: unknown;
  moduleAddress: string;
}

/** Deepest nesting of modules that is followed. */
const DEEPEST = 60;

/** Every resource of a `values` tree (`{root_module: {resources, child_modules}}`), deposed objects left out. */
export function stateResources(values: unknown): StateResource[] {
  const found: StateResource[] = [];
  gather(member(values, "root_module"), found, 0);
  return found;
}

function gather(module: unknown, into: StateResource[], depth: number): void {
  if (!isObject(module) || depth > DEEPEST) {
    return;
  }
  const moduleAddress = textMember(module, "address") ?? "";
  for (const json of listMember(module, "resources")) {
    if (textMember(json, "deposed_key") === null) {
      into.push({ json, moduleAddress });
    }
  }
  for (const child of listMember(module, "child_modules")) {
    gather(child, into, depth + 1);
  }
}
