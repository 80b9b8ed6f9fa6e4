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

/** Do these labels satisfy the selector? A label that is missing satisfies NotIn and DoesNotExist. */
export function selects(selector: LabelSelector, labels: Labels): boolean {
  return (
    selector.equal.every(([key, value]) => labels.get(key) === value) &&
    selector.requirements.every((requirement) => satisfies(requirement, labels.get(requirement.key)))
  );
}

function satisfies({ operator, values }: Requirement, label: string | undefined): boolean {
  switch (operator) {
    case "In":
      return label !== undefined && values.has(label);
    case "NotIn":
      return label === undefined || !values.has(label);
    case "Exists":
      return label !== undefined;
    case "DoesNotExist":
      return label === undefined;
    default:
      return false;
  }
}
