import { isObject, member } from "../terraform/json-shape.ts";
import { bodiesOf, isWord, parsedJson } from "./json-bodies.ts";
import { hclOfJson } from "./json-expression.ts";

/** How many labels the blocks have whose expressions are read. */
const LABELS: Record<string, number> = { output: 1, module: 1, resource: 2, data: 2 };

/** The outputs and module calls of a file in JSON syntax, and what its resources go through, as blocks of HCL. */
export function blocksOfJson(text: string): string {
  const root = bodiesOf(parsedJson(text));
  return Object.entries(LABELS)
    .flatMap(([kind, labels]) =>
      root.flatMap((body) => blocksUnder(member(body, kind), kind, labels, labels === 2)),
    )
    .join("\n");
}

function blocksUnder(value: unknown, header: string, labels: number, onlyForEach: boolean): string[] {
  const bodies = bodiesOf(value);
  if (labels === 0) {
    const [body = {}] = bodies;
    const lines = Object.entries(body).flatMap(([name, one]) => {
      const isRead = isWord(name) && (!onlyForEach || name === "for_each");
      const written = isRead ? hclOfJson(one) : null;
      return written === null ? [] : [`${name} = ${written}`];
    });
    return lines.length === 0 ? [] : [`${header} {`, ...lines, "}"];
  }
  return bodies
    .filter(isObject)
    .flatMap((body) => Object.entries(body))
    .filter(([name]) => isWord(name))
    .flatMap(([name, inner]) => blocksUnder(inner, `${header} "${name}"`, labels - 1, onlyForEach));
}
