import type { AttributeSchema, DeclaredTypes } from "../../model/declared-types.ts";
import type { NormalisedInput, Place, Problem, TypedResource } from "../../model/input.ts";
import type { DeclaredResource } from "../../model/resilience-file.ts";
import type { Region } from "../../model/resource.ts";
import type { ResilienceSettings } from "../../model/settings.ts";
import { decode } from "../formats/decode.ts";
import { project } from "../project.ts";
import { isGlobal } from "../terraform/global-types.ts";
import { isUnique } from "../terraform/identities.ts";
import { identityValues } from "../terraform/identity-values.ts";
import { nameInArn, nameOfArn } from "../terraform/ids/made-of-names.ts";
import { fitAttributes } from "./fit-attributes.ts";

/** The name of the input; ids of declared resources begin with it. */
const INPUT = "resilience.yml";

/**
 * `declared.resources` of the settings as an input like any other: each entry is a resource of its type that is there now and stays, and
 * that resources of other inputs refer to by the key that it has. What does not fit is an error of the input. Null where nothing is declared.
 */
export function normaliseDeclared(
  { path, file }: ResilienceSettings,
  declared: DeclaredTypes,
): NormalisedInput | null {
  const entries = Object.entries(file.declared?.resources ?? {});
  if (entries.length === 0) {
    return null;
  }
  const problems: Problem[] = [];
  const after = entries.flatMap(([key, entry]) => {
    const told = new Set<string>();
    const resource = declaredResource(key, entry, declared, (message) => told.add(message));
    problems.push(...[...told].map((message) => problem(key, message)));
    return resource === null || told.size > 0 ? [] : [resource];
  });
  const place: Place = { path: path ?? INPUT, line: null, end_line: null, exact: false, via: [] };
  return {
    name: INPUT,
    path: path ?? INPUT,
    kind: "declared",
    resources: entries.length,
    not_judged: [],
    problems,
    after,
    before: null,
    places: Object.fromEntries(after.map(({ resource }) => [resource.id, place])),
  };
}

function problem(key: string, message: string): Problem {
  return { level: "error", message: `declared.resources "${key.slice(0, 100)}": ${message}.`, line: null };
}

function declaredResource(
  key: string,
  { type, region, ...attributes }: DeclaredResource,
  declared: DeclaredTypes,
  wrong: (message: string) => void,
): TypedResource | null {
  const schema = Object.hasOwn(declared.terraform, type) ? declared.terraform[type] : undefined;
  if (schema === undefined || type.startsWith("data.")) {
    const known = Object.keys(declared.terraform).filter((name) => !name.startsWith("data."));
    wrong(`its type is none that a rule reads; those are ${known.sort().join(", ")}`);
    return null;
  }
  const written = { ...impliedBy(key, type, schema), ...attributes };
  const fitted = fitAttributes(written, schema, wrong);
  const stands = regionOf(key, type, region);
  const names = identityValues(
    type,
    { values: fitted, unknown: null, sensitive: null },
    "name" in stands ? stands.name : null,
  );
  return {
    family: "terraform",
    type,
    resource: {
      id: `${INPUT}#${key}`,
      input: INPUT,
      scope: "",
      address: key,
      action: "no-op",
      action_reason: null,
      replaced_by: [],
      region: stands,
      ...project(fitted, null, null, schema, decode),
      references: {},
      referenced_by: {},
    },
    identities: [...new Set([key, ...names])],
    declared: true,
  };
}

/** What the key says of the resource: its ARN and the name in that, else its name, else its id. */
function impliedBy(key: string, type: string, schema: AttributeSchema): Record<string, string> {
  const has = (attribute: string): boolean =>
    schema !== true && schema.properties !== undefined && Object.hasOwn(schema.properties, attribute);
  const arn = nameOfArn(type, key);
  const name = nameInArn(type) ?? "name";
  if (key.startsWith("arn:")) {
    return {
      ...(has("arn") ? { arn: key } : {}),
      ...(arn !== null && has(name) ? { [name]: arn.name } : {}),
    };
  }
  const attribute = has(name) && !isUnique(key) ? name : "id";
  return has(attribute) ? { [attribute]: key } : {};
}

function regionOf(key: string, type: string, written: string | undefined): Region {
  const name = written ?? nameOfArn(type, key)?.region ?? null;
  if (name !== null) {
    return { name };
  }
  return isGlobal(type) ? { global: true } : { unknown: "resilience.yml does not say its region" };
}
