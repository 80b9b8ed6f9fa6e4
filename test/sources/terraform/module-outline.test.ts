import { expect, test } from "vitest";
import type { ModuleOutline } from "../../../src/model/input.ts";
import { planOutline } from "../../../src/sources/terraform/module-outline.ts";

function outline(parts: Partial<ModuleOutline> = {}): ModuleOutline {
  return { resources: new Set(), calls: new Map(), names: new Set(), ...parts };
}

const ADDRESSES = [
  "aws_vpc.v",
  "module.a[0].aws_vpc.v",
  "module.a[1].module.b.data.aws_ami.x",
  'module.a["k"].aws_vpc.w[2]',
  "not an address",
];

test("the outline of a plan is that of its configuration", () => {
  const plan = {
    configuration: {
      root_module: {
        resources: [{ address: "aws_vpc.v", mode: "managed", type: "aws_vpc", name: "v" }],
        variables: { size: {} },
        outputs: { id: {} },
        module_calls: { net: { source: "./net", module: { variables: { inner: {} } } } },
      },
    },
  };
  expect(planOutline(plan, ADDRESSES)).toEqual(
    outline({
      resources: new Set(["aws_vpc.v"]),
      names: new Set(["var.size", "output.id"]),
      calls: new Map([["net", { source: "./net", module: outline({ names: new Set(["var.inner"]) }) }]]),
    }),
  );
});

test("the outline of a plan without its configuration is what its addresses give", () => {
  const b = { source: null, module: outline({ resources: new Set(["data.aws_ami.x"]) }) };
  const a = {
    source: null,
    module: outline({ resources: new Set(["aws_vpc.v", "aws_vpc.w"]), calls: new Map([["b", b]]) }),
  };
  expect(planOutline({}, ADDRESSES)).toEqual(
    outline({ resources: new Set(["aws_vpc.v"]), calls: new Map([["a", a]]) }),
  );
  expect(planOutline({}, [])).toEqual(outline());
});
