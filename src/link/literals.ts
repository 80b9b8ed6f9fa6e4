/** A text that a resource holds, and the path of its attribute; a list of plain values has one path. */
export interface Literal {
  path: string;
  literal: string;
  /** How many texts have this path. */
  among: number;
}

/** Deepest nesting that is followed, as where values are projected. */
const DEEPEST = 100;

/** The texts among values, each with the path that references have: `rule.0.destination.0.bucket`, and `subnet_ids` for each of a list. */
export function literalsOf(values: Record<string, unknown>): Literal[] {
  const found: Literal[] = [];
  visit(values, "", 0, found);
  return found;
}

function visit(value: unknown, path: string, depth: number, into: Literal[]): void {
  if (typeof value === "string") {
    into.push({ path, literal: value, among: 1 });
  } else if (typeof value !== "object" || value === null || depth > DEEPEST) {
    return;
  } else if (Array.isArray(value) && value.every((item) => typeof item !== "object" || item === null)) {
    const texts = value.filter((item) => typeof item === "string");
    for (const literal of texts) {
      into.push({ path, literal, among: texts.length });
    }
  } else {
    for (const [key, inner] of Object.entries(value)) {
      visit(inner, path === "" ? key : `${path}.${key}`, depth + 1, into);
    }
  }
}
