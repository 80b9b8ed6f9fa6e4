/** A piece of a template: a text that stands for itself, or what stands between `${` or `%{` and its brace. */
export type TemplatePart = { text: string } | { sign: "$" | "%"; inner: string };

/** Where an expression begins, or `$${`, which stands for the text `${`. */
const BEGIN = /([$%])\1\{|[$%]\{/g;

/**
 * The pieces of a text of Terraform's JSON syntax, which is a template without quotes: no backslash means anything in it. Null where an expression
 * has no end.
 */
export function templateParts(template: string): TemplatePart[] | null {
  const parts: TemplatePart[] = [];
  let text = "";
  let at = 0;
  for (;;) {
    BEGIN.lastIndex = at;
    const begin = BEGIN.exec(template);
    text += template.slice(at, begin?.index);
    if (begin === null) {
      return text === "" ? parts : [...parts, { text }];
    }
    const [sign, escaped] = begin;
    const inside = begin.index + sign.length;
    const end = escaped === undefined ? endOfExpression(template, inside) : inside - 1;
    if (end === null) {
      return null;
    }
    if (escaped === undefined) {
      parts.push(...(text === "" ? [] : [{ text }]), {
        sign: sign === "%{" ? "%" : "$",
        inner: template.slice(inside, end),
      });
      text = "";
    } else {
      text += `${escaped}{`;
    }
    at = end + 1;
  }
}

/** What ends a text or begins an expression in it, once what is escaped is stepped over; what ends an expression or begins a text in it. */
const IN_TEXT = /\\[\s\S]|([$%])\1\{|[$%]\{|"/g;
const IN_EXPRESSION = /[{}"]/g;

/** Where the brace stands that ends an expression; null where none does. Texts in it may hold braces, and expressions of their own. */
function endOfExpression(template: string, from: number): number | null {
  const open = ["{"];
  let at = from;
  while (open.length > 0) {
    const isText = open.at(-1) === '"';
    const signs = isText ? IN_TEXT : IN_EXPRESSION;
    signs.lastIndex = at;
    const sign = signs.exec(template)?.[0];
    if (sign === undefined) {
      return null;
    }
    at = signs.lastIndex;
    if (sign === "}" || (isText && sign === '"')) {
      open.pop();
    } else if (sign === '"' || /^[$%]?\{$/.test(sign)) {
      open.push(sign === '"' ? '"' : "{");
    }
  }
  return at - 1;
}
