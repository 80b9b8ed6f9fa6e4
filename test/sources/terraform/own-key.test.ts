import { describe, expect, it } from "vitest";
import type { Key } from "../../../src/sources/terraform/address.ts";
import { indexConfiguration } from "../../../src/sources/terraform/configuration.ts";
import { Estate, Instances } from "../../../src/sources/terraform/estate.ts";
import { eachValueReferences, isCalculated, ownKey } from "../../../src/sources/terraform/own-key.ts";
import type { Scope } from "../../../src/sources/terraform/scope.ts";

const VARIABLES = {
  two: 2,
  three: 3,
  on: true,
  off: false,
  text: "a",
  list: ["a", "b"],
  map: { a: "x", b: { id: 7 }, c: [], d: { e: { f: "deep" } } },
};

const configuration = indexConfiguration({
  variables: Object.fromEntries(Object.entries(VARIABLES).map(([name, value]) => [name, { value }])),
  configuration: { root_module: {} },
});
const estate = new Estate(new Instances([]), "after");

/** Where an expression of an instance with this key stands. */
function scope(key: Key | null, forEach?: unknown): Scope {
  const module = configuration.modules.get("");
  if (module === undefined) {
    throw new Error("there is a root module");
  }
  return { module, modules: [], address: "", key, forEach, writtenForEach: undefined };
}

const refers = (...references: string[]) => ({ references });

describe("the key that an expression takes", () => {
  it.each<[string, string[], Key | null, unknown, Key | null]>([
    ["that of the instance", ["aws_subnet.s", "count.index"], 1, undefined, 1],
    ["that of the instance", ["aws_subnet.s", "each.key"], "a", undefined, "a"],
    ["none", ["aws_subnet.s"], "a", undefined, null],
    ["that of the instance of a set", ["each.value"], "a", {}, "a"],
    ["none of an attribute in a set", ["each.value.id"], "a", {}, null],
    ["that of the instance of a list", ["each.value"], "a", refers("var.list"), "a"],
    ["none of an attribute in a list", ["each.value.id"], "a", refers("var.list"), null],
    ["that of the instance of a written list", ["each.value"], "a", { constant_value: ["a"] }, "a"],
    ["what a map holds under its key", ["each.value"], "a", refers("var.map"), "x"],
    ["what a map holds further in", ["each.value.id"], "b", refers("var.map"), 7],
    ["what a map holds deep in it", ["each.value.e.f"], "d", refers("var.map"), "deep"],
    ["what a written map holds", ["each.value"], "a", { constant_value: { a: "y" } }, "y"],
    ["none of another value", ["each.value"], "c", refers("var.map"), null],
    ["none where the map has no such key", ["each.value"], "z", refers("var.map"), null],
    ["none of a position", ["each.value[0]"], "c", refers("var.map"), null],
    ["none where the map is not shown", ["each.value"], "a", refers("var.gone"), null],
    ["none of another name", ["each.values"], "a", {}, null],
  ])("is %s: %j of the key %j in %j", (_, references, key, forEach, expected) => {
    expect(ownKey(references, scope(key, forEach), estate, configuration)).toBe(expected);
  });
});

describe("what each.value may mean", () => {
  it.each<[string, string[], Key | null, string[]]>([
    ["each.value.id", ["aws_subnet.s"], "a", ['aws_subnet.s["a"].id']],
    ["each.value", ["aws_subnet.s.ids"], "a", ['aws_subnet.s.ids["a"]']],
    ["each.value.id", ["aws_subnet.a", "aws_subnet.b.id"], "a", ['aws_subnet.a["a"].id']],
    [
      "each.value",
      ["data.aws_subnet.a", "module.m.subnets"],
      "a",
      ['data.aws_subnet.a["a"]', 'module.m.subnets["a"]'],
    ],
    ["each.value", ["data.aws_subnet.a.id", "module.m.subnets.id", "var.x.y"], "a", []],
    ["each.value", ["each.key", "var.subnets"], "a", ['var.subnets["a"]']],
    ["each.value", [], "a", []],
    ["each.value.id", ["aws_subnet.s"], null, ["aws_subnet.s.id"]],
  ])("%s of %j under %j is %j", (reference, references, key, expected) => {
    expect(eachValueReferences(reference, references, key)).toEqual(expected);
  });
});

describe("a key", () => {
  it.each<[Key, string[], boolean]>([
    [1, ["aws_subnet.s", "count.index"], false],
    [1, ["var.two"], false],
    [1, ["var.three"], true],
    [1, ["var.list"], false],
    [1, ["var.map"], true],
    [1, ["var.on"], true],
    [1, ["var.off"], false],
    [1, ["var.text"], false],
    [1, ["var.gone"], true],
    [1, ["local.gone"], true],
    [1, ["data.aws_vpc.gone.id"], true],
    [1, ["module.gone.id"], true],
    [1, ["variable.gone", "aws_vpc.gone.id"], false],
    ["a", ["var.map"], true],
    ["a", ["var.list"], true],
    ["a", ["var.three"], false],
    ["a", ["var.on"], false],
    ["a", ["var.off", "var.map"], true],
  ])("%j with %j in the expression, of two instances, may be calculated: %j", (key, others, expected) => {
    expect(isCalculated(key, others, scope(key), estate, configuration, 2)).toBe(expected);
  });
});
