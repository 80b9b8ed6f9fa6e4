import {
  defineScalarTag,
  FAILSAFE_SCHEMA,
  mergeTag,
  NOT_RESOLVED,
  type ScalarTagDefinition,
  type Schema,
} from "js-yaml";

/**
 * Plain words with a meaning, as Kubernetes reads them: sigs.k8s.io/yaml, whose goyaml.v2 keeps YAML 1.1 booleans,
 * `y` and `n` among them.
 */
const WORDS = new Map<string, boolean | null>([
  ...spellings(["y", "yes", "true", "on"], true),
  ...spellings(["n", "no", "false", "off"], false),
  ...spellings(["null"], null),
  ["~", null],
  ["", null],
]);

/** Every word in lower case, with a capital, and in capitals. */
function spellings<V>(words: string[], value: V): [string, V][] {
  return words.flatMap((word) => [
    [word, value],
    [word.charAt(0).toUpperCase() + word.slice(1), value],
    [word.toUpperCase(), value],
  ]);
}

const DECIMAL = /^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$/;
const BASED = /^([-+]?)0(?:x([0-9a-f]+)|o?([0-7]+)|b([01]+))$/i;

/**
 * The number of a plain scalar: decimal, `0x1f`, octal as `0777` or `0o777`, `0b11`, with `_` between digits; null where
 * it is none. There is no base 60 (`80:80` is text), and what JSON cannot hold (`.inf`, `.nan`) stays text.
 */
function plainNumber(text: string): number | null {
  if (!/^[-+.0-9]/.test(text) || text.length > 400) {
    return null;
  }
  const digits = text.replaceAll("_", "");
  const [based, sign, hex, octal, binary] = BASED.exec(digits) ?? [];
  let value: number;
  if (based !== undefined) {
    value = Number(hex === undefined ? (octal === undefined ? `0b${binary}` : `0o${octal}`) : `0x${hex}`);
    value = sign === "-" ? -value : value;
  } else {
    value = DECIMAL.test(digits) ? Number(digits) : Number.NaN;
  }
  return Number.isFinite(value) ? value : null;
}

/** What a plain scalar without a tag means: a boolean, null, a number, or its own text. */
export function plainValue(text: string): string | number | boolean | null {
  const word = WORDS.get(text);
  return word === undefined ? (plainNumber(text) ?? text) : word;
}

/** A tag that takes the plain scalars which mean a value of its kind; an explicit tag takes nothing else either. */
function scalarTag(name: string, fits: (value: unknown) => boolean): ScalarTagDefinition<unknown> {
  return defineScalarTag<unknown>(`tag:yaml.org,2002:${name}`, {
    implicit: true,
    resolve: (source) => {
      const value = plainValue(source);
      return fits(value) ? value : NOT_RESOLVED;
    },
    identify: () => false,
  });
}

/** A tag that a document may write out and that keeps the text. */
function textTag(name: string): ScalarTagDefinition<unknown> {
  return defineScalarTag<unknown>(`tag:yaml.org,2002:${name}`, {
    resolve: (source) => source,
    identify: () => false,
  });
}

/** YAML as the Kubernetes API machinery reads it. Values are those of JSON and nothing else: dates and binary stay text. */
export const KUBERNETES_SCHEMA: Schema = FAILSAFE_SCHEMA.withTags(
  scalarTag("null", (value) => value === null),
  scalarTag("bool", (value) => typeof value === "boolean"),
  scalarTag("int", (value) => Number.isInteger(value)),
  scalarTag("float", (value) => typeof value === "number"),
  mergeTag,
  textTag("timestamp"),
  textTag("binary"),
);
