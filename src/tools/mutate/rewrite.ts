import type { Point } from "./point.ts";

/** A point with the number that switches it. */
export type NumberedPoint = Point & { id: string };

interface Insertion {
  at: number;
  /** Of several at one place the lowest comes first. */
  sort: readonly number[];
  text: string;
}

/** Writes a module so that each of its points can be switched while it runs. Points nest; ranges that overlap otherwise are a mistake. */
export function rewritten(text: readonly string[], points: readonly NumberedPoint[]): string {
  const insertions = points.flatMap(insertionsOf).sort(byPlace);
  const replaced = new Map(
    points.flatMap(({ operator }) => (operator === undefined ? [] : [[operator.start, operator.end]])),
  );
  let out = "";
  let next = 0;
  for (let at = 0; at <= text.length; at += 1) {
    for (let one = insertions[next]; one?.at === at; one = insertions[next]) {
      out += one.text;
      next += 1;
    }
    const end = replaced.get(at);
    if (end === undefined) {
      out += text[at] ?? "";
    } else {
      out += ",";
      at = end - 1;
    }
  }
  return out;
}

/** At one place all that ends there comes before all that begins there; what is inside ends first and begins last. */
function insertionsOf({ id, range, order, prefix, suffix }: NumberedPoint): Insertion[] {
  const length = range.end - range.start;
  return [
    { at: range.start, sort: [1, -length, -order], text: prefix(id) },
    { at: range.end, sort: [0, length, order], text: suffix(id) },
  ];
}

function byPlace(a: Insertion, b: Insertion): number {
  const difference = a.at - b.at;
  const [kind, length, order] = a.sort.map((value, i) => value - (b.sort[i] ?? 0));
  return difference || kind || length || order || 0;
}
