import type { Report } from "../../src/model/report.ts";
import { emptyReport, finding, input, rule } from "./report-parts.ts";

/** A plan that could not be read beside manifests that could: an error, and the findings all the same. */
export const unreadablePlan: Report = emptyReport({
  verdict: "error",
  sentence: "Not everything could be judged: 1 of 2 inputs could not be read.",
  inputs: [
    {
      ...input("terraform/plan.json", 0, "unrecognised"),
      problems: [
        {
          level: "error",
          message:
            "The JSON ends in the middle of a value: the file is cut off. Write it again with terraform show -json.",
          line: 2113,
        },
      ],
    },
    {
      ...input("manifests/cd4pe.yaml", 9),
      problems: [
        { level: "warning", message: "The second document is empty and was passed over.", line: 40 },
      ],
    },
  ],
  problems: [
    {
      level: "warning",
      message: "The waiver of cluster/one-region expired on 2026-09-30 and no longer counts.",
      path: ".github/resilience.yml",
      line: 31,
    },
  ],
  findings: [
    finding({
      rule: "workloads/replicas",
      severity: "warning",
      status: "unknown",
      resource: "manifests/cd4pe.yaml#Deployment.apps/cd4pe/ui",
      attribute: "spec.replicas",
      message: "Deployment ui has 1 replica: it is gone while its node is.",
      remediation: "Run at least 2 replicas.",
      evidence: [{ name: "replicas", value: 1, unit: "", from: "default" }],
      location: { path: "manifests/cd4pe.yaml", line: 88, end_line: 88, exact: true, via: [] },
      fingerprint: "v1:b001",
    }),
  ],
  rules: [rule("workloads/replicas", 1, 2)],
});
