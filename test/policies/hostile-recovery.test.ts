import type { LoadedPolicy } from "@open-policy-agent/opa-wasm";
import * as fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { Evaluation } from "../../src/model/evaluation.ts";
import type { InputDocument } from "../../src/model/input-document.ts";
import type { Resource } from "../../src/model/resource.ts";
import { COMPILE_MS, compiledPack, evaluation } from "./compiled-pack.ts";
import { recoverableEstate } from "./recoverable-estate.ts";

let policies: LoadedPolicy;

beforeAll(async () => {
  policies = await compiledPack();
}, COMPILE_MS);

const evaluate = (document: InputDocument): Evaluation => evaluation(policies, document);

function resourcesOf({ terraform, kubernetes }: InputDocument): Resource[] {
  return [...Object.values(terraform), ...Object.values(kubernetes)].flat();
}

/** Paths of all leaves below a value. */
function leaves(value: unknown, path: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== "object" || value === null) {
    return [path];
  }
  return Object.entries(value).flatMap(([key, inner]) =>
    leaves(inner, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}

function replaced(value: unknown, path: (string | number)[], by: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) {
    return by;
  }
  if (Array.isArray(value)) {
    return value.map((inner, i) => (i === key ? replaced(inner, rest, by) : inner));
  }
  return Object.fromEntries(
    Object.entries(Object(value)).map(([name, inner]) => [
      name,
      name === key ? replaced(inner, rest, by) : inner,
    ]),
  );
}

const leafPaths = resourcesOf(recoverableEstate()).flatMap(({ id, values }) =>
  leaves(values).map((path) => ({ id, path })),
);

/** What a file may hold where something else belongs; normalising lets no structure through where a leaf is declared. */
const anything = fc.oneof(
  fc.constantFrom<unknown>(
    "",
    "*",
    "null",
    "plan.json#aws_s3_bucket.snapshots",
    -1,
    0,
    2.5,
    1e308,
    true,
    false,
  ),
  fc.string(),
  fc.integer(),
);

describe("hostile estates", () => {
  it("the estate that is made hostile is judged by every recovery rule", () => {
    const { dr } = evaluate(recoverableEstate()).rules;
    expect(
      Object.fromEntries(Object.entries(dr ?? {}).map(([name, rule]) => [name, rule.subjects.length > 0])),
    ).toEqual({
      "application-snapshots": false,
      "backup-outlives-source": true,
      "backup-retention": true,
      "cache-snapshots": false,
      "copies-immutable": true,
      "data-backed-up": true,
      "data-outlives-region": true,
      "deletion-refused": true,
      "deletion-undone": true,
      "drill-fresh": false,
      "global-entry": true,
      "point-in-time-recovery": true,
      "prerequisites-elsewhere": false,
      "recovery-store-redundant": true,
      "retention-keeps-recovery-point": true,
      "schedule-meets-rpo": true,
      "snapshot-schedule-active": true,
      "snapshots-complete": true,
      "state-recoverable": false,
      "store-outlives-region": true,
      "store-versioned": true,
      "volumes-backed-up": false,
      "volumes-kept": false,
      "volumes-restorable-elsewhere": false,
    });
  });

  it("no wrong value anywhere stops the evaluation or breaks its answer", () => {
    const change = fc.record({ at: fc.constantFrom(...leafPaths), by: anything });
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 5 }), (changes) => {
        const document = recoverableEstate();
        for (const resource of resourcesOf(document)) {
          for (const { at, by } of changes.filter(({ at: { id } }) => id === resource.id)) {
            resource.values = Object(replaced(resource.values, at.path, by));
          }
        }
        expect(Object.keys(evaluate(document).rules).sort()).toEqual([
          "change",
          "connectivity",
          "dr",
          "ha",
          "objectives",
        ]);
      }),
      { numRuns: 300 },
    );
  });

  it("before that it is fine", () => {
    const fine = failuresOf(evaluate(recoverableEstate()));
    expect(fine).toEqual([]);
  });

  it("names that are given twice do not stop it", () => {
    const document = recoverableEstate();
    const { settings, terraform, kubernetes } = document;
    const again = (resource: Resource): Resource => ({
      ...resource,
      id: `again/${resource.id}`,
      input: `again/${resource.input}`,
    });
    const answer = evaluate({
      ...document,
      settings: {
        ...settings,
        services: [...settings.services, ...settings.services],
        declared: {
          ...settings.declared,
          snapshot_schedules: [
            ...settings.declared.snapshot_schedules,
            ...settings.declared.snapshot_schedules,
          ],
        },
      },
      terraform: doubled(terraform, again),
      kubernetes: doubled(kubernetes, again),
    });
    expect(Object.keys(answer.services)).toContain("app");
  });
});

function failuresOf({ rules }: Evaluation): string[] {
  return Object.values(rules["dr"] ?? {}).flatMap(({ violations }) =>
    violations.map(({ message }) => message),
  );
}

function doubled(
  types: Record<string, Resource[]>,
  again: (resource: Resource) => Resource,
): Record<string, Resource[]> {
  return Object.fromEntries(
    Object.entries(types).map(([type, list]) => [type, [...list, ...list.map(again)]]),
  );
}
