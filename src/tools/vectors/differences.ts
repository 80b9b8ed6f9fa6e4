import { decode } from "../../sources/formats/decode.ts";
import { parseYaml } from "../../sources/kubernetes/parse-yaml.ts";
import type { CronAnswer, YamlAnswer } from "./ask-go.ts";
import type { CronCase } from "./cron-texts.ts";

/** How a schedule is read otherwise than robfig/cron reads it; null where it is read alike. */
export function cronDifference({ dialect, text }: CronCase, answer: CronAnswer): string | null {
  const { error, never, max_gap_s } = decode(dialect, text);
  if (answer.refused || error !== undefined) {
    return answer.refused === (error !== undefined)
      ? null
      : `refused by ${answer.refused ? "robfig" : "us"} only`;
  }
  if (answer.stops || never === true) {
    // What runs too often to be followed to its end may stop later.
    return (answer.stops || answer.cut) && never === true
      ? null
      : `stops for ${answer.stops ? "robfig" : "us"} only`;
  }
  const agrees = answer.cut ? (max_gap_s ?? 0) >= answer.gap : max_gap_s === answer.gap;
  return agrees ? null : `a gap of ${answer.gap} s for robfig, of ${max_gap_s} s for us`;
}

/**
 * Documents that are read otherwise than Kubernetes reads them on purpose, or that are too odd to matter, in words for whoever asks why: a
 * difference is told by the text that makes it.
 */
const KNOWN: [what: string, is: RegExp][] = [
  [
    "what comes after the end of a document is an error here and passed over there",
    /^ +\S.*\n\S|^\.\.\.|^"[^"]*":\S/m,
  ],
  [
    "a colon right before a bracket or a comma ends a key here, and is a part of the text there",
    /:[,\]}]|: *$/m,
  ],
  ["a text in brackets may begin with a colon here", /[[{,:] *:/],
  ["a comment may follow a quote at once there", /['"]#/],
  ["a question mark in brackets needs no space after it there", /[[{,]\s*\?/],
  ["white space with a tab may not begin a document there", /^[ ]*\t\s*$/m],
  ["a key that is a number is written otherwise there", /^(?:[^:]*[eE.][^:]*): 1$/m],
];

/** How a document is read otherwise than sigs.k8s.io/yaml reads it; null where it is read alike, or knowingly not. */
export function yamlDifference(document: string, { json, twice }: YamlAnswer): string | null {
  const { documents, broken } = parseYaml(document);
  const [first] = documents;
  const isRefused = broken.length > 0 || documents.length > 1;
  if (json === undefined || isRefused) {
    // A key that is given twice is refused here, and the later one taken there.
    const isAlike = isRefused && (json === undefined || twice === true);
    return isAlike || isKnown(document) ? null : `refused by ${isRefused ? "us" : "Kubernetes"} only`;
  }
  const own = sorted(first?.value ?? null);
  return own === sorted(JSON.parse(json)) || isKnown(document) ? null : `${json} there, ${own} here`;
}

function isKnown(document: string): boolean {
  return KNOWN.some(([, is]) => is.test(document));
}

/** JSON with keys in order; -0 is 0. */
function sorted(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) => {
    if (typeof inner === "object" && inner !== null && !Array.isArray(inner)) {
      return Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)));
    }
    return Object.is(inner, -0) ? 0 : inner;
  });
}
