import type { Report } from "../../src/model/report.ts";
import { emptyReport, finding, input, rule } from "./report-parts.ts";

const at = (path: string, line: number, end_line: number, exact = true) => ({
  path,
  line,
  end_line,
  exact,
  via: [],
});

const primaries = finding({
  blocks: true,
  resource: "terraform/plan.json#cluster/cd4pe",
  attribute: "primaries",
  related: [
    'terraform/plan.json#aws_instance.primary["primary-1"]',
    'terraform/plan.json#aws_instance.primary["primary-3"]',
  ],
  services: ["cd4pe"],
  message:
    "Losing data centre us-east-1a leaves 1 of 3 primaries of cluster cd4pe, and 2 are needed: the cluster stops.",
  remediation: "Place the primaries in three data centres, one in each.",
  evidence: [
    { name: "primaries", value: 3, unit: "", from: "terraform/plan.json#cluster/cd4pe" },
    { name: "in us-east-1a", value: 2, unit: "", from: "terraform/plan.json#cluster/cd4pe" },
    { name: "needed for a majority", value: 2, unit: "", from: "terraform/plan.json#cluster/cd4pe" },
  ],
  location: at("terraform/placement.tf", 4, 8),
  fingerprint: "v1:a001",
});

const follows = finding({
  rule: "workloads/survives-data-centre",
  blocks: true,
  resource: "manifests/cd4pe.yaml#StatefulSet.apps/cd4pe/query",
  services: ["cd4pe"],
  message: "The service cd4pe does not survive the loss of data centre us-east-1a.",
  caused_by: "v1:a001",
  location: at("manifests/cd4pe.yaml", 61, 61),
  fingerprint: "v1:a002",
});

const spread = finding({
  rule: "workloads/spread",
  severity: "warning",
  resource: "manifests/cd4pe.yaml#Deployment.apps/cd4pe/cd4pe",
  attribute: "spec.template.spec.topologySpreadConstraints",
  services: ["cd4pe"],
  message: "The 2 replicas of Deployment cd4pe may be placed in one data centre.",
  remediation: "Spread them over topology.kubernetes.io/zone with whenUnsatisfiable: DoNotSchedule.",
  evidence: [
    { name: "replicas", value: 2, unit: "", from: "manifests/cd4pe.yaml#Deployment.apps/cd4pe/cd4pe" },
  ],
  location: at("manifests/cd4pe.yaml", 14, 14),
  fingerprint: "v1:a003",
});

const undetermined = finding({
  rule: "recovery/store-in-another-region",
  outcome: "undetermined",
  status: "existing",
  resource: "terraform/plan.json#aws_s3_bucket.snapshots",
  services: ["cd4pe"],
  message: "Whether the bucket of the snapshots is replicated is known only after apply.",
  remediation: "Give the destination bucket a name that is known in the plan.",
  location: at("terraform/snapshots.tf", 1, 9, false),
  fingerprint: "v1:a004",
});

const existing = finding({
  rule: "recovery/schedule-meets-rpo",
  severity: "warning",
  status: "existing",
  resource: "manifests/velero.yaml#Schedule.velero.io/velero/daily",
  attribute: "spec.schedule",
  services: ["cd4pe"],
  message: "A snapshot is taken every 1 d, and no more than 4 h of data may be lost.",
  remediation: "Schedule it every 4 h or more often.",
  location: at("manifests/velero.yaml", 22, 22),
  fingerprint: "v1:a005",
});

const waived = finding({
  rule: "cluster/one-region",
  severity: "warning",
  status: "existing",
  waiver: {
    rule: "cluster/one-region",
    resource: "*#cluster/cd4pe",
    reason: "The second region follows in the next quarter.",
    owner: "platform-team",
    expires: "2027-03-31",
  },
  resource: "terraform/plan.json#cluster/cd4pe",
  services: ["cd4pe"],
  message: "The region us-east-1 is the only one where cd4pe could run.",
  location: at("terraform/versions.tf", 11, 13),
  fingerprint: "v1:a006",
});

