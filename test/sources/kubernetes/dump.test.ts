import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { linkKubernetes } from "../../../src/link/kubernetes/link-kubernetes.ts";
import { normaliseManifests } from "../../../src/sources/kubernetes/normalise.ts";
import { readDeclaredTypes } from "../../../src/tools/policies/declared-types.ts";

const declared = await readDeclaredTypes(".");
const { links = {} } = declared;

describe("a dump of a live cluster (kubectl get -o yaml)", () => {
  const text = readFileSync("test/fixtures/kubernetes/dump.yaml", "utf8");
  const input = normaliseManifests({ name: "eu", path: "dump.yaml" }, text, { ...declared, unread: [] });

  it("is read object by object, each at its own lines", () => {
    expect({ resources: input.resources, problems: input.problems, not_judged: input.not_judged }).toEqual({
      resources: 5,
      problems: [],
      not_judged: [],
    });
    const rows = text.split("\n");
    for (const { type, resource } of input.after) {
      const place = input.places[resource.id];
      const own = rows.slice((place?.line ?? 1) - 1, place?.end_line ?? 0).join("\n");
      expect([place?.exact, own.match(/^ {2}kind: (\w+)$/gm)]).toEqual([
        true,
        [`  kind: ${type.split("/")[1]}`],
      ]);
    }
  });

  it("passes on nothing of what the cluster notes beside the objects", () => {
    const passed = JSON.stringify(input.after);
    for (const noted of ["managedFields", "last-applied", "resourceVersion", "disruptionsAllowed", "podIP"]) {
      expect(passed).not.toContain(noted);
    }
  });

  it("has its Services and budgets select what makes the pods, not what was made", () => {
    const { references } = linkKubernetes(input.after, () => "", links);
    const web = "eu#Deployment.apps/shop/web";
    expect(Object.fromEntries(references)).toEqual({
      "eu#Service/shop/web": { "spec.selector": [web] },
      "eu#PodDisruptionBudget.policy/shop/web": { "spec.selector": [web] },
      "eu#ReplicaSet.apps/shop/web-7d9f8b6c5": { "metadata.ownerReferences.0": [web] },
      "eu#Pod/shop/web-7d9f8b6c5-k2x8p": {
        "metadata.ownerReferences.0": ["eu#ReplicaSet.apps/shop/web-7d9f8b6c5"],
      },
    });
  });
});
