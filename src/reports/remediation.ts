/** A piece of a remediation: sentences, or lines to copy as they are. */
export type RemediationPart = { kind: "text"; text: string } | { kind: "code"; lines: string[] };

/** Most lines of one block, so that no rule floods a comment. */
const MOST_LINES = 30;

/** What to do, taken apart at its fenced blocks (three backticks): these keep their lines, since YAML on one line is no YAML. */
export function remediationParts(remediation: string): RemediationPart[] {
  return remediation
    .slice(0, 4000)
    .split(/^```[a-z]*\n([\s\S]*?)\n```$/mu)
    .map(
      (part, at): RemediationPart =>
        at % 2 === 1
          ? { kind: "code", lines: part.split("\n").slice(0, MOST_LINES) }
          : { kind: "text", text: part.trim() },
    )
    .filter((part) => part.kind === "code" || part.text !== "");
}