/** An estate of two data centres: the second bought nothing, and this change made it so. */
export const twoDataCentres: Report = emptyReport({
  verdict: "fail",
  sentence:
    "Losing data centre us-east-1a stops cd4pe, which is to survive the loss of any one data centre: the second data centre buys nothing.",
  inputs: [
    {
      ...input("terraform/plan.json", 38, "terraform-plan"),
      judged: 31,
      not_judged: [{ what: "aws_iam_role", reason: "no rule judges this type", count: 7 }],
    },
    input("manifests/cd4pe.yaml", 9),
    input("manifests/velero.yaml", 3),
  ],
  problems: [
    {
      level: "notice",
      message:
        "No recovery.restore_throughput is declared, so the time to restore cannot be estimated: declare it in resilience.yml.",
      path: "resilience.yml",
      line: null,
    },
  ],
  findings: [follows, existing, waived, undetermined, spread, primaries],
  rules: [
    rule("cluster/one-region", 1, 0),
    rule("cluster/quorum-spread", 1, 0),
    rule("recovery/schedule-meets-rpo", 1, 0),
    rule("recovery/store-in-another-region", 0, 0, 1),
    rule("workloads/spread", 1, 2),
    rule("workloads/survives-data-centre", 1, 0),
  ],
  architectures: [
    {
      subject: "cd4pe",
      of: "cluster",
      class: "two data centres",
      dr: "none",
      explanation:
        "Of 3 primaries 2 stand in us-east-1a and 1 in us-east-1b: however three are dealt to two data centres, one holds two.",
      next_step: "A third data centre with a primary of its own.",
    },
  ],
  failures: [
    {
      domain: "us-east-1",
      kind: "region",
      count: 1,
      services: [
        {
          service: "cd4pe",
          part: null,
          outcome: "lost",
          before: "lost",
          capacity: null,
          rpo_s: null,
          rto_s: null,
          parts: { as_bad: 1, all: 1 },
          why: "no cluster stands in another region to restore the snapshots to",
        },
      ],
      unaffected: 0,
    },
    {
      domain: "us-east-1a",
      kind: "data-centre",
      count: 1,
      services: [
        {
          service: "cd4pe",
          part: null,
          outcome: "down",
          before: "reduced",
          capacity: 0,
          rpo_s: 0,
          rto_s: null,
          parts: { as_bad: 1, all: 1 },
          why: "1 of 3 primaries is left and 2 are needed",
        },
      ],
      unaffected: 0,
    },
    {
      domain: "us-east-1b",
      kind: "data-centre",
      count: 1,
      services: [
        {
          service: "cd4pe",
          part: null,
          outcome: "reduced",
          before: "reduced",
          capacity: 0.6,
          rpo_s: null,
          rto_s: null,
          parts: { as_bad: 1, all: 1 },
          why: "2 of 3 primaries and 1 of 2 secondaries are left",
        },
      ],
      unaffected: 0,
    },
    { domain: "secondaries of cd4pe in us-east-1b", kind: "node", count: 1, services: [], unaffected: 1 },
    { domain: "primaries of cd4pe in us-east-1a", kind: "node", count: 2, services: [], unaffected: 1 },
  ],
  changes: [
    {
      service: "cd4pe",
      domain: "us-east-1a",
      from: "reduced",
      to: "down",
      sentence:
        "Losing data centre us-east-1a now takes cd4pe down, where before this change it only lost capacity.",
    },
  ],
  objectives: [
    {
      service: "cd4pe",
      tolerate: "data-centre",
      rpo: { objective_s: 14_400, estimate_s: 86_400, met: false },
      rto: { objective_s: 28_800, estimate_s: null, met: null },
      terms: [
        {
          name: "longest time between two snapshots",
          value: 86_400,
          unit: "s",
          from: "manifests/velero.yaml#Schedule.velero.io/velero/daily",
        },
      ],
    },
  ],
});
