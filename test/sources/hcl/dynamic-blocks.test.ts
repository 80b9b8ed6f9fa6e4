import { beforeAll, expect, it } from "vitest";
import type { LocalExpression, WrittenBlock } from "../../../src/model/source-values.ts";
import { HclParser } from "../../../src/sources/hcl/parse-hcl.ts";
import { packagedGrammar } from "../../../src/tools/build/grammar.ts";

let parser: HclParser;
beforeAll(async () => {
  parser = await HclParser.load(await packagedGrammar());
});

const plain = (reference: string): LocalExpression => ({ references: [reference], plain: true });
const made = (...references: string[]): LocalExpression => ({ references, plain: false });

/** A dynamic block called `a` whose content has one attribute `b`. */
function dynamic(b: LocalExpression): ReadonlyMap<string, readonly WrittenBlock[]> {
  return new Map([["a", [{ repeated: true, attributes: new Map([["b", b]]), blocks: new Map() }]]]);
}

it.each<[what: string, forEach: string, value: string, LocalExpression]>([
  ["a reference of its own", "var.list", "t.n.id", plain("t.n.id")],
  ["what it goes through", "t.n", "a.value", made("t.n")],
  ["a member of what it goes through", "t.n", "a.value.id", made("t.n.id")],
  ["what it goes through in part", "[for one in t.n : one.id]", "a.value", made("t.n")],
  ["elements that are written out", "[t.x.id, t.y.id]", "a.value", made("t.x.id", "t.y.id")],
  ["members of these", "{ p = { q = t.x }, r = { q = t.y.z } }", "a.value.q.id", made("t.x.id", "t.y.z.id")],
  ["an element that refers to nothing", '[t.x.id, "subnet-1"]', "a.value", made()],
  ["an element of a local value", "local.l", "a.value.id", made("local.l[*].id")],
  ["a member that they lack", "[{ q = t.x.id }]", "a.value.other", made()],
  ["the key, which is a text", "t.n", "a.key", made()],
  ["a value that is written out", "t.n", '"once"', { ...made(), constant: "once" }],
])("the content of a dynamic block has %s", (_, forEach, value, expected) => {
  const text = `resource "t" "n" {\n dynamic "a" {\n for_each = ${forEach}\n content {\n b = ${value}\n }\n }\n}\n`;
  expect(parser.dynamicBlocks(text)).toEqual(new Map([["t.n", dynamic(expected)]]));
});

it("an iterator may be called otherwise, and inner blocks go through what outer ones give", () => {
  const inner = 'dynamic "c" {\n for_each = outer.value.list\n content {\n d = c.value\n }\n }';
  const content = `content {\n b = a.value\n ${inner}\n e {\n f = outer.value.id\n }\n }`;
  const text = `data "t" "n" {\n g {\n dynamic "a" {\n for_each = t.n\n iterator = outer\n ${content}\n }\n }\n}\n`;
  const block = (
    repeated: boolean,
    attributes: [string, LocalExpression][],
    blocks: [string, WrittenBlock[]][],
  ) => ({
    repeated,
    attributes: new Map(attributes),
    blocks: new Map(blocks),
  });
  const a = block(
    true,
    [["b", plain("a.value")]],
    [
      ["c", [block(true, [["d", made("t.n.list")]], [])]],
      ["e", [block(false, [["f", made("t.n.id")]], [])]],
    ],
  );
  expect(parser.dynamicBlocks(text)).toEqual(
    new Map([["data.t.n", new Map([["g", [block(false, [], [["a", [a]]])]]])]]),
  );
});

it("resources without any are passed over, and a broken one has nothing in it", () => {
  const text =
    'resource "t" "n" {\n a {\n b = 1\n }\n}\nresource "t" "m" {\n dynamic "a" {\n for_each = []\n }\n}\n';
  const nothing: WrittenBlock = { repeated: true, attributes: new Map(), blocks: new Map() };
  expect(parser.dynamicBlocks(text)).toEqual(new Map([["t.m", new Map([["a", [nothing]]])]]));
});
