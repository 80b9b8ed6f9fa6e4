import { expect, test } from "vitest";
import { causeOf, NO_CAUSE } from "../../../src/sources/terraform/cause.ts";

test("why a resource is replaced", () => {
  const change = { replace_paths: [["availability_zone"], ["rule", 0, "id"]] };
  expect(causeOf({ action_reason: "replace_because_cannot_update" }, change)).toEqual({
    replacedBy: ["availability_zone", "rule.0.id"],
    reason: "replace_because_cannot_update",
  });
});

test("no cause where none is given, or none that Terraform writes", () => {
  expect(causeOf({}, {})).toBe(NO_CAUSE);
  const odd = { replace_paths: ["a", [], [{}], [null], Array(60).fill("a")] };
  expect(causeOf({ action_reason: "Secret value\n" }, odd)).toEqual(NO_CAUSE);
  const many = { replace_paths: Array(500).fill(["a"]) };
  expect(causeOf({}, many).replacedBy).toHaveLength(100);
});
