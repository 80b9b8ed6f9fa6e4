import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { LocalExpression } from "../../../src/model/source-values.ts";
import { hclOfJson } from "../../../src/sources/hcl/json-expression.ts";
import { templateParts } from "../../../src/sources/hcl/json-template.ts";
import { HclParser } from "../../../src/sources/hcl/parse-hcl.ts";
import { localsOfJson } from "../../../src/sources/hcl/parse-json.ts";
import { packagedGrammar } from "../../../src/tools/build/grammar.ts";

let parser: HclParser;
beforeAll(async () => {
  parser = await HclParser.load(await packagedGrammar());
});

describe("a template", () => {
  it.each([
    ["", []],
    ["plain", [{ text: "plain" }]],
    [`\${a.b}`, [{ sign: "$", inner: "a.b" }]],
    [
      `x\${a["}"]}%{ if b }y`,
      [{ text: "x" }, { sign: "$", inner: 'a["}"]' }, { sign: "%", inner: " if b " }, { text: "y" }],
    ],
    [`\${{a = "\${b}"}}`, [{ sign: "$", inner: `{a = "\${b}"}` }]],
    [`\${a["\\"}"]}`, [{ sign: "$", inner: 'a["\\"}"]' }]],
    [`\${a["$\${"]}`, [{ sign: "$", inner: `a["$\${"]` }]],
    [`$\${a}%%{b}`, [{ text: `\${a}%{b}` }]],
    ["$a %b {c}", [{ text: "$a %b {c}" }]],
    [`\${a`, null],
    [`\${a["}`, null],
  ])("%j is %j", (template, parts) => {
    expect(templateParts(template)).toEqual(parts);
  });

  it("of any text has the text again, or no end", () => {
    const piece = fc.constantFrom("$", "%", "{", "}", '"', "\\", "a", " ", "\n", "é");
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const template = pieces.join("");
        const again = templateParts(template)?.map((part) =>
          "text" in part ? part.text.replace(/([$%])\{/g, "$1$1{") : `${part.sign}{${part.inner}}`,
        );
        expect(again?.join("") ?? template).toBe(template);
      }),
      { numRuns: 2000 },
    );
  });
});

const plain = (reference: string): LocalExpression => ({ references: [reference], plain: true });
const made = (...references: string[]): LocalExpression => ({ references, plain: false });

describe("a value in JSON syntax", () => {
  it.each<[unknown, LocalExpression]>([
    ["text", { ...made(), constant: "text" }],
    [3, { ...made(), constant: 3 }],
    [null, made()],
    [`\${aws_subnet.s["a"].id}`, plain('aws_subnet.s["a"].id')],
    [
      `\${true ? "a}" : aws_subnet.s.id}`,
      {
        ...made("aws_subnet.s.id"),
        either: [{ ...made(), constant: "a}" }, plain("aws_subnet.s.id")],
      },
    ],
    [`a "\${var.b}"\b\f\n\\`, made("var.b")],
    [`$\${var.b}`, { ...made(), constant: `$\${var.b}` }],
    [`%{ if var.a }b%{ endif }`, made("var.a")],
    [[`\${var.a}`, 1], { ...made("var.a"), items: [plain("var.a"), { ...made(), constant: 1 }] }],
    [{ "a b": `\${var.a}` }, { ...made("var.a"), members: new Map([["a b", plain("var.a")]]) }],
    [{ [`\${var.a}`]: 1 }, made("var.a")],
    [
      `\${{ a = { id = t.n.id } }}`,
      {
        ...made("t.n.id"),
        members: new Map([["a", { ...made("t.n.id"), members: new Map([["id", plain("t.n.id")]]) }]]),
      },
    ],
  ])("%j", (value, expected) => {
    const text = localsOfJson(JSON.stringify({ locals: { value, next: 1 } }));
    expect(parser.locals(text)).toEqual(
      new Map([
        ["value", expected],
        ["next", { ...made(), constant: 1 }],
      ]),
    );
  });

  it("that has no end is none, and nor is what it stands in", () => {
    expect([hclOfJson(`\${a`), hclOfJson({ a: [`\${a`] }), hclOfJson({ [`\${a`]: 1 })]).toEqual([
      null,
      null,
      null,
    ]);
  });

  it("of constants is that value in HCL, whatever stands in its texts", () => {
    const text = fc.string().filter((one) => !/[$%]\{|\\/.test(JSON.stringify(one)));
    fc.assert(
      fc.property(fc.dictionary(text, text, { maxKeys: 5 }), (value) => {
        const found = parser.locals(`locals {\n  a = ${hclOfJson(value)}\n}\n`)?.get("a");
        const constants = [...(found?.members ?? [])].map(([name, one]) => [name, one.constant]);
        expect(constants).toEqual(Object.entries(value));
      }),
    );
  });

  it("that is nested deeply, or is long, ends", () => {
    const deep = `${'{"a":['.repeat(50_000)}1${"]}".repeat(50_000)}`;
    const long = JSON.stringify({ locals: { a: `\${${'"${'.repeat(50_000)}` } });
    expect(localsOfJson(`{"locals":{"a":${deep}}}`).length).toBeLessThan(1_000);
    expect(localsOfJson(long)).toBe("locals {\n}");
  });
});
