import { isObject, member } from "./json-shape.ts";

/** Members of which a plan has at least one, whatever wrote it. */
const OF_PLANS = ["planned_values", "resource_changes"];

/**
 * Tells by its content whether JSON is what `terraform show -json` (or `tofu show -json`) writes of a plan or of a state.
 * Null for anything else, a raw state too: `isRawState` tells that.
 */
export function recogniseTerraform(json: unknown): "terraform-plan" | "terraform-state" | null {
  if (!isObject(json) || isRawState(json)) {
    return null;
  }
  if (OF_PLANS.some((name) => Object.hasOwn(json, name))) {
    return "terraform-plan";
  }
  if (typeof member(json, "format_version") !== "string") {
    return null;
  }
  if (isObject(member(json, "values"))) {
    return "terraform-state";
  }
  if (isObject(member(json, "configuration"))) {
    return "terraform-plan";
  }
  // What `terraform show -json` writes of an empty state: its versions, and nothing else.
  const names = Object.keys(json).filter((name) => name !== "format_version" && name !== "terraform_version");
  return names.every((name) => name === "checks" || name === "values") ? "terraform-state" : null;
}

/** True for a state as Terraform stores it (terraform.tfstate, version 4 and before), which `terraform show -json` turns into state JSON. */
export function isRawState(json: unknown): boolean {
  return (
    typeof member(json, "version") === "number" &&
    (typeof member(json, "lineage") === "string" || typeof member(json, "serial") === "number") &&
    member(json, "format_version") === undefined
  );
}
