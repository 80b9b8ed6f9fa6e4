import type { DeclaredTypes } from "../../model/declared-types.ts";
import { isObject } from "../../sources/terraform/json-shape.ts";

/** Declares every type of a plan or state whole, managed and looked up, so that nothing of it is left out of a measure. */
export function declaringAll(json: unknown): DeclaredTypes {
  const types = new Set<string>();
  const waiting = [json];
  for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
    const inner = Object.values(isObject(value) || Array.isArray(value) ? value : {});
    waiting.push(...inner.filter((one) => typeof one === "object" && one !== null));
    if (isObject(value) && typeof value["type"] === "string") {
      types.add(value["type"]);
    }
  }
  const names = [...types].flatMap((type) => [type, `data.${type}`]);
  return { terraform: Object.fromEntries(names.map((name) => [name, true])), kubernetes: {} };
}
