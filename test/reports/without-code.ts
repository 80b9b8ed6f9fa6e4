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
