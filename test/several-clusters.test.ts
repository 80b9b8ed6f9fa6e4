import { describe, expect, it } from "vitest";
import { commandLine } from "../src/cli/command-line.ts";
import { type Report, reportSchema } from "../src/model/report.ts";
import { workspaceOf } from "./sources/workspace.ts";

const WEB = `apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop}
spec:
  replicas: 3
  selector: {matchLabels: {app: web}}
  template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web}]}}
`;
const SCALER = `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: {name: web, namespace: shop}
spec: {minReplicas: 5, scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}}
`;

function machines(name: string, region: string): string {
  const zones = ["a", "b", "c"].map((zone) => `${region}${zone}`);
  return zones
    .map(
      (zone) => `    ${name}-${zone}: {type: aws_instance, region: ${region}, availability_zone: ${zone}}\n`,
    )
    .join("");
}

/** Two clusters in two regions; which inputs run on them is said in the ways that a test asks for. */
function settings(eu: string, us: string): string {
  return `version: 1
objectives: {tolerate: region}
clusters:
  - {name: eu, kind: eks, secondaries: ["*eu-*"], ${eu}}
  - {name: us, kind: eks, secondaries: ["*us-*"], ${us}}
declared:
  resources:
${machines("eu", "eu-west-1")}${machines("us", "us-east-1")}`;
}

async function judged(files: Record<string, string>, paths: string[]): Promise<Report> {
  let text = "";
  await commandLine(["check", ...paths, "--config", "resilience.yml", "--format", "json"], {
    out: (part) => {
      text += part;
    },
    err: (part) => expect(part).toBe(""),
    standardInput: (async function* () {})(),
    workspace: await workspaceOf(files),
    clockMs: Date.UTC(2026, 0, 1),
    environment: {},
    isTerminal: false,
    columns: 100,
  });
  return reportSchema.parse(JSON.parse(text));
}

function regions(report: Report): [string, string, string][] {
  return report.failures
    .filter(({ kind }) => kind === "region")
    .flatMap(({ domain, services }) =>
      services.map(({ service, why }): [string, string, string] => [domain, service, why]),
    );
}

const TWINS = [
  [
    "eu-west-1",
    "shop/web",
    "eu is gone; us runs the same workloads, but no checked global entry leads there",
  ],
  [
    "us-east-1",
    "shop/web",
    "us is gone; eu runs the same workloads, but no checked global entry leads there",
  ],
];

describe("one service on two clusters", () => {
  it("is there twice where the same objects are declared for each by their paths", async () => {
    const files = {
      "overlays/eu/web.yaml": WEB,
      "overlays/us/web.yaml": WEB,
      "resilience.yml": settings('manifests: ["overlays/eu/**"]', 'manifests: ["overlays/us/**"]'),
    };
    expect(regions(await judged(files, ["overlays"]))).toEqual(TWINS);
  });

  it("is there twice where the inputs are called as the clusters' contexts", async () => {
    const files = {
      "a.yaml": WEB,
      "b.yaml": WEB,
      "resilience.yml": settings("contexts: [europe]", "contexts: [america, old]"),
    };
    expect(regions(await judged(files, ["europe=a.yaml", "america=b.yaml"]))).toEqual(TWINS);
  });

  it("is scaled on each cluster by what runs there", async () => {
    const files = {
      "eu.yaml": `${WEB}---\n${SCALER}`,
      "us.yaml": WEB,
      "resilience.yml": settings("manifests: [eu.yaml]", "manifests: [us.yaml]"),
    };
    const report = await judged(files, ["eu.yaml", "us.yaml"]);
    const told = report.findings.filter(({ rule }) => rule === "ha/disruption-budget");
    expect(told.map(({ resource, evidence }) => [resource, evidence[0]?.value])).toEqual([
      ["eu.yaml#Deployment.apps/shop/web", 5],
      ["us.yaml#Deployment.apps/shop/web", 3],
    ]);
  });
});
