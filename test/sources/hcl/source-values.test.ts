import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ModuleOutline } from "../../../src/model/input.ts";
import type { LocalExpression, SourceValues } from "../../../src/model/source-values.ts";
import { BlockFinder } from "../../../src/sources/hcl/block-finder.ts";
import { checkoutModule } from "../../../src/sources/hcl/checkout-module.ts";
import { HclParser } from "../../../src/sources/hcl/parse-hcl.ts";
import { sourceValuesOf } from "../../../src/sources/hcl/source-values-of.ts";
import { WorkspaceReader } from "../../../src/sources/hcl/workspace-reader.ts";
import { packagedGrammar } from "../../../src/tools/build/grammar.ts";

let parser: HclParser;
let workspace = "";
beforeAll(async () => {
  parser = await HclParser.load(await packagedGrammar());
  workspace = mkdtempSync(join(tmpdir(), "locals-"));
});
afterAll(() => rmSync(workspace, { recursive: true }));

const plain = (reference: string): LocalExpression => ({ references: [reference], plain: true });
const made = (...references: string[]): LocalExpression => ({ references, plain: false });

describe("what a local value is made of", () => {
  it.each<[string, LocalExpression]>([
    ['"eu-west-1"', { ...made(), constant: "eu-west-1" }],
    ["3", { ...made(), constant: 3 }],
    ["true", { ...made(), constant: true }],
    ["null", made()],
    ["aws_vpc.v", plain("aws_vpc.v")],
    ['aws_subnet.s["x.y"].id', plain('aws_subnet.s["x.y"].id')],
    ["aws_subnet.s[0].id", plain("aws_subnet.s[0].id")],
    ["aws_subnet.s.0.id", plain("aws_subnet.s[0].id")],
    ["(aws_subnet.s.id)", plain("aws_subnet.s.id")],
    ["aws_subnet.s[*].id", made("aws_subnet.s")],
    ["aws_subnet.s.*.id", made("aws_subnet.s")],
    ["aws_subnet.s[var.which].id", made("aws_subnet.s", "var.which")],
    [`"\${var.region}"`, made("var.region")],
    [`"\${local.region}\${var.zone}"`, made("local.region", "var.zone")],
    [`<<E\n\${var.text}\nE\n`, made("var.text")],
    [
      "var.on ? aws_a.b.id : null",
      { ...made("var.on", "aws_a.b.id"), either: [plain("aws_a.b.id"), made()] },
    ],
    ["!var.on && var.count > 1", made("var.on", "var.count")],
    [
      "merge(local.a, module.m.ids)",
      { ...made("local.a", "module.m.ids"), merged: [plain("local.a"), plain("module.m.ids")] },
    ],
    ["merge(local.a...)", made("local.a")],
    ["concat(local.a, module.m.ids)", made("local.a", "module.m.ids")],
    [
      "{ for key, one in aws_subnet.s : key => one.id if one.x != var.y }",
      {
        ...made("aws_subnet.s", "var.y"),
        mapped: {
          over: plain("aws_subnet.s"),
          key: "key",
          value: "one",
          name: plain("key"),
          result: plain("one.id"),
          filtered: true,
        },
      },
    ],
    [
      "{ for one in var.y : one => { a = one, b = [for two in one.z : two.id] } }",
      {
        ...made("var.y"),
        mapped: {
          over: plain("var.y"),
          key: null,
          value: "one",
          name: plain("one"),
          result: {
            ...made("one", "one.z"),
            members: new Map([
              ["a", plain("one")],
              ["b", made("one.z")],
            ]),
          },
          filtered: false,
        },
      },
    ],
    ["{ for one in var.y : one.z => one... }", made("var.y")],
    ["[for one in aws_subnet.s : one.id]", made("aws_subnet.s")],
    ["[for one in var.one : [for two in one.list : aws_a.b[two]]]", made("var.one", "aws_a.b")],
    ["[aws_a.b.id, 2]", { ...made("aws_a.b.id"), items: [plain("aws_a.b.id"), { ...made(), constant: 2 }] }],
    [
      '{ a = aws_a.b.id, "b" : { c = var.d } }',
      {
        ...made("aws_a.b.id", "var.d"),
        members: new Map([
          ["a", plain("aws_a.b.id")],
          ["b", { ...made("var.d"), members: new Map([["c", plain("var.d")]]) }],
        ]),
      },
    ],
    ["{ (var.key) = aws_a.b.id }", made("var.key", "aws_a.b.id")],
  ])("%s", (text, expected) => {
    expect(parser.locals(`locals {\n  value = ${text}\n}\n`)).toEqual(new Map([["value", expected]]));
  });

  it("stands in blocks called locals alone, and the first of a name counts", () => {
    const text = 'locals {\n a = 1\n}\nlocals {\n a = 2\n b = 3\n}\nresource "t" "n" {\n c = 4\n}\n';
    const constant = (value: number): LocalExpression => ({ ...made(), constant: value });
    expect(parser.locals(text)).toEqual(
      new Map([
        ["a", constant(1)],
        ["b", constant(3)],
      ]),
    );
  });
});

