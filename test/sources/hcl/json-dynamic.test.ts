import { beforeAll, describe, expect, it } from "vitest";
import type { LocalExpression, ModuleBlocks, WrittenBlock } from "../../../src/model/source-values.ts";
import { dynamicOfJson } from "../../../src/sources/hcl/json-dynamic.ts";
import { HclParser } from "../../../src/sources/hcl/parse-hcl.ts";
import { packagedGrammar } from "../../../src/tools/build/grammar.ts";

let parser: HclParser;
beforeAll(async () => {
  parser = await HclParser.load(await packagedGrammar());
});

const plain = (reference: string): LocalExpression => ({ references: [reference], plain: true });
const made = (...references: string[]): LocalExpression => ({ references, plain: false });

function block(
  attributes: Record<string, LocalExpression>,
  blocks: Record<string, WrittenBlock[]> = {},
  kind: Partial<WrittenBlock> = { repeated: true },
): WrittenBlock {
  return {
    repeated: false,
    ...kind,
    attributes: new Map(Object.entries(attributes)),
    blocks: new Map(Object.entries(blocks)),
  };
}
const once = (blocks: Record<string, WrittenBlock[]> = {}): WrittenBlock => block({}, blocks, {});

function read(json: unknown): ModuleBlocks | null {
  return parser.dynamicBlocks(dynamicOfJson(JSON.stringify(json)), "json");
}

/** The blocks of one resource of the type `t`, called `n`. */
function blocksOf(body: unknown): unknown {
  return read({ resource: { t: { n: body } } })?.get("t.n");
}

describe("dynamic blocks in JSON syntax", () => {
  it.each<[what: string, dynamic: unknown, found: WrittenBlock[]]>([
    [
      "an object",
      { a: { for_each: `\${t.m}`, content: { b: `\${a.value.id}` } } },
      [block({ b: made("t.m.id") })],
    ],
    [
      "a list of objects",
      [{ a: [{ for_each: [`\${t.m.id}`], content: [{ b: `\${a.value}` }] }] }],
      [block({ b: made("t.m.id") })],
    ],
    [
      "several of one name, in their order",
      {
        a: [
          { for_each: [1], content: { b: "one" } },
          { for_each: `\${t.m}`, iterator: "x", content: { b: `\${x.value}`, c: `\${a.value}` } },
        ],
      },
      [block({ b: { ...made(), constant: "one" } }), block({ b: made("t.m"), c: plain("a.value") })],
    ],
    ["what has no content", { a: { for_each: [1] } }, [block({})]],
    [
      "objects that may be blocks, and objects that can not",
      {
        a: {
          for_each: [1],
          content: {
            "//": "why",
            b: { c: `\${t.m.id}` },
            d: { "e/f": `\${t.m.id}` },
            g: [{ h: 1 }, { h: 2 }],
          },
        },
      },
      [
        block(
          { d: { ...made("t.m.id"), members: new Map([["e/f", plain("t.m.id")]]) } },
          {
            b: [block({ c: plain("t.m.id") }, {}, { mayBeObject: true })],
            g: [1, 2].map((h) => block({ h: { ...made(), constant: h } }, {}, { mayBeObject: true })),
          },
        ),
      ],
    ],
  ])("may be %s", (_, dynamic, found) => {
    expect(blocksOf({ dynamic })).toEqual(new Map([["a", found]]));
  });

  it("stand among those that are written once, inside of them too", () => {
    const dynamic = { a: { for_each: [1], content: { b: 1 } } };
    const repeated = block({ b: { ...made(), constant: 1 } });
    expect(blocksOf([{ a: [{ c: 1 }, { c: 2 }], dynamic, tags: { x: "y" } }])).toEqual(
      new Map([
        ["a", [once(), once(), repeated]],
        ["tags", [once()]],
      ]),
    );
    expect(blocksOf({ d: { dynamic } })).toEqual(new Map([["d", [once({ a: [repeated] })]]]));
  });

  it("are those of resources and data sources, in whatever lists they stand; of others there are none", () => {
    const body = { dynamic: { a: { for_each: [1], content: {} } } };
    const found = new Map([["a", [block({})]]]);
    expect(read([{ resource: [{ t: [{ n: [body] }, { m: {} }] }] }, { data: { t: { n: body } } }])).toEqual(
      new Map([
        ["t.n", found],
        ["data.t.n", found],
      ]),
    );
    expect(
      read({ resource: { 't" "x': { n: body }, t: { "n {": body, o: { dynamic: { "a b": {} } } } } }),
    ).toEqual(new Map());
  });

  it.each(["{", "3", "null", '{"resource":[3,{"t":3}]}'])("are none of %s", (text) => {
    expect(dynamicOfJson(text)).toBe("");
  });

  it("that are nested deeply end", () => {
    const deep = 20_000;
    const nested = `${'{"dynamic":{"a":{"for_each":[1],"content":'.repeat(deep)}{}${"}}}".repeat(deep)}`;
    expect(dynamicOfJson(`{"resource":{"t":{"n":${nested}}}}`).length).toBeLessThan(5_000);
  });
});
