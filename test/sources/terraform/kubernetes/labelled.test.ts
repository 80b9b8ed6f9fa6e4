import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { DeclaredTypes } from "../../../../src/model/declared-types.ts";
import { normalisePlan } from "../../../../src/sources/terraform/normalise-plan.ts";

const CORPUS = "../shared/corpus";
const CASES = `${CORPUS}/labelled/cases.json`;

const DECLARED: DeclaredTypes = {
  terraform: {},
  kubernetes: { "autoscaling/HorizontalPodAutoscaler": true, "core/Pod": true },
};

interface Case {
  provider: string;
  resource: string;
  inputs: string[];
}

function cases(): Case[] {
  const all = JSON.parse(readFileSync(CASES, "utf8")) as Case[];
  return all.filter(({ provider }) => provider === "kubernetes-tf");
}

// Skipped where the corpus of real inputs is not beside the repository.
describe.skipIf(!existsSync(CASES))("labelled cases of Kubernetes in Terraform", () => {
  test("every one is an object with a spec, at its address", () => {
    const found = cases().map(({ resource, inputs: [path = ""] }) => {
      const plan: unknown = JSON.parse(readFileSync(`${CORPUS}/${path}`, "utf8"));
      const { after } = normalisePlan({ name: "p", path }, plan, DECLARED, { defaultRegion: null });
      const object = after.find(({ resource: { address } }) => address === resource);
      return [object?.type, Object.keys(object?.resource.values ?? {}).sort()];
    });
    const keys = ["apiVersion", "metadata", "spec"];
    expect(found).toEqual([
      ["autoscaling/HorizontalPodAutoscaler", keys],
      ["autoscaling/HorizontalPodAutoscaler", keys],
      ["autoscaling/HorizontalPodAutoscaler", keys],
      ["core/Pod", keys],
      ["core/Pod", keys],
    ]);
  });
});
