import type { LoadedPolicy } from "@open-policy-agent/opa-wasm";
import * as fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { documentBytes } from "../../src/evaluate/document-bytes.ts";
import { evaluationSchema } from "../../src/model/evaluation.ts";
import type { InputDocument } from "../../src/model/input-document.ts";
import type { Resource } from "../../src/model/resource.ts";
import { type Estate, readEstates } from "../../src/tools/policies/estates.ts";
import { REPOSITORY } from "../../src/tools/tool.ts";
import { COMPILE_MS, compiledPack } from "./compiled-pack.ts";

const estates: Estate[] = await readEstates(REPOSITORY);
let policies: LoadedPolicy;

beforeAll(async () => {
  policies = await compiledPack();
}, COMPILE_MS);

/** What a stranger's file may hold where a policy expects a name, a number or a block. */
const odd = fc.oneof(
  fc.constantFrom(null, true, false, 0, -1, 1.5, 1e300, "", "x", "100%", "half", [], {}, [null], [[]]),
  fc.constantFrom([{}], { a: 1 }, ["x", 3], { name: {} }, "eu-west-1a", 2),
);

/** One change: a place, chosen by numbers, and what is put there. */
const change = fc.record({
  resource: fc.nat(),
  steps: fc.array(fc.nat(), { minLength: 1, maxLength: 8 }),
  value: odd,
  what: fc.constantFrom("value", "value", "value", "unknown", "copy"),
});
type Change = { resource: number; steps: number[]; value: unknown; what: string };

type Tree = Record<string, unknown> | unknown[];
const isTree = (value: unknown): value is Tree => typeof value === "object" && value !== null;

/** A value of a known notation, which the pipeline makes (cron, duration, quantity): strangers do not choose its fields. */
const isDecoded = (value: Tree): boolean => "text" in value;

/** Walks as far down as the steps lead, and puts the value there. */
function put(tree: Tree, [step = 0, ...rest]: number[], value: unknown): void {
  const keys = Object.keys(tree);
  const key = keys[step % Math.max(1, keys.length)];
  if (key === undefined) {
    return;
  }
  const inner = Reflect.get(tree, key);
  if (rest.length > 0 && isTree(inner) && !isDecoded(inner) && Object.keys(inner).length > 0) {
    put(inner, rest, value);
  } else {
    Reflect.set(tree, key, value);
  }
}

/** The same resource again under another id, so that names, selectors and references meet twice. */
function copied(document: InputDocument, resource: Resource, nth: number): void {
  const id = `${resource.id}-copy-${nth}`;
  for (const types of [document.terraform, document.kubernetes]) {
    for (const resources of Object.values(types)) {
      if (resources.some(({ id }) => id === resource.id)) {
        resources.push({ ...structuredClone(resource), id });
      }
      for (const other of resources) {
        for (const ids of [...Object.values(other.references), ...Object.values(other.referenced_by)]) {
          if (ids.includes(resource.id)) {
            ids.push(id);
          }
        }
      }
    }
  }
}

function changed(document: InputDocument, changes: Change[]): InputDocument {
  const hostile = structuredClone(document);
  for (const [nth, { resource: n, steps, value, what }] of changes.entries()) {
    const all = [hostile.terraform, hostile.kubernetes].flatMap((types) => Object.values(types).flat());
    const resource = all[n % Math.max(1, all.length)];
    if (resource === undefined) {
      continue;
    }
    if (what === "copy") {
      copied(hostile, resource, nth);
    } else if (what === "unknown") {
      resource.unknown = Object.fromEntries(Object.keys(resource.values).map((key) => [key, true]));
    } else {
      put(resource.values, steps, structuredClone(value));
    }
  }
  return hostile;
}

describe("no value in a file stops the judgement", () => {
  test("whatever stands where", () => {
    fc.assert(
      fc.property(
        fc.nat({ max: estates.length - 1 }),
        fc.array(change, { minLength: 1, maxLength: 12 }),
        (i, changes) => {
          const document = changed((estates[i] as Estate).document, changes);
          const [answer] = policies.evaluate(documentBytes(document), "resilience/main/result");
          expect(evaluationSchema.safeParse(answer?.result).error).toBeUndefined();
        },
      ),
      { numRuns: Number(process.env["HOSTILE_RUNS"] ?? 500) },
    );
  });

  test("clusters and services of one name", () => {
    for (const { document } of estates) {
      const { clusters, services } = document.settings;
      const twice = {
        ...document,
        settings: {
          ...document.settings,
          clusters: [...clusters, ...clusters.map((cluster) => ({ ...cluster, primaries: [], kind: "eks" }))],
          services: [...services, ...services.map((service) => ({ ...service, members: [] }))],
        },
      };
      const [answer] = policies.evaluate(documentBytes(twice), "resilience/main/result");
      expect(evaluationSchema.safeParse(answer?.result).error).toBeUndefined();
    }
  });
});
