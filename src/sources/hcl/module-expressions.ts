import type { Node } from "web-tree-sitter";
import type { LocalExpression } from "../../model/source-values.ts";
import { partsOf } from "./hcl-node.ts";
import { localExpression } from "./local-expression.ts";

/** Arguments of a call that are none of the module's variables. */
const NO_VARIABLES = new Set(["source", "version", "providers", "depends_on", "count", "for_each"]);

/** The expressions of a block of which a plan shows only what they refer to (`ModuleExpressions`), by their names. */
export function expressionsOf(block: Node): [string, LocalExpression][] {
  const { keyword, labels, body } = partsOf(block);
  const name = labels.join(".");
  // What is broken may mean anything.
  const attributes = (body?.namedChildren ?? []).filter(
    (child) => child.type === "attribute" && !child.hasError,
  );
  return attributes.flatMap((attribute): [string, LocalExpression][] => {
    const [argument, value] = attribute.namedChildren;
    const key = argument === undefined ? null : nameOf(keyword, name, argument.text);
    return key === null || value === undefined ? [] : [[key, localExpression(value)]];
  });
}

function nameOf(keyword: string, name: string, argument: string): string | null {
  if (argument === "for_each" && keyword === "resource") {
    return `each.${name}`;
  }
  if (argument === "for_each" && (keyword === "data" || keyword === "module")) {
    return `each.${keyword}.${name}`;
  }
  if (keyword === "output" && argument === "value") {
    return `output.${name}`;
  }
  return keyword === "module" && !NO_VARIABLES.has(argument) ? `module.${name}.${argument}` : null;
}
