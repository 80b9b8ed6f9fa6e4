import { expect, test } from "vitest";
import { commandLine } from "../../../../src/cli/command-line.ts";
import { type Finding, type Report, reportSchema } from "../../../../src/model/report.ts";

async function reported(path: string): Promise<Report> {
  let out = "";
  await commandLine(["check", path, "--format", "json"], {
    out: (text) => {
      out += text;
    },
    err: () => {},
    standardInput: (async function* () {
      yield "";
    })(),
    workspace: "test/fixtures/kubernetes-in-terraform",
    clockMs: Date.UTC(2026, 0, 1),
    environment: {},
    isTerminal: false,
    columns: null,
  });
  return reportSchema.parse(JSON.parse(out));
}

/** `kubernetes_service_v1.web` in a plan, `Service/shop/web` and `Deployment.apps/shop/web` in a manifest. */
const ADDRESS = /\bkubernetes_\w+\.(\w+)|\b[A-Z]\w+(?:\.[a-z.]+)?\/\w+\/(\w+)/g;

/** What is found, without where: addresses and ids differ. */
function told({ rule, outcome, severity, message, services, attribute }: Finding): string {
  const named = message.replace(ADDRESS, (_, planned?: string, written?: string) => planned ?? written ?? "");
  return JSON.stringify([named, rule, outcome, severity, services, attribute]);
}

/** What a failure does, without the ids of what decides. */
function harm({ kind, domain, services }: Report["failures"][number]): unknown[] {
  return [kind, domain, services.map((cell) => ({ ...cell, part: null }))];
}

test("the same estate gives the same findings as manifests and as typed resources of Terraform", async () => {
  const [terraform, manifests] = await Promise.all([
    reported("same/plan.json"),
    reported("same/manifests.yaml"),
  ]);
  expect(terraform.findings.length).toBeGreaterThan(3);
  expect(terraform.findings.map(told).sort()).toEqual(manifests.findings.map(told).sort());
  expect(terraform.failures.map(harm)).toEqual(manifests.failures.map(harm));
  expect(terraform.findings.map(({ location }) => location?.path)).toEqual(
    terraform.findings.map(() => "same/main.tf"),
  );
});

test("what is known only after apply or sensitive leaves the rules undetermined", async () => {
  const { findings } = await reported("objects/plan.json");
  const open = findings
    .filter(({ outcome }) => outcome === "undetermined")
    .map(({ rule, resource, message }) => [rule, resource, message]);
  expect(open).toContainEqual([
    "ha/workload-replicas",
    'objects/plan.json#kubernetes_deployment.secret["a/b"]',
    expect.stringContaining("spec.replicas is marked sensitive"),
  ]);
  // The autoscaler's minimum holds, although the name of what it scales is known only after apply.
  expect(open.filter(([, resource]) => resource?.endsWith("kubernetes_deployment.counted"))).toEqual([]);
  expect(JSON.stringify(findings)).not.toContain("4242");
});
