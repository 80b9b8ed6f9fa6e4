import type { KindLinks, KubernetesLinks } from "../../../model/kubernetes-links.ts";
import { isAttributeExpression, longestReferences } from "../expression.ts";
import type { Instance } from "../instance.ts";
import { member } from "../json-shape.ts";
import type { Resolver } from "../resolve.ts";
import type { Scope } from "../scope.ts";
import { hasMark } from "../spot.ts";
import type { ObjectSide } from "./judged-object.ts";

/** An attribute that may mean more objects than this means none in particular. */
const MOST_TARGETS = 1000;

/**
 * What the unknown attributes of an object refer to among the objects that are declared, by attribute path. Where an attribute by which one
 * object means another is known, names and labels say which it is (src/link); where it is known only after apply, its expression says it.
 */
export function objectReferences(
  { object, projection }: ObjectSide,
  {
    scope,
    resolver,
    self,
    links,
  }: { scope: Scope | null; resolver: Resolver; self: Instance; links: KubernetesLinks },
  isTarget: (instance: Instance) => boolean,
): Record<string, string[]> {
  if (scope === null || object.unknownExpressions.size === 0) {
    return {};
  }
  const targets = (expression: unknown): Instance[] =>
    resolver.expression(expression, scope).filter((instance) => instance !== self && isTarget(instance));
  const referring = Object.hasOwn(links, object.type) ? (links[object.type]?.references ?? []) : [];
  const found = new Map<string, Set<string>>();
  for (const [path, expression] of object.unknownExpressions) {
    if (path === "") {
      for (const [attribute, target] of ofWhole(referring, projection.unknown, targets(expression))) {
        found.set(attribute, new Set([target.id]));
      }
      continue;
    }
    const attribute = attributeOf(referring, path);
    if (attribute !== null && isAttributeExpression(expression) && longestReferences(expression).length > 0) {
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

type Referring = KindLinks["references"];

/** The attribute that refers, as it is written at this path or around it. */
function attributeOf(referring: Referring, path: string): string | null {
  const keys = path.split(".");
  const fits = referring.find(({ path: declared }) =>
    declared.every((key, i) => (key === "*" ? /^\d+$/.test(keys[i] ?? "") : key === keys[i])),
  );
  return fits === undefined ? null : keys.slice(0, fits.path.length).join(".");
}

/** One expression stands for a whole manifest: what it refers to is meant by an unknown attribute only if it is the only object. */
function ofWhole(referring: Referring, unknown: unknown, targets: Instance[]): [string, Instance][] {
  const [only, ...more] = targets;
  if (only === undefined || more.length > 0) {
    return [];
  }
  const unknownAt = (path: readonly string[]): unknown =>
    path.reduce((marks: unknown, key) => (marks === true ? true : member(marks, key)), unknown);
  return referring
    .filter(({ path }) => !path.includes("*") && hasMark(unknownAt(path)))
    .map(({ path }) => [path.join("."), only]);
}
