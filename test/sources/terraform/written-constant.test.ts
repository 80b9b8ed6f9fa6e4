import { expect, test } from "vitest";
import { isSetOfConstants, writtenConstant } from "../../../src/sources/terraform/written-constant.ts";

test.each([
  [{ constant_value: "a" }, "a"],
  [{ constant_value: { a: ["$x", "100%"] } }, { a: ["$x", "100%"] }],
  [{ constant_value: false }, false],
  [{}, undefined],
  [{ references: ["var.a"] }, undefined],
  // As a plan shows what is written in JSON syntax.
  [{ constant_value: `\${var.a}`, references: ["var.a"] }, undefined],
  [{ constant_value: ["a", `\${var.a}`], references: ["var.a"] }, undefined],
  [{ constant_value: `\${upper("a")}` }, undefined],
  [{ constant_value: { a: [`%{ if true }b%{ endif }`] } }, undefined],
  [{ constant_value: { [`\${upper("a")}`]: 1 } }, undefined],
])("the constant of %j is %j", (expression, constant) => {
  expect(writtenConstant(expression)).toEqual(constant);
});

test("nested deeply there is none", () => {
  const deep = JSON.parse(`${"[".repeat(500)}1${"]".repeat(500)}`);
  expect(writtenConstant({ constant_value: deep })).toBe(undefined);
});

test.each([
  [{}, true],
  [{ constant_value: `\${toset(["a"])}` }, true],
  [{ constant_value: `\${{a = "b"}}` }, false],
  [{ constant_value: { a: "b" } }, false],
])("%j may be a set of constants: %j", (expression, isSet) => {
  expect(isSetOfConstants(expression)).toBe(isSet);
});
