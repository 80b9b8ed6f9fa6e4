import type { NormalisedInput, TypedResource } from "../../src/model/input.ts";
import type { Resource } from "../../src/model/resource.ts";

/** A resource of a plan, with nothing said that a test does not say. */
export function terraform(input: string, address: string, more: Partial<Resource> = {}): TypedResource {
  const type = /(?:^|\.)([a-z0-9_]+)\.[^.]+$/.exec(address)?.[1] ?? "unknown";
  return { family: "terraform", type, resource: resource(input, address, { scope: "", ...more }) };
}

/** An object of a manifest; its namespace is taken from its address (`Deployment.apps/shop/web`). */
export function kubernetes(
  input: string,
  type: string,
  address: string,
  more: Partial<Resource> = {},
): TypedResource {
  const [, scope = ""] = address.split("/");
  return {
    family: "kubernetes",
    type,
    resource: resource(input, address, { scope, action: "apply", ...more }),
  };
}

function resource(input: string, address: string, more: Partial<Resource>): Resource {
  return {
    id: `${input}#${address}`,
    input,
    scope: "",
    address,
    action: "no-op",
    action_reason: null,
    replaced_by: [],
    region: { unknown: "not said" },
    values: {},
    unknown: false,
    withheld: false,
    references: {},
    referenced_by: {},
    ...more,
  };
}

/** An input of these resources, found at its own name. */
export function anInput(
  name: string,
  after: TypedResource[],
  more: Partial<NormalisedInput> = {},
): NormalisedInput {
  return {
    name,
    path: name,
    kind: after.some(({ family }) => family === "kubernetes") ? "kubernetes" : "terraform-plan",
    resources: after.length,
    not_judged: [],
    problems: [],
    after,
    before: null,
    places: {},
    ...more,
  };
}
