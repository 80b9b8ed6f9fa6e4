import { isUnique } from "./identities.ts";
import { isObject } from "./json-shape.ts";

/** A text that may identify a resource, and the path of the attribute or variable that it is the value of. */
interface NamingText {
  path: string;
  text: string;
}

const DEEPEST = 30;
/** Longest text that is looked into, in characters; container definitions and user data are far shorter. */
const LONGEST = 300_000;

/**
 * The texts in a value that may identify another resource: each text itself, those in a text that is JSON (container definitions), and in any
 * other text (user data, a connection string) the parts that are an ARN, an id or a host name. `sensitive` is the tree of marks; what it marks is left alone.
 */
export function* namingTexts(
  value: unknown,
  sensitive: unknown,
  path: string,
  depth = 0,
): Generator<NamingText> {
  if (sensitive === true || depth > DEEPEST) {
    return;
  }
  if (typeof value === "string") {
    yield* inText(value, path, depth);
  } else if (Array.isArray(value)) {
    for (const [i, item] of value.entries()) {
      yield* namingTexts(item, Array.isArray(sensitive) ? sensitive[i] : undefined, path, depth + 1);
    }
  } else if (isObject(value)) {
    const name = environmentName(value);
    for (const [key, inner] of Object.entries(value)) {
      const marks = isObject(sensitive) ? sensitive[key] : undefined;
      yield* namingTexts(inner, marks, `${path}.${(name ?? key).toLowerCase()}`, depth + 1);
    }
  }
}

/** `{"name": "TABLE", "value": "orders"}` of a container: the value is called by the name. */
function environmentName(object: Record<string, unknown>): string | null {
  const { name, value, valueFrom } = object;
  const isVariable = typeof value === "string" || typeof valueFrom === "string";
  return isVariable && typeof name === "string" ? name : null;
}

function* inText(text: string, path: string, depth: number): Generator<NamingText> {
  if (text.length > LONGEST) {
    return;
  }
  const parsed = /^\s*[[{]/.test(text) ? parsedJson(text) : undefined;
  if (parsed !== undefined) {
    yield* namingTexts(parsed, undefined, path, depth + 1);
    return;
  }
  yield { path, text };
  for (const word of text.split(/[\s"'`=,;<>()[\]{}|&]+/)) {
    for (const part of new Set([word, ...word.split(/[:/@?]+/)])) {
      if (part !== text && isUnique(part)) {
        yield { path, text: part };
      }
    }
  }
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
