import { existsSync, readdirSync } from "node:fs";
import { cp } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { commandLine } from "../src/cli/command-line.ts";
import { type Report, reportSchema } from "../src/model/report.ts";
import { commit, git, repositoryOf, write } from "./sources/base/a-repository.ts";

const SETTINGS = "version: 1\nobjectives: {tolerate: node, rto: 1h, rpo: 1h}\n";

function deployment(name: string, replicas: number): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata: {name: ${name}, namespace: shop}
spec:
  replicas: ${replicas}
  selector: {matchLabels: {app: ${name}}}
  template:
    metadata: {labels: {app: ${name}}}
    spec: {containers: [{name: ${name}, image: ${name}}]}
`;
}

/** Judges what is on the disk against where it parted from main. */
async function judged(workspace: string, paths: string[] = ["."]): Promise<Report> {
  let [out, err] = ["", ""];
  await commandLine(["check", ...paths, "--base", "main", "--gate", "new", "--format", "json"], {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    standardInput: (async function* () {})(),
    workspace,
    clockMs: Date.UTC(2026, 0, 1),
    environment: {},
    isTerminal: false,
    columns: null,
  });
  expect(err).toBe("");
  return reportSchema.parse(JSON.parse(out));
}

/** What the change does, as far as the report says. */
function delta({ findings, fixed, changes }: Report): unknown {
  return {
    new: findings
      .filter(({ status }) => status !== "existing")
      .map(({ rule, resource }) => `${rule} ${resource}`),
    fixed: fixed.map(({ rule, resource }) => `${rule} ${resource}`),
    changes: changes.map(({ sentence }) => sentence),
  };
}
const NOTHING = { new: [], fixed: [], changes: [] };

describe("before and after for manifests", () => {
  it("says what a change breaks, mends and leaves", async () => {
    const workspace = await repositoryOf({
      "resilience.yml": SETTINGS,
      "k8s/web.yaml": deployment("web", 3),
      "k8s/api.yaml": deployment("api", 1),
      "k8s/old.yaml": deployment("old", 1),
    });
    await write(workspace, { "k8s/web.yaml": deployment("web", 1), "k8s/api.yaml": deployment("api", 3) });
    const report = await judged(workspace);
    const replicas = report.findings.filter(({ rule }) => rule === "ha/workload-replicas");
    expect(replicas.map(({ resource, status, blocks }) => [resource, status, blocks])).toEqual([
      ["k8s/web.yaml#Deployment.apps/shop/web", "new", true],
      ["k8s/old.yaml#Deployment.apps/shop/old", "existing", false],
    ]);
    expect(report.fixed.map(({ rule, resource }) => [rule, resource])).toEqual([
      ["ha/workload-replicas", "k8s/api.yaml#Deployment.apps/shop/api"],
    ]);
    // What no longer has anything to judge since one replica is left hangs under that.
    const lost = report.findings.filter(({ lost_judgement }) => lost_judgement);
    expect(lost.map(({ resource, caused_by }) => [resource, caused_by])).toEqual(
      lost.map(() => ["k8s/web.yaml#Deployment.apps/shop/web", replicas[0]?.fingerprint]),
    );
  });

  it("knows an object in a renamed file again, and that a new file is new", async () => {
    const workspace = await repositoryOf({
      "resilience.yml": SETTINGS,
      "k8s/web.yaml": deployment("web", 1),
    });
    await write(workspace, { "k8s/web.yaml": null, "k8s/front/web.yaml": deployment("web", 1) });
    expect(delta(await judged(workspace))).toEqual(NOTHING);
    await write(workspace, { "k8s/api.yaml": deployment("api", 1) });
    const { findings } = await judged(workspace);
    const grave = findings.filter(({ severity, caused_by }) => severity !== "notice" && caused_by === null);
    expect(grave.filter(({ status }) => status === "new")).toMatchObject([
      { rule: "ha/workload-replicas", resource: "k8s/api.yaml#Deployment.apps/shop/api", blocks: true },
    ]);
  });

  it("counts a file that is gone, or can be read no more, as lost judgement: one cause, however many rules judged it", async () => {
    const workspace = await repositoryOf({
      "resilience.yml": SETTINGS,
      "k8s/web.yaml": deployment("web", 3),
      "k8s/api.yaml": deployment("api", 3),
    });
    await write(workspace, {
      "k8s/web.yaml": null,
      "k8s/api.yaml": `{{ if .Values.api }}\n${deployment("api", 3)}{{ end }}\n`,
    });
    const report = await judged(workspace);
    const causes = report.findings.filter(({ caused_by }) => caused_by === null);
    expect(
      causes.map(({ resource, blocks, lost_judgement, message }) => [
        resource,
        blocks,
        lost_judgement,
        message,
      ]),
    ).toEqual([
      [
        "k8s/api.yaml#Deployment.apps/shop/api",
        true,
        true,
        "Deployment.apps/shop/api was judged before the change and its file cannot be read in full any more: what it needs can be broken unseen.",
      ],
      [
        "k8s/web.yaml#Deployment.apps/shop/web",
        true,
        true,
        "Deployment.apps/shop/web was judged before the change and its file is gone, which by itself leaves it running where it is, unseen.",
      ],
    ]);
    expect([report.verdict, report.fixed]).toEqual(["fail", []]);
    expect(report.inputs.map(({ name, not_judged }) => [name, not_judged])).toEqual([
      [
        "k8s/api.yaml",
        [
          {
            what: "what it held before",
            reason:
              "template: it holds {{ }} to be filled in: check what `helm template` (or the tool it is for) writes",
            count: 1,
          },
        ],
      ],
      [
        "k8s/web.yaml",
        [{ what: "what it held before", reason: "the change takes this file away", count: 1 }],
      ],
    ]);
  });

  it("takes a file that is gone for its objects where the settings say that these are pruned", async () => {
    const workspace = await repositoryOf({
      "resilience.yml": `${SETTINGS}declared: {pruned: ["k8s/**"]}\n`,
      "k8s/web.yaml": deployment("web", 1),
      "k8s/api.yaml": deployment("api", 3),
    });
    await write(workspace, { "k8s/web.yaml": null });
    const report = await judged(workspace);
    expect(report.findings.filter(({ status }) => status !== "existing")).toEqual([]);
    expect(report.fixed.map(({ rule }) => rule)).toEqual(["ha/workload-liveness", "ha/workload-replicas"]);
  });

  it("has an empty delta where no manifest changes, whatever else does", async () => {
    const name = fc.constantFrom("web", "api", "db", "queue");
    const files = fc.dictionary(
      fc.tuple(fc.constantFrom("a", "b/c"), name).map(([folder, file]) => `${folder}/${file}.yaml`),
      fc.tuple(name, fc.integer({ min: 1, max: 3 })).map(([app, replicas]) => deployment(app, replicas)),
      { minKeys: 1, maxKeys: 5 },
    );
    await fc.assert(
      fc.asyncProperty(files, async (manifests) => {
        const workspace = await repositoryOf({ "resilience.yml": SETTINGS, ...manifests });
        git(workspace, "switch", "--quiet", "--create", "change");
        await write(workspace, { "README.md": "other", "a/values.yaml": "image: {tag: 2}\n" });
        commit(workspace, "change");
        expect(delta(await judged(workspace))).toEqual(NOTHING);
      }),
      { numRuns: 5 },
    );
  });

  const corpus = new URL("../../shared/corpus/manifests/", import.meta.url).pathname;
  it.skipIf(!existsSync(corpus))("has an empty delta on real manifests that do not change", async () => {
    const workspace = await repositoryOf({ "resilience.yml": SETTINGS });
    for (const folder of readdirSync(corpus).slice(0, 12)) {
      await cp(join(corpus, folder), join(workspace, "corpus", folder), {
        recursive: true,
        dereference: true,
      });
    }
    commit(workspace, "manifests");
    const report = await judged(workspace, ["corpus"]);
    expect(delta(report)).toEqual(NOTHING);
    expect(report.findings.length).toBeGreaterThan(0);
  });
});
