import { describe, expect, it } from "vitest";
import type { WrittenBlock, WrittenBlocks } from "../../../src/model/source-values.ts";
import { markRepeated, matchBlocks } from "../../../src/sources/terraform/blocks.ts";
import { modulesWithHiddenBlocks } from "../../../src/sources/terraform/hidden-blocks.ts";
import { withDynamicBlocks } from "../../../src/sources/terraform/with-dynamic-blocks.ts";
import { normalised } from "./plans.ts";

const once: WrittenBlock = { repeated: false, attributes: new Map(), blocks: new Map() };
const many: WrittenBlock = {
  repeated: true,
  attributes: new Map([
    ["id", { references: ["t.m.id"], plain: true }],
    ["size", { references: [], plain: false, constant: 3 }],
  ]),
  blocks: new Map([["inner", [once]]]),
};
const shown = (...names: string[]) => names.map((name) => ({ name: { constant_value: name } }));
const expressionsOfMany = markRepeated({
  id: { references: ["t.m.id"] },
  size: { constant_value: 3 },
  inner: [{}],
});

describe("the blocks of a resource", () => {
  const resource = { mode: "managed", type: "t", name: "n" };

  it.each<[string, unknown, WrittenBlocks, unknown]>([
    [
      "are the dynamic ones where no other is there",
      undefined,
      new Map([["a", [many]]]),
      [expressionsOfMany],
    ],
    [
      "stand in the order in which they are written",
      shown("x", "y"),
      new Map([["a", [once, many, once]]]),
      [shown("x")[0], expressionsOfMany, shown("y")[0]],
    ],
    ["stay where the sources show another number of them", shown("x"), new Map([["a", [many]]]), shown("x")],
    [
      "may have dynamic ones in them",
      [{ b: [] }],
      new Map([["a", [{ ...once, blocks: new Map([["b", [many]]]) }]]]),
      [{ b: [expressionsOfMany] }],
    ],
  ])("%s", (_, a, written, expected) => {
    const expressions = a === undefined ? {} : { a };
    const inner = { resources: [{ ...resource, expressions }] };
    const configuration = { root_module: { module_calls: { net: { source: "./net", module: inner } } } };
    const changed = withDynamicBlocks(configuration, new Map([["net", new Map([["t.n", written]])]]));
    expect(changed).toEqual({
      root_module: {
        resources: [],
        module_calls: {
          net: {
            source: "./net",
            module: { resources: [{ ...resource, expressions: { a: expected } }], module_calls: {} },
          },
        },
      },
    });
  });
});

describe("values and blocks of which one is dynamic", () => {
  const block = (name: string | null) =>
    name === null ? { id: { references: ["t.n"] } } : { name: { constant_value: name } };
  const repeated = markRepeated({ id: { references: ["t.m"] } });
  const other = markRepeated({ name: { constant_value: "z" } });

  it.each<[string, unknown[], unknown[], unknown[]]>([
    [
      "each other value is of the dynamic one",
      [block("x"), repeated],
      ["y", "x", "w"],
      [repeated, block("x"), repeated],
    ],
    ["two that fit tell nothing", [repeated, other], ["z", "y"], [undefined, repeated]],
    ["one without a constant may be any", [block(null), repeated], ["y", "x"], [undefined, undefined]],
    ["values that are not known may be none", [block("x"), repeated], [], [block("x")]],
  ])("%s", (_, blocks, names, expected) => {
    const values = names.map((name) => ({ name }));
    expect(matchBlocks(blocks, values)).toEqual(expected);
  });
});

describe("modules in which blocks are hidden", () => {
  const planOf = (values: object, expressions: object) => {
    const resource = { mode: "managed", type: "aws_lb", name: "n", expressions };
    const change = { actions: ["create"], before: null, after: values, after_unknown: {} };
    return {
      format_version: "1.2",
      resource_changes: [
        {
          address: "module.net[0].aws_lb.n",
          module_address: "module.net[0]",
          mode: "managed",
          type: "aws_lb",
          name: "n",
          change,
        },
      ],
      configuration: { root_module: { module_calls: { net: { module: { resources: [resource] } } } } },
    };
  };
  const mapping = { subnet_id: "s-1" };

  it.each<[string, object, object, string[]]>([
    ["a block that no expression has", { subnet_mapping: [mapping] }, {}, ["net"]],
    [
      "more blocks than expressions",
      { subnet_mapping: [mapping, mapping] },
      { subnet_mapping: [{}] },
      ["net"],
    ],
    ["as many", { subnet_mapping: [mapping] }, { subnet_mapping: [{}] }, []],
    [
      "an attribute that holds objects",
      { subnet_mapping: [mapping] },
      { subnet_mapping: { references: ["var.a"] } },
      [],
    ],
    ["no block", { subnet_mapping: [] }, {}, []],
  ])("%s", (_, values, expressions, expected) => {
    const plan = planOf(values, expressions);
    const { after } = normalised(plan, null);
    expect([...modulesWithHiddenBlocks(plan, { after })]).toEqual(expected);
  });
});