/** A module that calls others, without resources of its own. */
function outline(calls: Record<string, [source: string, inner: ModuleOutline]> = {}): ModuleOutline {
  const inner = Object.entries(calls).map(
    ([name, [source, module]]): [string, { source: string; module: ModuleOutline }] => [
      name,
      { source, module },
    ],
  );
  return { resources: new Set(), calls: new Map(inner), names: new Set() };
}

async function read(
  files: Record<string, string>,
  planned: ModuleOutline,
  wanted: string[],
): Promise<SourceValues> {
  const folder = mkdtempSync(join(workspace, "case-"));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const root = checkoutModule(new WorkspaceReader(folder), "", planned, true);
  return sourceValuesOf(root, planned, new Set(wanted), new BlockFinder(packagedGrammar));
}

describe("the expressions of which a plan shows only what they refer to", () => {
  const expected = new Map([
    ["each.aws_a.b", plain("module.m.sites")],
    ["each.data.aws_c.d", plain("var.e")],
    ["each.module.m", plain("local.f")],
    ["module.m.sites", plain("local.g")],
    ["output.h", { ...made("aws_a.b.id"), members: new Map([["i", plain("aws_a.b.id")]]) }],
  ]);

  it("are outputs, arguments of calls, and what a for_each goes through", async () => {
    const text = `resource "aws_a" "b" {\n for_each = module.m.sites\n j = 1\n}\ndata "aws_c" "d" {\n for_each = var.e\n}\nmodule "m" {\n source = "./m"\n for_each = local.f\n sites = local.g\n providers = { k = l.m }\n}\noutput "h" {\n value = { i = aws_a.b.id }\n sensitive = true\n}\noutput "h" {\n value = 2\n}\n`;
    const found = (await read({ "main.tf": text }, outline(), [""])).expressions;
    expect(found).toEqual(new Map([["", expected]]));
  });

  it("may be written in JSON", async () => {
    const m = { source: "./m", for_each: `\${local.f}`, sites: `\${local.g}` };
    const json = [
      { resource: [{ aws_a: { b: [{ for_each: `\${module.m.sites}`, j: 1 }], n: {} } }, 3] },
      {
        data: { aws_c: { d: { for_each: `\${var.e}` } } },
        module: { m },
        output: { h: { value: { i: `\${aws_a.b.id}` } } },
      },
    ];
    const found = (await read({ "main.tf.json": JSON.stringify(json) }, outline(), [""])).expressions;
    expect(found).toEqual(new Map([["", expected]]));
  });
});

describe("the local values of the modules of a plan", () => {
  const vpc = (text: string): string => `locals {\n  vpc = ${text}\n}\n`;

  it("are read of modules that are wanted, in the repository and as init has fetched them", async () => {
    const files = {
      "main.tf": vpc("aws_vpc.v.id"),
      "net/main.tf": vpc("var.vpc"),
      "net/inner/main.tf": vpc("var.inner"),
      "other/main.tf": vpc("var.other"),
      ".terraform/modules/modules.json": '{"Modules":[{"Key":"public","Dir":".terraform/modules/public"}]}',
      ".terraform/modules/public/main.tf": vpc("try(aws_vpc.this[0].id, null)"),
    };
    const planned = outline({
      net: ["./net", outline({ inner: ["./inner", outline()] })],
      other: ["./other", outline()],
      public: ["terraform-aws-modules/vpc/aws", outline()],
    });
    expect((await read(files, planned, ["", "net.inner", "public", "nowhere"])).locals).toEqual(
      new Map([
        ["", new Map([["vpc", plain("aws_vpc.v.id")]])],
        ["net.inner", new Map([["vpc", plain("var.inner")]])],
        ["public", new Map([["vpc", made("aws_vpc.this[0].id")]])],
      ]),
    );
  });

  it("may be written in JSON, and override files have the last word", async () => {
    const files = {
      "main.tf.json": JSON.stringify({
        locals: {
          vpc: `\${aws_vpc.v.id}`,
          sites: [{ subnet: `\${aws_subnet.s.id}`, size: 2 }],
          "no name": 1,
        },
      }),
      "a.tf": "locals {\n  kept = 1\n  changed = 1\n}\n",
      "a_override.tf": "locals {\n  changed = var.other\n}\n",
    };
    expect((await read(files, outline(), [""])).locals).toEqual(
      new Map([
        [
          "",
          new Map<string, LocalExpression>([
            ["kept", { ...made(), constant: 1 }],
            ["changed", plain("var.other")],
            ["vpc", plain("aws_vpc.v.id")],
            [
              "sites",
              {
                ...made("aws_subnet.s.id"),
                items: [
                  {
                    ...made("aws_subnet.s.id"),
                    members: new Map<string, LocalExpression>([
                      ["subnet", plain("aws_subnet.s.id")],
                      ["size", { ...made(), constant: 2 }],
                    ]),
                  },
                ],
              },
            ],
          ]),
        ],
      ]),
    );
  });
});
