import { YAMLException } from "js-yaml";
import { OVERRIDDEN } from "./yaml-merges.ts";
import { NO_KEY, NO_NUMBER } from "./yaml-schema.ts";

/** Why a document could not be read, in words of our own: the parser's messages and marks quote the document. */
export interface YamlProblem {
  message: string;
  /** 1-based line of the file. */
  line: number;
}

/** Beginnings of the parser's reasons, and what they mean to whoever has to mend the file. */
const REASONS: [RegExp, string][] = [
  [/^duplicated mapping key/, "a key is given twice in the same mapping: keep one of them"],
  [/^aliases exceeded/, "there are too many aliases in one document: write the values out"],
  [/^merge keys exceeded/, "there are too many merge keys (<<): write the values out"],
  [/^nesting exceeded/, "the nesting is too deep"],
  [/^tab characters/, "a tab is used for indentation: use spaces"],
  [/^(bad|deficient) indentation/, "the indentation does not fit its surroundings"],
  [/^unidentified alias/, "an alias (*name) has no anchor (&name) before it"],
  [/^recursive alias/, "an alias stands inside its own anchor"],
  [/^cannot merge|^abnormal merge/, "a merge key (<<) takes something else than a mapping"],
  [
    new RegExp(`^${OVERRIDDEN}`),
    "a merge key (<<) stands after a key that it gives too, of which Kubernetes takes the merged one: put it first",
  ],
  [new RegExp(NO_KEY), "a key is empty or null, which Kubernetes refuses"],
  [/explicit tag/, "a value does not fit the tag (!!name) before it"],
  [
    new RegExp(`^${NO_NUMBER}`),
    "there is a number (.inf, .nan) that JSON cannot hold: Kubernetes refuses it",
  ],
  [/^unexpected end/, "a quote or a bracket is opened and never closed"],
  [/^missed comma/, "a comma is missing between the entries in brackets"],
  [
    /multiline key|^expected ':'|whitespace character is expected/,
    "a key needs a colon and a space after it, on its own line",
  ],
  [/non-printable|valid JSON character/, "there is a character that YAML does not allow"],
  [/escape sequence|hexadecimal/, "a backslash in double quotes begins no known escape"],
  [/complex keys/, "a key is a mapping or a list, which Kubernetes does not allow"],
  [
    /document separator is expected/,
    "something follows the end of the document: check the indentation, quotes and ---",
  ],
];

/** Describes an error of the parser for a chunk that begins at line `from` of its file; never a word of the content. */
export function describeProblem(error: unknown, from: number): YamlProblem {
  if (!(error instanceof YAMLException)) {
    return { message: "it is not valid YAML", line: from };
  }
  const known = REASONS.find(([pattern]) => pattern.test(error.reason));
  return {
    message: known === undefined ? "it is not valid YAML" : `it is not valid YAML: ${known[1]}`,
    line: from + (error.mark?.line ?? 0),
  };
}
