import type * as z from "zod/mini";
import { nearWord } from "./near-word.ts";

type Issue = z.core.$ZodIssue;

/** One thing that is wrong in a settings file: where (the path of the key) and a sentence about it. */
export interface Explained {
  path: readonly PropertyKey[];
  message: string;
}

/** The part of a JSON Schema that is needed to say which keys are allowed. */
interface SchemaNode {
  properties?: Record<string, SchemaNode>;
  additionalProperties?: SchemaNode | boolean;
  items?: SchemaNode;
  anyOf?: SchemaNode[];
}

/** Longest key that is named in a message. */
const LONGEST_KEY = 60;

/** Says what a schema found wrong: the key, what is allowed, and what was probably meant. Values are never quoted. */
export function explainIssue(
  issue: Issue,
  jsonSchema: SchemaNode,
  parent: readonly PropertyKey[] = [],
): Explained[] {
  const path = [...parent, ...issue.path];
  const name = path.length === 0 ? "the file" : `"${shownPath(path)}"`;
  if (
    issue.input === undefined &&
    path.length > 0 &&
    (issue.code === "invalid_type" || issue.code === "invalid_value")
  ) {
    return [{ path, message: `${name} is missing` }];
  }
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) => ({ path: [...path, key], message: unknownKey(key, path, jsonSchema) }));
    case "invalid_type":
      return [{ path, message: `${name} must be ${KINDS[issue.expected] ?? issue.expected}` }];
    case "invalid_value":
      return [{ path, message: `${name} must be ${oneOf(issue.values)}` }];
    case "invalid_union":
      return explainUnion(issue, jsonSchema, path, name);
    case "too_small":
      return [
        {
          path,
          message:
            issue.origin === "string" || (issue.origin === "array" && issue.minimum === 1)
              ? `${name} must not be empty`
              : `${name} must be at least ${issue.minimum}`,
        },
      ];
    case "too_big":
      return [
        {
          path,
          message:
            issue.origin === "string"
              ? `${name} must not be longer than ${issue.maximum} characters`
              : `${name} must ${issue.origin === "array" ? "have" : "be"} at most ${issue.maximum}`,
        },
      ];
    case "custom":
    case "invalid_format":
      return [{ path, message: `${name} ${issue.message}` }];
    default:
      return [{ path, message: `${name} is not allowed` }];
  }
}

const KINDS: Record<string, string> = {
  string: "text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "a mapping",
  record: "a mapping",
};

/** The branch whose kind fits says best what is wrong; where none fits, all that is allowed is listed. */
function explainUnion(
  issue: Extract<Issue, { code: "invalid_union" }>,
  schema: SchemaNode,
  path: readonly PropertyKey[],
  name: string,
): Explained[] {
  const fitting = issue.errors.find((branch) =>
    branch.some((inner) => inner.code !== "invalid_type" || inner.path.length > 0),
  );
  const single = issue.errors
    .flat()
    .filter((inner) => inner.path.length === 0 && inner.code !== "unrecognized_keys");
  if (fitting !== undefined && !single.some((inner) => inner.code === "invalid_value")) {
    return fitting.flatMap((inner) => explainIssue(inner, schema, path));
  }
  const allowed = single.map((inner) => {
    if (inner.code === "invalid_value") {
      return oneOf(inner.values);
    }
    return inner.code === "invalid_type" ? (KINDS[inner.expected] ?? inner.expected) : "of the right form";
  });
  return [{ path, message: `${name} must be ${[...new Set(allowed)].join(", or ")}` }];
}

function oneOf(values: readonly unknown[]): string {
  return values.length === 1 ? String(values[0]) : `one of ${values.join(", ")}`;
}

function unknownKey(key: string, path: readonly PropertyKey[], schema: SchemaNode): string {
  const known = allowedKeys(schema, path);
  const near = nearWord(key, known);
  const where = path.length === 0 ? "" : ` in "${shownPath(path)}"`;
  const meant = near === null ? "" : `: did you mean "${near}"?`;
  return `"${shownKey(key)}" is not a known key${where}${meant} (known: ${known.join(", ")})`;
}

function allowedKeys(schema: SchemaNode, path: readonly PropertyKey[]): string[] {
  let nodes: SchemaNode[] = [schema];
  for (const step of path) {
    nodes = nodes.flatMap((node) => stepInto(node, step));
  }
  return nodes
    .flatMap((node) => [node, ...(node.anyOf ?? [])])
    .flatMap((node) => Object.keys(node.properties ?? {}))
    .sort();
}

function stepInto(node: SchemaNode, step: PropertyKey): SchemaNode[] {
  return [node, ...(node.anyOf ?? [])].flatMap((one) => {
    if (typeof step === "number") {
      return one.items ?? [];
    }
    const own =
      one.properties !== undefined && Object.hasOwn(one.properties, step)
        ? one.properties[String(step)]
        : undefined;
    return own ?? (typeof one.additionalProperties === "object" ? one.additionalProperties : []);
  });
}

/** `services[0].objectives`. */
function shownPath(path: readonly PropertyKey[]): string {
  return path
    .map((step, index) =>
      typeof step === "number" ? `[${step}]` : `${index === 0 ? "" : "."}${shownKey(String(step))}`,
    )
    .join("");
}

/** A key is written by whoever wrote the file: what could break a line or a report is left out. */
function shownKey(key: string): string {
  const plain = key.replace(/[^\p{L}\p{N} _./*@:-]/gu, "?");
  return plain.length > LONGEST_KEY ? `${plain.slice(0, LONGEST_KEY)}...` : plain;
}
