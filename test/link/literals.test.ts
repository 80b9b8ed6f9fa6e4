import { expect, test } from "vitest";
import { literalsOf } from "../../src/link/literals.ts";

test("texts have the path of their attribute; those of a list of plain values have one, and are counted", () => {
  const values = {
    name: "a",
    port: 80,
    none: null,
    ids: ["x", 1, null, "y"],
    rule: [{ bucket: "b" }, "c", { to: [{ arn: "d" }] }],
    empty: [],
    "": "e",
  };
  expect(literalsOf(values)).toEqual([
    { path: "name", literal: "a", among: 1 },
    { path: "ids", literal: "x", among: 2 },
    { path: "ids", literal: "y", among: 2 },
    { path: "rule.0.bucket", literal: "b", among: 1 },
    { path: "rule.1", literal: "c", among: 1 },
    { path: "rule.2.to.0.arn", literal: "d", among: 1 },
    { path: "", literal: "e", among: 1 },
  ]);
});

test("what is nested too deeply is not looked into", () => {
  const nested = (depth: number): Record<string, unknown> =>
    depth === 0 ? { a: "x" } : { a: nested(depth - 1) };
  expect(literalsOf(nested(99))).toHaveLength(1);
  expect(literalsOf(nested(100))).toHaveLength(1);
  expect(literalsOf(nested(101))).toHaveLength(0);
});
