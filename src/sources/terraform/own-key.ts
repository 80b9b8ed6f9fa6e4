import { formatKey, type Key, nameOf, parseTraversal } from "./address.ts";
import type { Configuration } from "./configuration.ts";
import { constantOf } from "./constant.ts";
import type { Estate } from "./estate.ts";
import { longestReferences } from "./expression.ts";
import { member } from "./json-shape.ts";
import { type Scope, withoutEach } from "./scope.ts";
import { isSetOfConstants, writtenConstant } from "./written-constant.ts";

/**
 * The key that an expression takes out of what it refers to: that of the instance where it stands for `count.index` and `each.key`; for
 * `each.value` what the for_each holds under that key. Null where the expression has none of these in it, or its value is not shown.
 */
export function ownKey(
  references: readonly string[],
  scope: Scope,
  estate: Estate,
  configuration: Configuration,
): Key | null {
  if (references.includes("count.index") || references.includes("each.key")) {
    return scope.key;
  }
  const value = references.find((reference) => /^each\.value\b/.test(reference));
  return value === undefined ? null : keyByValue(value, scope, estate, configuration);
}

/** Of what a function makes of constants alone, a plan shows nothing: that is `toset`, where each value is its own key. */
function keyByValue(
  reference: string,
  scope: Scope,
  estate: Estate,
  configuration: Configuration,
): Key | null {
  const bare = reference === "each.value";
  if (longestReferences(scope.forEach).length === 0 && writtenConstant(scope.forEach) === undefined) {
    return bare && isSetOfConstants(scope.forEach) ? scope.key : null;
  }
  const forEach = constantOf(scope.forEach, outside(scope), estate, configuration);
  if (!("value" in forEach)) {
    return null;
  }
  if (Array.isArray(forEach.value)) {
    return bare ? scope.key : null;
  }
  let found = member(forEach.value, String(scope.key));
  for (const segment of (parseTraversal(reference) ?? []).slice(2)) {
    found = "name" in segment ? member(found, segment.name) : undefined;
  }
  return typeof found === "string" || typeof found === "number" ? found : null;
}

/**
 * What `each.value.id` may mean, as references of their own: `aws_subnet.s["a"].id` where the for_each is `aws_subnet.s`; one for each whole
 * that the for_each is made of (`merge(aws_subnet.a, aws_subnet.b)`), since a plan does not show what becomes of them. Of a map that is
 * written out (`{a = {subnet = aws_subnet.x.id}}`) it does not show under which key what stands.
 */
export function eachValueReferences(
  reference: string,
  forEachReferences: readonly string[],
  key: Key | null,
): string[] {
  const inside = `${formatKey(key)}${reference.slice("each.value".length)}`;
  const others = forEachReferences.filter((one) => !one.startsWith("each."));
  return others.filter((one) => others.length === 1 || isWhole(one)).map((one) => `${one}${inside}`);
}

/** True for a resource, a variable or an output as a whole, false for an attribute of one. */
function isWhole(reference: string): boolean {
  const segments = parseTraversal(reference) ?? [];
  const head = nameOf(segments[0]);
  return segments.length <= (head === "data" || head === "module" ? 3 : 2);
}

/** Where a for_each is evaluated: it knows no `each` itself. */
export function outside(scope: Scope): Scope {
  return withoutEach(scope);
}

/**
 * True where the key may be calculated of more than `count.index` or `each.key`: `aws_subnet.s[count.index % var.zones]`,
 * `aws_subnet.s[var.zone_of[each.key]]`. A plan shows which variables an expression has in it, not what it does with them. A number may be
 * added or divide; so may the length of a list or a map, unless it is that of what is indexed, where the index would only wrap around as
 * `element` does; a map may give another key; so may what the plan does not show. A flag
 * that is on may take another index, `var.single ? 0 : count.index`.
 */
export function isCalculated(
  key: Key,
  others: readonly string[],
  scope: Scope,
  estate: Estate,
  configuration: Configuration,
  length: number,
): boolean {
  return others.some((reference) => {
    if (!/^(?:var|data|local|module)\./.test(reference)) {
      return false;
    }
    const constant = constantOf({ references: [reference] }, scope, estate, configuration);
    if (!("value" in constant)) {
      return true;
    }
    const { value } = constant;
    const holdsSeveral = typeof value === "object" && value !== null;
    if (typeof key === "string") {
      return holdsSeveral;
    }
    if (value === true) {
      return true;
    }
    const counts = holdsSeveral ? Object.keys(value).length : value;
    return typeof counts === "number" && counts !== length;
  });
}
