/** Characters that HCL writes with a backslash in a quoted key (hclsyntax, quoted template escapes). */
const ESCAPES: Record<string, string> = { n: "\n", r: "\r", t: "\t", '"': '"', "\\": "\\" };

/** Reads a quoted key from behind its opening quote to its closing bracket; `end` is the offset behind that. Null where it has no end. */
export function quotedAt(text: string, from: number): { key: string; end: number } | null {
  let key = "";
  let at = from;
  while (at < text.length) {
    const character = text[at] ?? "";
    if (character === '"') {
      return text[at + 1] === "]" ? { key, end: at + 2 } : null;
    }
    if (character === "\\") {
      const escaped = escapeAt(text, at + 1);
      if (escaped === null) {
        return null;
      }
      key += escaped.text;
      at = escaped.end;
    } else if ((character === "$" || character === "%") && text.startsWith(`${character}{`, at + 1)) {
      // `$${` is how HCL writes `${` that is no template.
      key += `${character}{`;
      at += 3;
    } else {
      key += character;
      at++;
    }
  }
  return null;
}

function escapeAt(text: string, at: number): { text: string; end: number } | null {
  const letter = text[at] ?? "";
  const simple = Object.hasOwn(ESCAPES, letter) ? ESCAPES[letter] : undefined;
  if (simple !== undefined) {
    return { text: simple, end: at + 1 };
  }
  const digits = letter === "u" ? 4 : letter === "U" ? 8 : 0;
  const hex = text.slice(at + 1, at + 1 + digits);
  const code = Number.parseInt(hex, 16);
  if (digits === 0 || !/^[0-9a-fA-F]+$/.test(hex) || hex.length !== digits || code > 0x10ffff) {
    return null;
  }
  return { text: String.fromCodePoint(code), end: at + 1 + digits };
}
