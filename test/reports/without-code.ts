/**
 * Inline Markdown without its code spans, found as CommonMark finds them (section 6.1): escapes first, then a run of backticks up to
 * the next run of the same length; a run without an end stands for itself.
 */
export function withoutCode(markdown: string): string {
  let rest = "";
  let at = 0;
  while (at < markdown.length) {
    const [token = ""] = /^(?:\\[^\w\s]|`+|[\s\S])/u.exec(markdown.slice(at)) ?? [];
    const end = token.startsWith("`") ? closing(markdown, at + token.length, token) : null;
    if (end === null) rest += token;
    at = end ?? at + token.length;
  }
  return rest;
}

function closing(markdown: string, from: number, fence: string): number | null {
  for (const run of markdown.slice(from).matchAll(/`+/gu)) {
    if (run[0] === fence) return from + run.index + fence.length;
  }
  return null;
}

/** Markdown without its fenced code (CommonMark section 4.5): a fence ends at a line of at least as many backticks and nothing else. */
export function withoutFences(markdown: string): string {
  const rest: string[] = [];
  let fence: string | null = null;
  for (const line of markdown.split("\n")) {
    const [, run = ""] = /^ {0,3}(`{3,})/u.exec(line) ?? [];
    if (fence !== null) {
      fence = run.length >= fence.length && line.trim() === run ? null : fence;
    } else if (run !== "" && !line.trim().slice(run.length).includes("`")) {
      fence = run;
    } else {
      rest.push(line);
    }
  }
  return rest.join("\n");
}
