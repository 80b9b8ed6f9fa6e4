import { describe, expect, it } from "vitest";
import type { LocalExpression, LocalValues } from "../../../src/model/source-values.ts";
import { inlineLocals, modulesWithLocals } from "../../../src/sources/terraform/inline-locals.ts";

const refers = (...references: string[]) => ({ references });
const plain = (reference: string): LocalExpression => ({ references: [reference], plain: true });
const made = (...references: string[]): LocalExpression => ({ references, plain: false });

/** What stands in the place of references to local values of the root module. */
function inlined(references: string[], locals: Record<string, LocalExpression>): unknown {
  const values: LocalValues = new Map([["", new Map(Object.entries(locals))]]);
  const configuration = { root_module: { resources: [{ expressions: { a: refers(...references) } }] } };
  const { root_module } = inlineLocals(configuration, values) as typeof configuration;
  return root_module.resources[0]?.expressions.a.references;
}

const SITES: LocalExpression = {
  ...made("aws_subnet.a.id", "aws_subnet.b.id"),
  members: new Map([
    ["one", { ...made("aws_subnet.a.id"), members: new Map([["subnet", plain("aws_subnet.a.id")]]) }],
    ["two", { ...made("aws_subnet.b.id"), items: [plain("aws_subnet.b")] }],
  ]),
};

const SUBNETS: LocalExpression = {
  ...made("aws_subnet.a.id", "aws_subnet.b"),
  members: new Map<string, LocalExpression>([
    ["one", { ...made("aws_subnet.a.id"), members: new Map([["subnet", plain("aws_subnet.a.id")]]) }],
    [
      "two",
      {
        ...made("aws_subnet.b"),
        members: new Map<string, LocalExpression>([
          ["subnet", plain("aws_subnet.b")],
          ["name", { ...made(), constant: "x" }],
        ]),
      },
    ],
  ]),
};

describe("in the place of a reference to a local value", () => {
  it.each<[string, string[], Record<string, LocalExpression>, string[]]>([
    [
      "stands what it is, with what is taken of it",
      ["local.net.ids[0]"],
      { net: plain("module.net") },
      ["module.net.ids[0]"],
    ],
    [
      "stands what it is made of",
      ["local.ids", "each.key"],
      { ids: made("aws_subnet.s") },
      ["aws_subnet.s", "each.key"],
    ],
    ["stands what others are made of", ["local.a"], { a: plain("local.b"), b: plain("var.c") }, ["var.c"]],
    ["stands the member that is named", ["local.sites.one.subnet"], { sites: SITES }, ["aws_subnet.a.id"]],
    ["stands the element that is named", ['local.sites["two"][0].id'], { sites: SITES }, ["aws_subnet.b.id"]],
    [
      "stands all where none is named",
      ["local.sites"],
      { sites: SITES },
      ["aws_subnet.a.id", "aws_subnet.b.id"],
    ],
    [
      "stands what each element has",
      ["local.sites[*].subnet"],
      { sites: SUBNETS },
      ["aws_subnet.a.id", "aws_subnet.b"],
    ],
    [
      "stands what is taken of each element",
      ["local.sites[*].subnet.arn"],
      { sites: plain("local.all"), all: SUBNETS },
      ["aws_subnet.a.id.arn", "aws_subnet.b.arn"],
    ],
    [
      "it stays where an element is a constant",
      ["local.sites[*].name"],
      { sites: SUBNETS },
      ["local.sites[*].name"],
    ],
    ["stands each once", ["local.a", "local.b"], { a: plain("var.c"), b: plain("var.c") }, ["var.c"]],
    ["it stays where no source has it", ["local.a"], {}, ["local.a"]],
    ["it stays where it has no such member", ["local.sites.three"], { sites: SITES }, ["local.sites.three"]],
    ["it stays where it is a constant", ["local.a"], { a: { ...made(), constant: "x" } }, ["local.a"]],
    [
      "it stays where it is made of itself",
      ["local.a"],
      { a: plain("local.b"), b: plain("local.a") },
      ["local.a"],
    ],
    [
      "it stays where it is made of too much",
      ["local.a"],
      { a: made(...Array.from({ length: 1001 }, (_, i) => `var.v${i}`)) },
      ["local.a"],
    ],
  ])("%s", (_, references, locals, expected) => {
    expect(inlined(references, locals)).toEqual(expected);
  });
});

it("each local value is followed once, however often others are made of it", () => {
  const pairs = Array.from({ length: 60 }, (_, i): [string, LocalExpression][] => {
    const below = i === 0 ? made("var.x", "var.y") : made(`local.a${i - 1}`, `local.b${i - 1}`);
    return [
      [`a${i}`, below],
      [`b${i}`, below],
    ];
  });
  expect(inlined(["local.a59"], Object.fromEntries(pairs.flat()))).toEqual(["var.x", "var.y"]);
});

it("each module has its own, and the arguments of a call stand in the module that calls", () => {
  const configuration = (a: string[], b: string[], c: string[], d: string[]) => ({
    provider_config: {
      "module.net:aws": { module_address: "module.net", expressions: { region: refers(...d) } },
    },
    root_module: {
      outputs: { o: { expression: { constant_value: refers("local.x") } } },
      module_calls: {
        net: {
          expressions: { ids: refers(...a) },
          for_each_expression: refers(...b),
          module: { resources: [{ expressions: { block: [{ id: refers(...c) }] } }] },
        },
      },
    },
  });
  const written = configuration(["local.x"], ["local.x"], ["local.x"], ["local.x"]);
  expect(modulesWithLocals(written)).toEqual(new Set(["", "net"]));
  const values: LocalValues = new Map([
    ["", new Map([["x", plain("var.root")]])],
    ["net", new Map([["x", plain("var.inner")]])],
  ]);
  expect(inlineLocals(written, values)).toEqual(
    configuration(["var.root"], ["var.root"], ["var.inner"], ["var.inner"]),
  );
});

it("what has no local value in it is the very same", () => {
  const configuration = { root_module: { resources: [{ expressions: { a: refers("var.a") } }] } };
  expect(inlineLocals(configuration, new Map([["", new Map([["x", plain("var.y")]])]]))).toBe(configuration);
});
