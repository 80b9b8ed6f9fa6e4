import { isObject } from "../terraform/json-shape.ts";
import { DEEPEST_NODE } from "./block.ts";
import { templateParts } from "./json-template.ts";

/**
 * A value of Terraform's JSON syntax as an expression in HCL that means the same; null where it is none. Texts are templates there, and names of
 * members too. What is nested too deeply is left out.
 */
export function hclOfJson(value: unknown, depth = 0): string | null {
  if (typeof value === "string") {
    return hclOfText(value);
  }
  if (typeof value !== "object" || value === null) {
    return JSON.stringify(value);
  }
  if (depth >= DEEPEST_NODE) {
    return "null";
  }
  const written = isObject(value)
    ? Object.entries(value).map(([name, one]) => memberOf(hclOfText(name), hclOfJson(one, depth + 1)))
    : Object.values(value).map((one) => hclOfJson(one, depth + 1));
  if (written.includes(null)) {
    return null;
  }
  return isObject(value) ? `{${written.join(",")}}` : `[${written.join(",")}]`;
}

function memberOf(name: string | null, value: string | null): string | null {
  return name === null || value === null ? null : `${name}=${value}`;
}

/** An expression and nothing else is what it is, not a text. */
function hclOfText(text: string): string | null {
  const parts = templateParts(text);
  const [first, second] = parts ?? [];
  if (first !== undefined && second === undefined && "sign" in first && first.sign === "$") {
    return `(${first.inner})`;
  }
  const written = parts?.map((part) => ("text" in part ? quoted(part.text) : `${part.sign}{${part.inner}}`));
  return written === undefined ? null : `"${written.join("")}"`;
}

/** HCL has no `\b` and `\f`, and knows a template by its sign. */
function quoted(text: string): string {
  return JSON.stringify(text)
    .slice(1, -1)
    .replace(/\\[bf]/g, (sign) => (sign === "\\b" ? "\\u0008" : "\\u000c"))
    .replace(/[$%]\{/g, (start) => `${start[0]}${start}`);
}
