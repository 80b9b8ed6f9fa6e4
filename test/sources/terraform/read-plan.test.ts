import { describe, expect, it } from "vitest";
import { indexConfiguration } from "../../../src/sources/terraform/configuration.ts";
import { addressOfParts, identify } from "../../../src/sources/terraform/instance.ts";
import { readPlan, readState } from "../../../src/sources/terraform/read-plan.ts";
import { change, configured, refers } from "./plans.ts";

describe("who a resource is", () => {
  const parts = { type: "aws_lb", name: "a", mode: "managed" };
  const told = (json: unknown, module = ""): unknown => {
    const found = identify("p", json, module);
    if (found === null) {
      return null;
    }
    const { id, address, scope, configPath, type, configName, data, key } = found;
    expect(id).toBe(`p#${address}`);
    return [address, scope, configPath, type, configName, data, key];
  };

  it.each<[string, unknown, string, unknown]>([
    [
      "its address",
      { ...parts, address: "aws_lb.a" },
      "",
      ["aws_lb.a", "", "", "aws_lb", "aws_lb.a", false, null],
    ],
    [
      "its address with a key",
      { ...parts, address: 'aws_lb.a["x"]', index: "x" },
      "",
      ['aws_lb.a["x"]', "", "", "aws_lb", "aws_lb.a", false, "x"],
    ],
    [
      "its address, where the key is left out of it",
      { ...parts, address: "aws_lb.a", index: 0 },
      "",
      ["aws_lb.a[0]", "", "", "aws_lb", "aws_lb.a", false, 0],
    ],
    [
      "its address in modules",
      { address: 'module.m["x"].module.n.data.aws_ami.b[1]' },
      "",
      [
        'module.m["x"].module.n.data.aws_ami.b[1]',
        'module.m["x"].module.n',
        "m.n",
        "aws_ami",
        "data.aws_ami.b",
        true,
        1,
      ],
    ],
    [
      "its parts",
      { ...parts, index: 2 },
      "module.m",
      ["module.m.aws_lb.a[2]", "module.m", "m", "aws_lb", "aws_lb.a", false, 2],
    ],
    [
      "its parts, in the root where its module is none",
      parts,
      "nowhere[",
      ["aws_lb.a", "", "", "aws_lb", "aws_lb.a", false, null],
    ],
    [
      "its parts, whatever its address is",
      { ...parts, address: "aws_lb.other" },
      "",
      ["aws_lb.a", "", "", "aws_lb", "aws_lb.a", false, null],
    ],
    [
      "a look-up by its mode",
      { ...parts, mode: "data" },
      "",
      ["data.aws_lb.a", "", "", "aws_lb", "data.aws_lb.a", true, null],
    ],
    [
      "managed by its mode",
      { ...parts, address: "data.aws_lb.a" },
      "",
      ["aws_lb.a", "", "", "aws_lb", "aws_lb.a", false, null],
    ],
    ["nobody without a name", { address: "x", type: "aws_lb" }, "", null],
    ["nobody without a type", { address: "x", name: "a" }, "", null],
    ["nobody", null, "", null],
  ])("is %s", (_, json, module, expected) => {
    expect(told(json, module)).toEqual(expected);
  });

  it("is what its parts make", () => {
    const inModule = { ...parts, module_address: "module.m[0]", index: "k" };
    expect([addressOfParts(parts), addressOfParts(inModule)]).toEqual([
      "aws_lb.a",
      'module.m[0].aws_lb.a["k"]',
    ]);
    const lacking = [
      { ...parts, mode: undefined },
      { ...parts, type: 1 },
      { ...parts, name: null },
    ];
    expect(lacking.map(addressOfParts)).toEqual([null, null, null]);
    expect(addressOfParts({ ...parts, module_address: "nowhere[" })).toBeNull();
  });
});

/** A resource as `planned_values` and `prior_state` have it. */
const resource = (address: string, values: unknown = { name: "x" }, more: object = {}) => {
  const data = address.startsWith("data.");
  const [type, name] = address.replace("data.", "").split(".");
  return { address, mode: data ? "data" : "managed", type, name, values, ...more };
};
const tree = (...resources: object[]) => ({ root_module: { resources } });

