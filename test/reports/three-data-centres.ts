import type { Report } from "../../src/model/report.ts";
import { emptyReport, input, rule } from "./report-parts.ts";

const reduced = (left: string) => ({
  service: "cd4pe",
  part: null,
  outcome: "reduced" as const,
  capacity: 2 / 3,
  rpo_s: null,
  rto_s: null,
  parts: { as_bad: 1, all: 1 },
  why: left,
});

/** An estate that a change brought from two data centres to three: everything asked for holds. */
export const threeDataCentres: Report = emptyReport({
  sentence: "cd4pe survives the loss of any one data centre, with two thirds of its capacity left.",
  inputs: [
    input("terraform/plan.json", 41, "terraform-plan"),
    input("manifests/cd4pe.yaml", 9),
    input("manifests/velero.yaml", 3),
  ],
  fixed: [
    {
      rule: "cluster/quorum-spread",
      severity: "error",
      resource: "terraform/plan.json#cluster/cd4pe",
      attribute: "primaries",
      message: "Losing data centre us-east-1a left 1 of 3 primaries of cluster cd4pe.",
      fingerprint: "v1:a001",
    },
  ],
  rules: [rule("cluster/quorum-spread", 0, 1), rule("workloads/spread", 0, 3)],
  architectures: [
    {
      subject: "cd4pe",
      of: "cluster",
      class: "three data centres",
      dr: "snapshots",
      explanation: "Each of 3 data centres holds one of 3 primaries: any two of them are a majority.",
      next_step: null,
    },
  ],
  failures: [
    ...["us-east-1a", "us-east-1b", "us-east-1c"].map((domain) => ({
      domain,
      kind: "data-centre" as const,
      count: 1,
      services: [
        {
          ...reduced("2 of 3 primaries are left and 2 are needed"),
          before: domain === "us-east-1a" ? ("down" as const) : ("reduced" as const),
        },
      ],
      unaffected: 0,
    })),
    {
      domain: "us-east-1",
      kind: "region",
      count: 1,
      services: [
        {
          service: "cd4pe",
          part: null,
          outcome: "down",
          before: "down",
          capacity: 0,
          rpo_s: 14_400,
          rto_s: 19_800,
          parts: { as_bad: 1, all: 1 },
          why: "restored from the snapshots in us-west-2",
        },
      ],
      unaffected: 0,
    },
    { domain: "machines of cd4pe", kind: "node", count: 6, services: [], unaffected: 1 },
  ],
  changes: [
    {
      service: "cd4pe",
      domain: "us-east-1a",
      from: "down",
      to: "reduced",
      sentence:
        "Losing data centre us-east-1a no longer takes cd4pe down: it keeps two thirds of its capacity.",
    },
  ],
  objectives: [
    {
      service: "cd4pe",
      tolerate: "data-centre",
      rpo: { objective_s: 14_400, estimate_s: 14_400, met: true },
      rto: { objective_s: 28_800, estimate_s: 19_800, met: true },
      terms: [],
    },
  ],
});
