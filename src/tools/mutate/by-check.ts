import { attributeProblems, declaredByType } from "../checks/attribute-paths.ts";
import { readAttributes } from "../policies/attribute-files.ts";
import { parseModules } from "../policies/modules.ts";
import type { Policies } from "./policies.ts";
import type { NumberedPoint } from "./rewrite.ts";
import { textOf } from "./syntax.ts";

/** Modules that OPA is given to parse at once. */
const BATCH = 100;

/**
 * Of the points that drop a member or shift a constant, those that `npm run check:rules` notices: a path without one of its parts, or with
 * another position, is none that a resource type declares. Each module is held against the declarations as the mutant writes it.
 */
export async function noticedByCheck(
  { root, modules }: Policies,
  points: readonly NumberedPoint[],
): Promise<Set<string>> {
  const declared = declaredByType(await readAttributes(root));
  const byPath = new Map(modules.map((module) => [module.path, module]));
  const noticed = new Set<string>();
  for (let at = 0; at < points.length; at += BATCH) {
    const sources = points.slice(at, at + BATCH).flatMap(({ id, path, written }): [string, string][] => {
      const module = byPath.get(path);
      if (module === undefined || written === undefined) return [];
      const before = textOf(module, { start: 0, end: written.start });
      const behind = textOf(module, { start: written.end, end: module.text.length });
      return [[`${id}:${path}`, `${before}${written.as}${behind}`]];
    });
    for (const module of await parseModules(root, Object.fromEntries(sources))) {
      if (attributeProblems(module, declared).length > 0) {
        noticed.add(module.file.slice(0, module.file.indexOf(":")));
      }
    }
  }
  return noticed;
}
