import { expect, it } from "vitest";
import { isRepeated, markRepeated, matchBlocks } from "../../../src/sources/terraform/blocks.ts";

const block = (id: unknown, more: object = {}) => ({ id: { constant_value: id }, ...more });
const [a, b] = [block("a"), block("b")];
const vague = { id: { references: ["var.x"] } };
const dynamic = markRepeated({ id: { references: ["each.value"] } });

it.each<[string, unknown[], unknown[], unknown[]]>([
  ["in their order", [a, b], [{ id: "a" }, { id: "b" }], [a, b]],
  ["by their constants", [a, b], [{ id: "b" }, { id: "a" }], [b, a]],
  ["each once", [a, a, b], [{ id: "b" }, { id: "a" }, { id: "a" }], [b, a, a]],
  ["not where no constant fits", [a, b], [{ id: "c" }, { id: "b" }], [undefined, b]],
  ["as texts and numbers alike", [block(1), block("2")], [{ id: 2 }, { id: "1" }], [block("2"), block(1)]],
  ["whatever is not known", [vague, a], [{ id: "a" }, { id: "b" }], [vague, undefined]],
  ["by what is written alone", [a, b], [{}, { id: null }], [a, b]],
  ["whatever is no block", ["x", a], ["y", { id: "a" }], ["x", a]],
  ["not at all where there are others", [a], [{ id: "a" }, { id: "a" }], []],
  ["in their order where no value is known", [a, dynamic, b], [], [a, b]],
  ["the written one first", [dynamic, a], [{ id: "a" }, { id: "x" }, { id: "a" }], [a, dynamic, dynamic]],
  [
    "not where a written one might be any",
    [dynamic, vague],
    [{ id: "a" }, { id: "b" }],
    [undefined, undefined],
  ],
  ["not where two dynamic ones might be", [dynamic, markRepeated(vague)], [{ id: "a" }], [undefined]],
])("blocks are matched %s", (_, blocks, values, matched) => {
  expect(matchBlocks(blocks, values)).toEqual(matched);
});

it("so many blocks are matched, and beyond taken in order, or none of them where some are dynamic", () => {
  const many = (count: number): object[] => Array.from({ length: count }, (_, i) => block(i));
  const values = (count: number): object[] => Array.from({ length: count }, (_, i) => ({ id: i })).reverse();
  expect(matchBlocks(many(200), values(200))).toEqual(many(200).reverse());
  expect(matchBlocks(many(201), values(201))).toEqual(many(201));
  expect(matchBlocks([dynamic], values(200))).toEqual(Array(200).fill(dynamic));
  expect(matchBlocks([dynamic], values(201))).toEqual([]);
});

it("a block is marked as repeated, and its copies are", () => {
  expect([dynamic, { ...dynamic }, a, null, "x", undefined].map(isRepeated)).toEqual([
    true,
    true,
    false,
    false,
    false,
    false,
  ]);
});
