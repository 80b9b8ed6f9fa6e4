import {
  defineScalarTag,
  FAILSAFE_SCHEMA,
  mapTag,
  mergeTag,
  NOT_RESOLVED,
  type ScalarTagDefinition,
  type Schema,
  seqTag,
  YAMLException,
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
/** What a number of another base may be at most: 64 bits. A decimal one may be larger, but is a float then. */
const LARGEST_BASED = 2 ** 64;
const NO_JSON_NUMBER = /^(?:[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;
/** The parser's reasons for that, and for a key that is null. */
export const NO_NUMBER = "a number that JSON cannot hold";
export const NO_KEY = "a key that is null";

/**
 * The number of a plain scalar: decimal, `0x1f`, octal as `0777` or `0o777`, `0b11`, with `_` between digits; null where
 * it is none. There is no base 60 (`80:80` is text).
 */
function plainNumber(text: string): number | null {
  if (!/^[-+.0-9]/.test(text) || text.length > 400) {
    return null;
  }
  // Only what begins with a digit or a sign may have underscores.
  const digits = text.startsWith(".") ? text : text.replaceAll("_", "");
  const [based, sign, hex, octal, binary] = BASED.exec(digits) ?? [];
  let value: number;
  if (based !== undefined) {
    value = Number(hex === undefined ? (octal === undefined ? `0b${binary}` : `0o${octal}`) : `0x${hex}`);
    value = value >= LARGEST_BASED ? Number.NaN : sign === "-" ? -value : value;
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

/** As `plainValue`, where it is a value; throws for infinity and what is not a number, which Kubernetes refuses. */
function jsonValue(text: string): string | number | boolean | null {
  if (NO_JSON_NUMBER.test(text)) {
    throw new YAMLException(NO_NUMBER);
  }
  return plainValue(text);
}

/** What a plain scalar may begin with that is no text; the parser asks nothing of any other. */
const FIRST = [..."~yYnNtTfFoO0123456789+-.", ""];

/** The meaning of plain scalars without a tag, all in one: most are texts, and are looked at once. */
const plainTag = defineScalarTag<unknown>("tag:resilience-gate,plain", {
  implicit: true,
  implicitFirstChars: FIRST,
  resolve: (source) => {
    const value = jsonValue(source);
    return typeof value === "string" ? NOT_RESOLVED : value;
  },
  identify: () => false,
});

/** A tag that is written out, and that takes the values of its kind only. */
function scalarTag(name: string, fits: (value: unknown) => boolean): ScalarTagDefinition<unknown> {
  return defineScalarTag<unknown>(`tag:yaml.org,2002:${name}`, {
    resolve: (source) => {
      const value = jsonValue(source);
      return fits(value) ? value : NOT_RESOLVED;
    },
    identify: () => false,
  });
}

/** The text that base64 stands for. */
const binaryTag = defineScalarTag<string>("tag:yaml.org,2002:binary", {
  resolve: (source) =>
    /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(source.replace(/\s/g, ""))
      ? Buffer.from(source, "base64").toString()
      : NOT_RESOLVED,
  identify: () => false,
});

/** Mappings have texts as keys, numbers and booleans as their texts; null is none. */
const keyedMapTag: typeof mapTag = {
  ...mapTag,
  addPair: (mapping, key, value) => (key === null ? NO_KEY : mapTag.addPair(mapping, key, value)),
};

/** Tags that nothing is known of, local ones (`!name`) and others, mean nothing: the value is what it is, a scalar its text. */
const UNKNOWN_TAGS = ["!", "tag:"].flatMap((prefix) => [
  defineScalarTag<string>(prefix, {
    matchByTagPrefix: true,
    resolve: (source) => source,
    identify: () => false,
  }),
  { ...seqTag, tagName: prefix, matchByTagPrefix: true, identify: () => false },
  { ...keyedMapTag, tagName: prefix, matchByTagPrefix: true, identify: () => false },
]);

/** YAML as the Kubernetes API machinery reads it. Values are those of JSON and nothing else: dates stay text. */
export const KUBERNETES_SCHEMA: Schema = FAILSAFE_SCHEMA.withTags(
  plainTag,
  scalarTag("null", (value) => value === null),
  scalarTag("bool", (value) => typeof value === "boolean"),
  scalarTag("int", (value) => Number.isInteger(value)),
  scalarTag("float", (value) => typeof value === "number"),
  keyedMapTag,
  mergeTag,
  binaryTag,
  ...UNKNOWN_TAGS,
);
