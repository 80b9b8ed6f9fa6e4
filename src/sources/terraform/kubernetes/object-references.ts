import { isAttributeExpression, longestReferences } from "../expression.ts";
import type { Instance } from "../instance.ts";
import { member } from "../json-shape.ts";
import type { Resolver } from "../resolve.ts";
import type { Scope } from "../scope.ts";
import { hasMark } from "../spot.ts";
import type { ObjectSide } from "./judged-object.ts";

/**
 * Attributes by which one object means another. Where they are known, names and labels say which (src/link); where they are known only
 * after apply, what their expression refers to says it.
 */
const REFERRING = ["spec.scaleTargetRef", "spec.selector", "spec.serviceName"];

/** An attribute that may mean more objects than this means none in particular. */
const MOST_TARGETS = 1000;

/** What the unknown attributes of an object refer to among the objects that policies read, by attribute path. */
export function objectReferences(
  { object, projection }: ObjectSide,
  { scope, resolver, self }: { scope: Scope | null; resolver: Resolver; self: Instance },
  isTarget: (instance: Instance) => boolean,
): Record<string, string[]> {
  if (scope === null || object.unknownExpressions.size === 0) {
    return {};
  }
  const targets = (expression: unknown): Instance[] =>
    resolver.expression(expression, scope).filter((instance) => instance !== self && isTarget(instance));
  const found = new Map<string, Set<string>>();
  for (const [path, expression] of object.unknownExpressions) {
    if (path === "") {
      for (const [attribute, target] of ofWhole(projection.unknown, targets(expression))) {
        found.set(attribute, new Set([target.id]));
      }
      continue;
    }
    const attribute = REFERRING.find((name) => path === name || path.startsWith(`${name}.`));
    if (
      attribute !== undefined &&
      isAttributeExpression(expression) &&
      longestReferences(expression).length > 0
    ) {
      const ids = found.get(attribute) ?? new Set<string>();
      for (const target of targets(expression)) {
        ids.add(target.id);
      }
      found.set(attribute, ids);
    }
  }
  return Object.fromEntries(
    [...found]
      .filter(([, ids]) => ids.size > 0 && ids.size <= MOST_TARGETS)
      .map(([attribute, ids]) => [attribute, [...ids]]),
  );
}

/** One expression stands for a whole manifest: what it refers to is meant by an unknown attribute only if it is the only object. */
function ofWhole(unknown: unknown, targets: Instance[]): [string, Instance][] {
  const [only, ...more] = targets;
  if (only === undefined || more.length > 0) {
    return [];
  }
  const unknownAt = (path: string): unknown =>
    path.split(".").reduce((marks: unknown, key) => (marks === true ? true : member(marks, key)), unknown);
  return REFERRING.filter((path) => hasMark(unknownAt(path))).map((path) => [path, only]);
}
