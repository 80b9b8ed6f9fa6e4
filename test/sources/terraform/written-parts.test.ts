import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { LocalExpression, MappedExpression } from "../../../src/model/source-values.ts";
import { indexConfiguration } from "../../../src/sources/terraform/configuration.ts";
import { Estate, Instances } from "../../../src/sources/terraform/estate.ts";
import { withoutEach } from "../../../src/sources/terraform/scope.ts";
import { WrittenParts } from "../../../src/sources/terraform/written-parts.ts";

const plain = (reference: string): LocalExpression => ({ references: [reference], plain: true });
const made = (...references: string[]): LocalExpression => ({ references, plain: false });
const object = (members: Record<string, LocalExpression>): LocalExpression => ({
  ...made(...Object.values(members).flatMap(({ references }) => references)),
  members: new Map(Object.entries(members)),
});
const merged = (...parts: LocalExpression[]): LocalExpression => ({ ...made(), merged: parts });
const either = (...choices: LocalExpression[]): LocalExpression => ({ ...made("var.on"), either: choices });
const mapped = (
  over: LocalExpression,
  result: LocalExpression,
  more: Partial<MappedExpression> = {},
): LocalExpression => ({
  ...made(...over.references),
  mapped: { over, key: "k", value: "v", name: plain("k"), result, filtered: false, ...more },
});
const A = object({ a: object({ id: plain("t.a.id") }) });
const B = object({ b: object({ id: plain("t.b.id") }) });

/** What a reference in the root module leads to, where these are its local values and `each.value` has the key "a" of the for_each. */
function led(
  reference: string,
  locals: Record<string, LocalExpression>,
  forEach?: LocalExpression,
): string[] | null {
  const sources = {
    locals: new Map([["", new Map(Object.entries(locals))]]),
    blocks: new Map(),
    expressions: new Map(),
  };
  const module = indexConfiguration(
    { configuration: { root_module: { resources: [] } } },
    sources,
  ).modules.get("");
  if (module === undefined) {
    throw new Error("there is a root module");
  }
  const scope = { ...withoutEach({ module, modules: [], address: "" }), key: "a", writtenForEach: forEach };
  const parts = new WrittenParts(new Estate(new Instances([]), "after")).of(reference, scope);
  return parts?.map((part) => part.reference) ?? null;
}

describe("what is written under the key of an element", () => {
  it.each<[what: string, forEach: LocalExpression, led: string[] | null]>([
    ["a member", A, ["t.a.id"]],
    ["a member of a local value", plain("local.A"), ["t.a.id"]],
    [
      "the last of what is merged that has it",
      merged(A, object({ a: object({ id: plain("t.c.id") }) })),
      ["t.c.id"],
    ],
    ["the one of what is merged that has it", merged(B, A, B), ["t.a.id"]],
    ["the only choice that has it", either(A, B), ["t.a.id"]],
    [
      "each choice that has it",
      either(A, merged(A, object({ a: object({ id: plain("t.c.id") }) }))),
      ["t.a.id", "t.c.id"],
    ],
    ["what a for makes of it", mapped(A, object({ id: plain("v.id") })), ["t.a.id"]],
    ["what a for leaves as it is", mapped(mapped(A, plain("v")), plain("v")), ["t.a.id"]],
    [
      "what a for may leave out, or what was there before",
      merged(object({ a: object({ id: plain("t.c.id") }) }), mapped(A, plain("v"), { filtered: true })),
      ["t.a.id", "t.c.id"],
    ],
    ["the key, which refers to nothing", mapped(A, object({ id: plain("k") })), null],
    ["other names", mapped(A, plain("v"), { name: made("k") }), null],
    ["the values of a list", mapped(A, plain("v"), { key: null, name: plain("v") }), null],
    ["no such member", B, null],
    ["what a function makes", made("t.a"), null],
    ["what is merged with it", merged(A, made("t.b")), null],
    ["what is merged before it", merged(made("t.b"), A), ["t.a.id"]],
    ["what a choice may not have", object({ a: object({ id: either(plain("t.a.id"), made()) }) }), null],
    [
      "a text of several",
      object({ a: object({ id: made("t.a.id", "t.b.id", "local.C") }) }),
      ["t.a.id", "t.b.id", "t.c.id"],
    ],
    ["a whole, of which an attribute is taken", object({ a: plain("t.a") }), ["t.a.id"]],
    ["what is made of itself", plain("local.self"), null],
    ["what is unknown", plain("local.none"), null],
  ])("%s", (_, forEach, expected) => {
    const locals = {
      A,
      C: plain("t.c.id"),
      self: merged(plain("local.self"), plain("local.other")),
      other: plain("local.self"),
    };
    expect(led("each.value.id", locals, forEach)).toEqual(expected);
  });

  it("ends, whatever it is made of", () => {
    const name = fc.constantFrom(
      "local.a",
      "local.b",
      "local.c",
      "t.n",
      "v",
      "k",
      "each.value",
      "module.m.o",
      "var.x",
    );
    const { expression } = fc.letrec<{ expression: LocalExpression }>((tie) => ({
      expression: fc.oneof(
        { maxDepth: 4 },
        name.map(plain),
        fc.array(name, { maxLength: 3 }).map((all) => made(...all)),
        fc.dictionary(fc.constantFrom("a", "id"), tie("expression"), { maxKeys: 2 }).map(object),
        fc.array(tie("expression"), { maxLength: 3 }).map((all) => merged(...all)),
        fc.array(tie("expression"), { minLength: 2, maxLength: 2 }).map((all) => either(...all)),
        fc.tuple(tie("expression"), tie("expression")).map(([over, result]) => mapped(over, result)),
      ),
    }));
    fc.assert(
      fc.property(expression, expression, expression, (a, b, c) => {
        const found = led("each.value.id", { a, b, c }, merged(plain("local.a"), plain("local.b"), a));
        expect(found?.every((one) => /^[a-z]/.test(one)) ?? true).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it("ends where each step would double what is followed", () => {
    const locals = Object.fromEntries(
      Array.from({ length: 50 }, (_, i) => [
        `l${i}`,
        either(plain(`local.l${i + 1}`), plain(`local.l${i + 1}`)),
      ]),
    );
    expect(led("each.value.id", { ...locals, l50: A }, plain("local.l0"))).toBe(null);
  });
});
