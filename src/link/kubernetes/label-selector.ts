import type { MayBe, PodLabels } from "./pods-of.ts";
import { asMapping, textOf } from "./value-at.ts";

/** Labels of an object or of a pod template. */
export type Labels = ReadonlyMap<string, string>;

/** One condition on labels; an unknown operator matches nothing, as the API server refuses it. */
interface Requirement {
  key: string;
  operator: string;
  values: ReadonlySet<string>;
}

/** What a selector asks for: all of it. Without any condition it selects everything. */
export interface LabelSelector {
  equal: [key: string, value: string][];
  requirements: Requirement[];
}

/** Reads a mapping of labels; values that are no text or number are left out. */
export function readLabels(value: unknown): Labels {
  const labels = new Map<string, string>();
  for (const [key, label] of Object.entries(asMapping(value) ?? {})) {
    const text = textOf(label);
    if (text !== null) {
      labels.set(key, text);
    }
  }
  return labels;
}

/** Reads `{matchLabels, matchExpressions}`; null where there is none, which selects nothing. `{}` selects everything. */
export function readLabelSelector(value: unknown): LabelSelector | null {
  const selector = asMapping(value);
  if (selector === null) {
    return null;
  }
  const expressions = Array.isArray(selector["matchExpressions"]) ? selector["matchExpressions"] : [];
  return { equal: [...readLabels(selector["matchLabels"])], requirements: expressions.map(readRequirement) };
}

/** Reads a Service's selector, a plain mapping; null where it is absent or empty, which selects nothing. */
export function readServiceSelector(value: unknown): LabelSelector | null {
  const equal = [...readLabels(value)];
  return equal.length === 0 ? null : { equal, requirements: [] };
}

function readRequirement(value: unknown): Requirement {
  const { key, operator, values } = asMapping(value) ?? {};
  const listed = Array.isArray(values) ? values.map(textOf).filter((text) => text !== null) : [];
  return { key: textOf(key) ?? "", operator: textOf(operator) ?? "", values: new Set(listed) };
}

/** What of the pods that an object stands for a selector picks. */
export type Picked = "all" | "some" | "none";

/** How much of some pods the selector picks. A label that is missing satisfies NotIn and DoesNotExist. */
export function picks(selector: LabelSelector, { labels, varying }: PodLabels): Picked {
  let picked: Picked = "all";
  for (const [key, value] of selector.equal) {
    if (labels.get(key) !== value) {
      if (varying.get(key)?.(value) !== true) {
        return "none";
      }
      picked = "some";
    }
  }
  for (const { key, operator, values } of selector.requirements) {
    const mayBe = varying.get(key);
    const one =
      mayBe === undefined ? satisfies(operator, values, labels.get(key)) : ofVarying(operator, values, mayBe);
    if (one === "none") {
      return one;
    }
    picked = one === "some" ? one : picked;
  }
  return picked;
}

function satisfies(operator: string, values: ReadonlySet<string>, label: string | undefined): Picked {
  switch (operator) {
    case "In":
      return label !== undefined && values.has(label) ? "all" : "none";
    case "NotIn":
      return label === undefined || !values.has(label) ? "all" : "none";
    case "Exists":
      return label !== undefined ? "all" : "none";
    case "DoesNotExist":
      return label === undefined ? "all" : "none";
    default:
      return "none";
  }
}

/** Of a label that every pod has, each with a value of its own. */
function ofVarying(operator: string, values: ReadonlySet<string>, mayBe: MayBe): Picked {
  const isThere = [...values].some(mayBe);
  switch (operator) {
    case "In":
      return isThere ? "some" : "none";
    case "NotIn":
      return isThere ? "some" : "all";
    case "Exists":
      return "all";
    default:
      return "none";
  }
}
