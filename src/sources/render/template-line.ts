/**
 * The line (1-based) of a template that is nearest to an attribute of the objects of a kind that it makes: from the line of the kind, the keys of
 * the attribute are looked for one after another. Null where the kind stands nowhere, since a helper makes the object then.
 */
export function templateLine(text: string, kind: string, attribute: string): number | null {
  const lines = text.split("\n");
  const own = lines.findIndex(
    (line) => keyOf(line) === "kind" && new RegExp(`:\\s*["']?${kind}\\b`).test(line),
  );
  if (own < 0) {
    return null;
  }
  const last = lines.findIndex((line, at) => at > own && /^---/.test(line));
  const until = last < 0 ? lines.length : last;
  let at = own;
  for (const key of attribute.split(".").filter((part) => part !== "" && !/^\d+$/.test(part))) {
    const next = lines.findIndex((line, index) => index > at && index < until && keyOf(line) === key);
    if (next < 0) {
      break;
    }
    at = next;
  }
  return at + 1;
}

/** The key that a line begins with; "" where it begins with none. */
function keyOf(line: string): string {
  return /^\s*(?:- )?["']?([A-Za-z0-9_./-]+)["']?\s*:/.exec(line)?.[1] ?? "";
}
