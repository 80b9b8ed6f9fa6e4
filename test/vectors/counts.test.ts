import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import * as z from "zod/mini";
import { opaEval } from "../../src/tools/opa/run.ts";
import { REPOSITORY } from "../../src/tools/tool.ts";
import type { CountQuestion } from "../../src/tools/vectors/count-questions.ts";

type Vector = [CountQuestion, number];

const vectors: Vector[] = JSON.parse(readFileSync("test/vectors/counts.json", "utf8"));

const BUDGETS =
  "{kind.manifest.scope: data.resilience.model.workloads.disruption.budgets(kind)[0].allowed | some kind in data.resilience.model.workloads.kinds.by_id}";
const ROLLOUTS =
  "{kind.manifest.scope: data.resilience.model.workloads.rollout.away(kind, kind.manifest.values.spec.replicas) | some kind in data.resilience.model.workloads.kinds.by_id}";

/** A resource as policies see it. */
function resource(kind: string, name: string, spec: unknown, references: Record<string, string[]>) {
  return {
    id: `app.yaml#${kind}/${name}`,
    input: "app.yaml",
    scope: name,
    address: `${kind}/${name}`,
    action: "apply",
    region: { unknown: "a manifest does not say its region" },
    values: { metadata: { name }, spec },
    unknown: {},
    withheld: {},
    references,
    referenced_by: {},
  };
}

function document(kubernetes: unknown) {
  return {
    version: 1,
    settings: { clusters: [], declared: {}, assumed_cluster: { nodes: 3, data_centres: 3 } },
    terraform: {},
    kubernetes,
  };
}

async function answered(query: string, kubernetes: unknown): Promise<Record<string, unknown>> {
  return z.record(z.string(), z.unknown()).parse(await opaEval(REPOSITORY, query, document(kubernetes)));
}

const named = (picked: readonly Vector[]): [string, Vector][] => picked.map((vector, i) => [`w${i}`, vector]);

test("disruption budgets are counted as the disruption controller counts them", async () => {
  const picked = named(vectors.filter(([{ maxSurge }]) => maxSurge === undefined));
  const found = await answered(BUDGETS, {
    "apps/Deployment": picked.map(([name, [{ replicas }]]) => ({
      ...resource("Deployment", name, { replicas }, {}),
      referenced_by: { "spec.selector": [`app.yaml#PodDisruptionBudget/${name}`] },
    })),
    "policy/PodDisruptionBudget": picked.map(([name, [{ replicas, ...limit }]]) =>
      resource("PodDisruptionBudget", name, limit, { "spec.selector": [`app.yaml#Deployment/${name}`] }),
    ),
  });
  expect(picked).toHaveLength(272);
  expect(found).toEqual(Object.fromEntries(picked.map(([name, [, answer]]) => [name, answer])));
});

test("rollouts are counted as the deployment controller counts them", async () => {
  const picked = named(vectors.filter(([{ maxSurge }]) => maxSurge !== undefined));
  const found = await answered(ROLLOUTS, {
    "apps/Deployment": picked.map(([name, [{ replicas, ...rollingUpdate }]]) =>
      resource("Deployment", name, { replicas, strategy: { rollingUpdate } }, {}),
    ),
  });
  expect(picked).toHaveLength(800);
  expect(found).toEqual(Object.fromEntries(picked.map(([name, [, answer]]) => [name, answer])));
});
