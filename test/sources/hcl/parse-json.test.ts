import { describe, expect, it } from "vitest";
import { jsonBlocks, localsOfJson } from "../../../src/sources/hcl/parse-json.ts";

const TEXT = `{
  "data": {"aws_ami": {"linux": {"owners": ["self"]}}},
  "resource": {
    "aws_instance": {"web": [{"ami": "a", "dynamic": {"disk": {"for_each": [1], "content": {"size": 3}}}}]},
    "aws_vpc": [{"one": {}}, {"two": {}}]
  },
  "module": {"net": {"source": "./net"}},
  "terraform": [{"backend": {"s3": {"bucket": "b"}}}, {"cloud": {"organization": "o"}}, {"required_version": "1"}],
  "variable": {"size": {}}
}`;

describe("blocks in JSON syntax", () => {
  it("are resources, data sources, calls of modules and backends, whatever objects and lists they stand in", () => {
    const at = (line: number) => ({ line, end_line: line });
    const block = (name: string, line: number, members: unknown[], label?: string) => ({
      name,
      ...(label === undefined ? {} : { label }),
      ...at(line),
      sound: true,
      body: { ...at(line), members },
    });
    const attribute = (name: string, line: number, value: object) => ({
      name,
      kind: "attribute",
      node: { ...at(line), ...value },
    });
    const found = jsonBlocks(TEXT)?.map((one) => ({ ...one, body: one.body() }));
    expect(found).toEqual([
      block("data.aws_ami.linux", 2, [attribute("owners", 2, { items: [{ ...at(2), literal: "self" }] })]),
      block("aws_instance.web", 4, [
        attribute("ami", 4, { literal: "a" }),
        { ...attribute("disk", 4, { members: [attribute("size", 4, { literal: 3 })] }), kind: "dynamic" },
      ]),
      block("aws_vpc.one", 5, []),
      block("aws_vpc.two", 5, []),
      block("module.net", 7, [attribute("source", 7, { literal: "./net" })]),
      block("terraform.backend", 8, [attribute("bucket", 8, { literal: "b" })], "s3"),
      block("terraform.backend", 8, [attribute("organization", 8, { literal: "o" })]),
    ]);
  });

  it.each([
    ["{", null],
    ["[]", []],
    ["null", []],
    ['{"resource": 3}', []],
  ])("of %j are %j", (text, blocks) => {
    expect(jsonBlocks(text)).toEqual(blocks);
  });
});

describe("local values in JSON syntax", () => {
  it.each([
    [{ locals: { a: "b", "b-c": { d: [1] }, é: null } }, ['a = "b"', 'b-c = {"d"=[1]}', "é = null"]],
    [{ locals: [{ a: 1 }, { b: 2 }, 3] }, ["a = 1", "b = 2"]],
    [{ locals: { "x y": 1, "1a": 2, "a}": 3, "": 4 } }, []],
    [{ locals: "x" }, []],
    [{}, []],
    [[1, { locals: { a: 1 } }], ["a = 1"]],
    [
      { locals: { "//": "why", a: `\${b.c["d"]}`, e: `\${`, f: `g "\${h}"` } },
      ['a = (b.c["d"])', `f = "g \\"\${h}\\""`],
    ],
  ])("of %j are lines of a block", (json, lines) => {
    expect(localsOfJson(JSON.stringify(json))).toBe(["locals {", ...lines, "}"].join("\n"));
  });

  it("are none of what is no JSON", () => {
    expect(localsOfJson("{")).toBe("locals {\n}");
  });
});
