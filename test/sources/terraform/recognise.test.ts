import { expect, test } from "vitest";
import { isRawState, recogniseTerraform } from "../../../src/sources/terraform/recognise.ts";

test.each([
  [{ format_version: "1.2", planned_values: {}, resource_changes: [] }, "terraform-plan"],
  [{ format_version: "0.1", planned_values: {}, configuration: {} }, "terraform-plan"],
  [{ planned_values: {}, configuration: {} }, "terraform-plan"],
  [{ resource_changes: null }, "terraform-plan"],
  [{ format_version: "1.0", configuration: {} }, "terraform-plan"],
  [{ format_version: "1.0", terraform_version: "1.9.0", values: { root_module: {} } }, "terraform-state"],
  [{ format_version: "1.0" }, "terraform-state"],
  [{ version: 4, terraform_version: "1.9.0", serial: 1, lineage: "x", resources: [] }, null],
  [{ apiVersion: "v1", kind: "Service" }, null],
  [{ format_version: "1.0", provider_schemas: {} }, null],
  [{}, null],
  [[], null],
  [null, null],
  ["text", null],
  [JSON.parse('{"__proto__": {"planned_values": {}}}'), null],
])("%j is %s", (json, kind) => {
  expect(recogniseTerraform(json)).toBe(kind);
});

test("a raw state is told from what terraform show writes", () => {
  expect(isRawState({ version: 4, serial: 7, lineage: "x", resources: [] })).toBe(true);
  expect(isRawState({ version: 1, kind: "x" })).toBe(false);
  expect(isRawState({ format_version: "1.0", values: {} })).toBe(false);
  expect(isRawState(null)).toBe(false);
});
