import type { TypedResource } from "../../model/input.ts";
import type { Resource } from "../../model/resource.ts";
import { decode } from "../formats/decode.ts";
import { project } from "../project.ts";
import type { Filing } from "./filing.ts";
import type { ObjectIdentity } from "./object-identity.ts";

/** An object as a resource of an input, with the attributes that policies read alone. */
export function typedResource(
  input: string,
  identity: ObjectIdentity,
  value: Record<string, unknown>,
  { schema, filedAs }: Filing,
): TypedResource {
  const { values, unknown, withheld } = project(value, {}, {}, schema, decode);
  const resource: Resource = {
    id: `${input}#${identity.address}`,
    input,
    scope: identity.namespace,
    address: identity.address,
    action: "apply",
    action_reason: null,
    replaced_by: [],
    region: { unknown: "a manifest does not say its region" },
    values: { ...values, apiVersion: value["apiVersion"] },
    unknown,
    withheld,
    references: {},
    referenced_by: {},
  };
  const filed = filedAs === null ? {} : { filed_as: filedAs };
  return { family: "kubernetes", type: identity.type, resource, ...filed };
}
