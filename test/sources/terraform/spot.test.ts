import { describe, expect, it } from "vitest";
import {
  describes,
  elementAt,
  hasMark,
  holdsSeveral,
  innerSchema,
  isBlockList,
  isPlainList,
  isUnset,
  markAt,
  markIn,
  passingKeys,
  type Spot,
} from "../../../src/sources/terraform/spot.ts";

const spot = (given: Partial<Spot>): Spot => ({
  ...{ path: "subnet_id", value: undefined, unknown: undefined, withheld: undefined, expression: undefined },
  ...{ schema: true, described: { value: undefined, unknown: undefined }, depth: 0 },
  ...given,
});

describe("a place in the tree of an instance", () => {
  it.each<[Partial<Spot>, boolean]>([
    [{}, true],
    [{ value: null, unknown: false, withheld: { a: [false] } }, true],
    [{ value: "" }, false],
    [{ value: null, unknown: true }, false],
    [{ value: null, withheld: [{ a: true }] }, false],
  ])("with %j is known to have no value: %j", (given, expected) => {
    expect(isUnset(spot(given))).toBe(expected);
  });

  it.each<[Partial<Spot>, boolean]>([
    [{ value: "a", described: { value: "a", unknown: undefined } }, true],
    [{ value: ["a"], described: { value: ["a"], unknown: undefined } }, true],
    [{ value: "a", described: { value: "b", unknown: undefined } }, false],
    [{ value: "a", described: { value: "b", unknown: true } }, true],
    [{ value: "a", described: { value: "b", unknown: { c: true } } }, true],
  ])("with %j is what the configuration describes: %j", (given, expected) => {
    expect(describes(spot(given))).toBe(expected);
  });

  it.each<[Partial<Spot>, boolean]>([
    [{ value: ["a"], path: "id" }, true],
    [{ value: "a", path: "ids", schema: { items: true } }, false],
    [{ value: null, path: "id", schema: { items: true } }, true],
    [{ path: "subnets" }, true],
    [{ path: "subnet" }, false],
    [{ path: "address" }, false],
    [{ path: "s" }, false],
    [{ path: "id", schema: {} }, false],
  ])("with %j may hold several values: %j", (given, expected) => {
    expect(holdsSeveral(spot(given))).toBe(expected);
  });
});

it("a mark is found anywhere in a tree of them", () => {
  expect([true, [false, { a: true }], { a: [[true]] }].map(hasMark)).toEqual([true, true, true]);
  expect([false, null, undefined, "true", 1, [], { a: [false] }].map(hasMark)).toEqual(Array(7).fill(false));
});

it("lists of blocks are told from lists of values", () => {
  const lists = [[{}], ["a", {}], ["a"], ["a", null], [null], [], "a", { a: 1 }, undefined];
  expect(lists.map(isBlockList)).toEqual([true, true, ...Array(7).fill(false)]);
  expect(lists.map(isPlainList)).toEqual([false, false, true, true, ...Array(5).fill(false)]);
});

it("the mark of a whole is one of each of its parts", () => {
  expect([markAt(true, 1), markAt([false, true], 1), markAt([false], 1), markAt({}, 1)]).toEqual([
    true,
    true,
    undefined,
    undefined,
  ]);
  expect([markIn(true, "a"), markIn({ a: true }, "a"), markIn({}, "a"), markIn(null, "a")]).toEqual([
    true,
    true,
    undefined,
    undefined,
  ]);
  expect([elementAt(["a", "b"], 1), elementAt(["a"], 1), elementAt("ab", 1)]).toEqual([
    "b",
    undefined,
    undefined,
  ]);
});

it("the keys that pass are the declared ones, or those of value and expression where any passes", () => {
  const [value, expression] = [JSON.parse('{"a": 1, "__proto__": 2}'), { b: 1, a: 2 }];
  expect([...passingKeys({ properties: { x: true } }, value, expression)]).toEqual(["x"]);
  expect([...passingKeys(true, value, expression)]).toEqual(["a", "b"]);
  expect([...passingKeys({ additionalProperties: true }, value, undefined)]).toEqual(["a"]);
  expect([...passingKeys(true, "text", undefined)]).toEqual([]);
});

it("what is read of a member is what is declared of it, or of any", () => {
  const schema = { properties: { a: true as const }, additionalProperties: { items: true as const } };
  expect([innerSchema(true, "a"), innerSchema(schema, "a"), innerSchema(schema, "b")]).toEqual([
    true,
    true,
    { items: true },
  ]);
  expect([innerSchema({ properties: {} }, "constructor"), innerSchema({}, "a")]).toEqual([{}, {}]);
});
