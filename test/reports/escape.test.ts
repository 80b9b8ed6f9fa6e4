import fc from "fast-check";
import { expect, test } from "vitest";
import { cell, code, fenced, link, prose, text } from "../../src/reports/escape.ts";
import { inert, plain } from "../../src/reports/plain.ts";
import { HOSTILE } from "./hostile.ts";
import { withoutCode } from "./without-code.ts";

const anything = fc.oneof(
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.string({
    unit: fc.constantFrom("`", "@", "a", "|", "\\", "<", "&", "#", "1", ":", "/", "_", "*", "[", "]", " "),
    maxLength: 30,
  }),
  fc.constantFrom(...HOSTILE),
);

/** What is left of Markdown text once its escapes, entities and gaps are gone: here nothing may mean anything. */
const bare = (markdown: string) =>
  markdown.replace(/\\[\\`*[\]~_]|&(?:amp|lt|gt|#124|#36);|[@#:w-]&#8203;/gu, "·");

test("text keeps nothing that Markdown, HTML or GitHub obeys", () => {
  fc.assert(
    fc.property(anything, (value) => {
      expect(bare(text(value))).not.toMatch(/[\n\r<>&`*[\]~|$@\\]|#[\p{L}\d]|:\/\/|www\.|gh-\d|:[\w+-]+:/iu);
    }),
  );
});

test("code is one span whose fence its content cannot end", () => {
  fc.assert(
    fc.property(anything, (value) => {
      const [, fence = "", content = ""] = /^(`*)([\s\S]*?)\1$/u.exec(code(value)) ?? [];
      expect(fence === "" ? content : fence).toMatch(fence === "" ? /^\(empty\)$/u : /^`{1,9}$/u);
      expect(content.match(/`+/gu) ?? []).not.toContain(fence);
      expect(content).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|##\[/u);
    }),
  );
});

test("prose is code between single backticks and text elsewhere", () => {
  expect(prose("Set `a_b | c` for @acme, `odd")).toBe("Set `a_b | c` for @&#8203;acme, \\`odd");
  fc.assert(
    fc.property(anything, (value) => {
      expect(bare(withoutCode(prose(value)))).not.toMatch(/[\n\r<>&`*[\]~|$@\\]/u);
    }),
  );
});

test("a cell holds no pipe", () => {
  fc.assert(
    fc.property(anything, (value) => {
      expect(cell(value)).not.toContain("|");
    }),
  );
});

test("what reads well is left as it is", () => {
  expect(text("Losing us-east-1a leaves 1 of 3 (2 are needed): aws_instance.primary stops.")).toBe(
    "Losing us-east-1a leaves 1 of 3 (2 are needed): aws_instance.primary stops.",
  );
  expect(code('module.a.aws_instance.b["c"]')).toBe('`module.a.aws_instance.b["c"]`');
});

test("plain text is one visible line of bounded length", () => {
  expect(plain("a\n\t b\u0000\u001B[31mc\u202E", 50)).toBe("a b\uFFFD[31mc\uFFFD");
  expect(plain("x".repeat(1_000_000), 5)).toBe("xxxx…");
  expect(plain("😀".repeat(10), 4)).toBe("😀😀😀…");
  fc.assert(
    fc.property(anything, fc.integer({ min: 1, max: 80 }), (value, max) => {
      const shown = plain(value, max);
      expect(Array.from(shown).length).toBeLessThanOrEqual(max);
      expect(shown).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
    }),
  );
});

test("a link leads to the web or nowhere", () => {
  expect(link("`a`", "https://github.com/a/b/blob/c/d%20e.tf#L1")).toBe(
    "[`a`](https://github.com/a/b/blob/c/d%20e.tf#L1)",
  );
  for (const url of [
    "javascript:alert(1)",
    "https://x.example/a)b",
    "https://x.example/a b",
    "//x.example/",
    null,
  ]) {
    expect(link("`a`", url)).toBe("`a`");
  }
});

test("no line is a command for a runner", () => {
  expect(inert("  ::error::x\n:::x\na ::b\n##[group]")).toBe("  : :error::x\n: ::x\na ::b\n# #[group]");
});

test.each([
  ["a & b < c > d | e $ f", "a &amp; b &lt; c &gt; d &#124; e &#36; f"],
  ["\\ ` * [a] ~", "\\\\ \\` \\* \\[a\\] \\~"],
  ["_a_ a_b é_b 1_2 _", "\\_a\\_ a_b é_b 1_2 \\_"],
  ["#1 #a ## # !", "#&#8203;1 #&#8203;a #&#8203;# # !"],
  ["gh-1 GH-2 gh-x", "gh-&#8203;1 GH-&#8203;2 gh-x"],
  ["http://a a:b a: b", "http:&#8203;//a a:b a: b"],
  [":+1: :a-b: a:", ":&#8203;+1: :&#8203;a-b: a:"],
  ["www.a wwwa WWW.a", "www&#8203;.a wwwa WWW&#8203;.a"],
  ["@a a@b", "@&#8203;a a@&#8203;b"],
])("%j is the text %s", (value, shown) => {
  expect(text(value)).toBe(shown);
});

test.each([
  ["", "(empty)"],
  ["a b", "`a b`"],
  ["a`b", "``a`b``"],
  ["`a", "`` `a ``"],
  ["a``", "``` a`` ```"],
  ["a`b``c", "```a`b``c```"],
  ["a````````b", "`````````a````````b`````````"],
  ["a`````````b", "`a\uFFFDb`"],
  ["##[a", "`# #[a`"],
])("%j is the code %s", (value, shown) => {
  expect(code(value)).toBe(shown);
});

test.each([
  [[], "```yaml\n\n```\n"],
  [["a:", "  - b", "          c"], "```yaml\na:\n  - b\n        c\n```\n"],
  [["`` a"], "```yaml\n`` a\n```\n"],
  [["```", "`"], "````yaml\n```\n`\n````\n"],
  [["a`````````b", "##[c"], "```yaml\na\uFFFDb\n# #[c\n```\n"],
])("%j are the block %j", (lines, block) => {
  expect(fenced(lines)).toBe(block);
});

test.each([
  ["a", "`a`"],
  ["a|b", "a&#124;b"],
  ["a\\b", "a\\\\b"],
  ["a`b", "``a`b``"],
])("%j is the cell %s", (value, shown) => {
  expect(cell(value)).toBe(shown);
});

test.each([
  ["http://a.example/", true],
  ["https://a.example:8443/b?c#d", true],
  ["https://[::1]/", true],
  ["https://a.example", false],
  ["ftp://a.example/", false],
  ["xhttps://a.example/", false],
  ["https://user@a.example/", false],
  ["https://a.example/b<c", false],
  ["https://a.example/b(c", false],
  ["https://a.example/b\\c", false],
  ["https://a.example/b|c", false],
  ["https://a.example/b\u202Ec", false],
])("%s is a link: %o", (url, isLink) => {
  expect(link("a", url)).toBe(isLink ? `[a](${url})` : "a");
});

test.each([
  ["", ""],
  ["a `b` c", "a `b` c"],
  ["`a``b`", "`a``b`"],
  ["`` a", "\\`\\` a"],
  ["`a|b` *c*", "`a|b` \\*c\\*"],
])("%j is the prose %s", (value, shown) => {
  expect(prose(value)).toBe(shown);
});