function read(plan: Record<string, unknown>): unknown {
  const { instances, showsBefore, unreadable, doubled } = readPlan("p", plan, indexConfiguration(plan));
  const sides = instances.map(({ address, action, before, after }) => [
    address,
    action,
    before?.values ?? null,
    after?.values ?? null,
  ]);
  return { sides, showsBefore, unreadable, doubled };
}

describe("the instances of a plan", () => {
  const fine = { showsBefore: true, unreadable: 0, doubled: 0 };

  it("are what its changes show, once each", () => {
    const resource_changes = [
      change("a_b.same", { actions: ["no-op"], before: { v: 1 }, after: { v: 2 } }),
      change("a_b.gone", { actions: ["delete"], before: { v: 1 }, after: null }),
      change("a_b.nothing", { actions: ["no-op"], before: null, after: null }),
      change("a_b.open", { actions: ["create"], after: null }),
      change("a_b.open", { actions: ["create"] }),
    ];
    expect(read({ resource_changes })).toEqual({
      ...fine,
      doubled: 1,
      sides: [
        ["a_b.same", "no-op", { v: 2 }, { v: 2 }],
        ["a_b.gone", "delete", { v: 1 }, null],
        ["a_b.open", "create", null, {}],
      ],
    });
  });

  it("are none of what cannot be read", () => {
    const resource_changes = [
      change("a_b.list", { after: [] }),
      change("a_b.both", { actions: ["delete"], before: null, after: { v: 1 } }),
      change("a_b.odd", { actions: ["explode"] }),
      { ...change("a_b.none"), address: "x", type: 1 },
      null,
    ];
    expect(read({ resource_changes })).toEqual({ ...fine, unreadable: 5, sides: [] });
  });

  it("are what else is planned, and what was there", () => {
    const plan = {
      resource_changes: [change("a_b.changed", { after: { v: 1 } })],
      planned_values: tree(
        resource("a_b.changed"),
        resource("a_b.new", { v: 2 }),
        resource("a_b.there", { v: 3 }),
        resource("data.a_b.looked", { v: 4 }),
        { values: {} },
      ),
      prior_state: {
        values: tree(
          resource("a_b.there", { v: 5 }),
          resource("a_b.left", { v: 6 }),
          resource("data.a_b.left", { v: 7 }),
          resource("a_b.odd", null),
        ),
      },
    };
    expect(read(plan)).toEqual({
      ...fine,
      unreadable: 1,
      sides: [
        ["a_b.changed", "create", null, { v: 1 }],
        ["a_b.new", "create", null, { v: 2 }],
        ["a_b.there", "update", { v: 5 }, { v: 3 }],
        ["data.a_b.looked", "read", null, { v: 4 }],
        ["a_b.left", "no-op", { v: 6 }, { v: 6 }],
        ["data.a_b.left", "read", { v: 7 }, { v: 7 }],
      ],
    });
    expect(read({})).toEqual({ ...fine, showsBefore: false, sides: [] });
  });

  it("of planned values alone have unknown what refers and has no value", () => {
    const plan = {
      planned_values: tree(resource("a_b.c", { v: 1, w: null }, { sensitive_values: { v: true } })),
      configuration: {
        root_module: { resources: [configured("a_b.c", { v: refers("var.v"), w: refers("var.w") })] },
      },
    };
    const { instances } = readPlan("p", plan, indexConfiguration(plan));
    expect(instances.map(({ after }) => after)).toEqual([
      { values: { v: 1, w: null }, unknown: { w: true }, sensitive: { v: true } },
    ]);
  });
});

it("the instances of a state are there as they are", () => {
  const state = {
    values: tree(
      resource("a_b.c", { v: 1 }, { sensitive_values: { v: true } }),
      resource("data.a_b.c", { v: 2 }),
      resource("a_b.c"),
      resource("a_b.odd", "text"),
      { values: {} },
    ),
  };
  const { instances, unreadable, doubled } = readState("p", state);
  expect([unreadable, doubled]).toEqual([2, 1]);
  expect(instances.map(({ address, action, before, after }) => [address, action, before, after])).toEqual([
    ["a_b.c", "no-op", null, { values: { v: 1 }, unknown: null, sensitive: { v: true } }],
    ["data.a_b.c", "read", null, { values: { v: 2 }, unknown: null, sensitive: undefined }],
  ]);
});
