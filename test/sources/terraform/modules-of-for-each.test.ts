import { expect, test } from "vitest";
import { modulesOfForEach } from "../../../src/sources/terraform/modules-of-for-each.ts";
import { configured, refers } from "./plans.ts";

const user = (...references: string[]) =>
  configured("t.n", { a: refers("each.value.id") }, { for_each_expression: refers(...references) });
const call = (module: object, more: object = {}) => ({ module, ...more });
const output = (...references: string[]) => ({ expression: refers(...references) });

/** The modules that are wanted of a plan with this root module. */
function wanted(root_module: object): string[] {
  return [...modulesOfForEach({ configuration: { root_module } })].sort();
}

const INNER = { outputs: { sites: output("t.m") } };
const NET = {
  outputs: { sites: output("module.inner.sites"), other: output("t.m") },
  module_calls: { inner: call(INNER) },
};

test.each<[what: string, root: object, modules: string[]]>([
  [
    "an output, through the modules that give it",
    { resources: [user("module.net.sites")], module_calls: { net: call(NET) } },
    ["", "net", "net.inner"],
  ],
  [
    "a local value, from wherever it comes",
    { resources: [user("local.sites")], module_calls: { net: call(NET) } },
    ["", "net", "net.inner"],
  ],
  ["what is written out", { resources: [user("t.x.id", "t.y.id")], module_calls: { net: call(NET) } }, [""]],
  [
    "a variable, from the module that calls",
    {
      module_calls: {
        net: call(NET),
        use: call(
          { resources: [user("var.sites")] },
          { expressions: { sites: refers("module.net.sites"), other: refers("module.no.sites") } },
        ),
        no: call({ outputs: { sites: output("t.m") } }),
      },
    },
    ["", "net", "net.inner", "use"],
  ],
  [
    "what a call goes through",
    {
      module_calls: {
        net: call(NET),
        use: call(
          {},
          { expressions: { a: refers("each.value.id") }, for_each_expression: refers("module.net.sites") },
        ),
      },
    },
    ["", "net", "net.inner"],
  ],
  ["one resource as a whole", { resources: [user("t.m")] }, []],
  ["a variable of the root module", { resources: [user("var.sites")] }, []],
  ["nothing", { resources: [configured("t.n", { a: refers("t.m.id") })] }, []],
  [
    "what is not used",
    {
      resources: [
        configured("t.n", { a: refers("each.key") }, { for_each_expression: refers("module.net.sites") }),
      ],
    },
    [],
  ],
])("of a for_each over %s", (_, root, modules) => {
  expect(wanted(root)).toEqual(modules);
});
