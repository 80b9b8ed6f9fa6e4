import type { Place } from "../../model/input.ts";
import type { ModuleStep } from "./address.ts";

/** Where a resource of a plan or state stands: the file itself, since neither holds source positions, and the module calls on the way. */
export function placeInPlan(path: string, modules: ModuleStep[]): Place {
  return { path, line: null, end_line: null, exact: false, via: modules.map((step) => step.address) };
}
