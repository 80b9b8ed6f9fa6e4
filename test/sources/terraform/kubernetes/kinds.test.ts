import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { TypedResource } from "../../../../src/model/input.ts";
import { normaliseManifests } from "../../../../src/sources/kubernetes/normalise.ts";
import { normalisePlan } from "../../../../src/sources/terraform/normalise-plan.ts";
import { readDeclaredTypes } from "../../../../src/tools/policies/declared-types.ts";

const FOLDER = "test/fixtures/kubernetes-in-terraform/kinds";
const declared = { ...(await readDeclaredTypes(".")), unread: [] };

/** What the API server takes for false where nothing is said, the provider says. */
function withoutFalse(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(withoutFalse);
  }
  if (typeof value !== "object" || value === null) {
    return value;
  }
  const said = Object.entries(value).filter(([, inner]) => inner !== false);
  return Object.fromEntries(said.map(([key, inner]) => [key, withoutFalse(inner)]));
}

/** What policies read of each object, by its type, namespace and name. */
function objects(resources: readonly TypedResource[]): Record<string, unknown> {
  return Object.fromEntries(
    resources.map(({ type, resource: { scope, values, unknown } }) => {
      const { name } = values["metadata"] as { name: string };
      return [[type, scope, name].join(" "), [withoutFalse(values), unknown]];
    }),
  );
}

test("typed resources of Terraform are read as the manifests of the same objects", () => {
  const manifests = readFileSync(`${FOLDER}/manifests.yaml`, "utf8");
  const plan: unknown = JSON.parse(readFileSync(`${FOLDER}/plan.json`, "utf8"));
  const expected = objects(normaliseManifests({ name: "m", path: "m" }, manifests, declared).after);
  const read = normalisePlan({ name: "p", path: "p" }, plan, declared, { defaultRegion: null });
  expect(Object.keys(expected).length).toBeGreaterThan(15);
  expect(objects(read.after)).toEqual(expected);
});
