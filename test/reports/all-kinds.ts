import type { Outcome } from "../../src/model/evaluation.ts";
import type { Finding, Report } from "../../src/model/report.ts";
import { emptyReport, finding, input, rule } from "./report-parts.ts";

type Failure = Report["failures"][number];
type Effect = Failure["services"][number];
type Objective = Report["objectives"][number];

const WAIVER = {
  rule: "ha/*",
  resource: "*#bucket/logs",
  reason: "It holds logs.",
  owner: "@platform",
  expires: "2027-03-31",
};

const at = (path: string, line: number | null, more: Partial<NonNullable<Finding["location"]>> = {}) => ({
  path,
  line,
  end_line: line,
  exact: true,
  via: [],
  ...more,
});

/** Findings that are told in as many ways: each has what the others lack. */
const FINDINGS: Finding[] = [
  // What blocks: with all that can be said, then the same of another thing, then with nothing but a message.
  finding({
    rule: "ha/spread",
    blocks: true,
    resource: "plan.json#aws_instance.a",
    attribute: "availability_zone",
    message: "The `primaries` stand in one data centre: 2 of 3.",
    remediation: "Spread them:\n```yaml\nspec:\n  zones: 3\n```\nThen apply.",
    evidence: [
      { name: "decided by", value: "2 of 3", unit: "", from: "default" },
      { name: "primaries", value: 3, unit: "", from: "plan.json#aws_instance.a" },
      { name: "share", value: 0.666, unit: "of all", from: "formula" },
      { name: "age", value: 5400, unit: "s", from: "setting" },
      { name: "spread", value: false, unit: "", from: "" },
      { name: "backed up", value: true, unit: "", from: "service:shop" },
      { name: "zone", value: null, unit: "", from: "default" },
      { name: "class", value: "db.t3", unit: "", from: "default" },
      { name: "eighth", value: 8, unit: "", from: "" },
      { name: "ninth", value: 9, unit: "", from: "" },
    ],
    related: ["service:shop"],
    services: ["shop"],
    location: at("main.tf", 7, { via: ["module.dr at main.tf:12", "module.db at dr/main.tf:3"] }),
    fingerprint: "v1:spread-a",
  }),
  finding({
    rule: "ha/spread",
    blocks: true,
    resource: "plan.json#aws_instance.b",
    message: "The secondaries stand in one data centre.",
    remediation: "Spread them:\n```yaml\nspec:\n  zones: 3\n```\nThen apply.",
    evidence: [{ name: "secondaries", value: 1, unit: "", from: "plan.json#aws_instance.b" }],
    location: at("main.tf", null, { exact: false }),
    fingerprint: "v1:spread-b",
  }),
  finding({
    rule: "ha/bare",
    blocks: true,
    status: "unknown",
    resource: "cluster:pam",
    message: "The cluster stands alone.",
    remediation: "",
    fingerprint: "v1:bare",
  }),
  finding({
    rule: "ha/lost",
    blocks: true,
    outcome: "undetermined",
    lost_judgement: true,
    resource: "app.yaml#Deployment.apps/shop/web",
    message: "This was judged before the change and no longer is.",
    location: at("app.yaml", 3, { exact: false }),
    fingerprint: "v1:lost",
  }),
  // What follows from the first: the same of the same thing, something that names what it is of, six more, and one that eight rules say.
  finding({
    rule: "ha/same",
    blocks: true,
    resource: "plan.json#aws_instance.a",
    message: "The `primaries` stand in one data centre: 2 of 3.",
    caused_by: "v1:spread-a",
    fingerprint: "v1:same",
  }),
  finding({
    rule: "ha/shop",
    resource: "service:shop",
    message: "The service shop stops with us-east-1a.",
    caused_by: "v1:spread-a",
    fingerprint: "v1:shop",
  }),
  ...Array.from({ length: 9 }, (_, i) =>
    finding({
      rule: `ha/by-${i}`,
      resource: "service:bank",
      message: "It stops with us-east-1a.",
      caused_by: "v1:shop",
      fingerprint: `v1:by-${i}`,
    }),
  ),
  ...Array.from({ length: 5 }, (_, i) =>
    finding({
      rule: "ha/more",
      resource: `service:more-${i}`,
      message: "One more stops.",
      caused_by: "v1:spread-a",
      fingerprint: `v1:more-${i}`,
    }),
  ),
  // What is worth a look, and what follows from it and blocks.
  finding({
    rule: "dr/schedule",
    severity: "warning",
    resource: "app.yaml#Schedule.velero.io/velero/daily",
    message: "A snapshot is taken every day.",
    location: at("app.yaml", 22),
    fingerprint: "v1:schedule",
  }),
  finding({
    rule: "dr/copies",
    severity: "warning",
    resource: "plan.json#aws_s3_bucket.copies",
    message: "The copies are in one region.",
    fingerprint: "v1:copies",
  }),
  // What is undetermined, could be better, was there, and is waived.
  finding({
    rule: "dr/key",
    outcome: "undetermined",
    resource: "plan.json#aws_kms_key.a",
    message: "Where the key is copied to is not known.",
    fingerprint: "v1:key",
  }),
  finding({
    rule: "ha/class",
    severity: "notice",
    resource: "plan.json#aws_db_instance.a",
    message: "A larger class would start faster.",
    fingerprint: "v1:class",
  }),
  ...["a", "b"].map((name) =>
    finding({
      rule: "ha/old",
      severity: "warning",
      status: "existing",
      resource: `plan.json#aws_lb.${name}`,
      attribute: "subnets",
      message: `The load balancer ${name} is in one subnet.`,
      location: at("lb.tf", 4),
      fingerprint: `v1:old-${name}`,
    }),
  ),
  finding({
    rule: "ha/logs",
    waiver: WAIVER,
    resource: "plan.json#bucket/logs",
    message: "The logs are in one region.",
    fingerprint: "v1:logs",
  }),
  finding({
    rule: "ha/waived-cause",
    waiver: WAIVER,
    resource: "plan.json#bucket/a",
    message: "The bucket is in one region.",
    fingerprint: "v1:waived-cause",
  }),
  finding({
    rule: "ha/hidden",
    blocks: true,
    resource: "service:hidden",
    message: "It stops with the region.",
    caused_by: "v1:waived-cause",
    fingerprint: "v1:hidden",
  }),
];

const effect = (service: string, outcome: Outcome, more: Partial<Effect> = {}): Effect => ({
  service,
  part: null,
  outcome,
  before: outcome,
  capacity: null,
  rpo_s: null,
  rto_s: null,
  parts: { as_bad: 1, all: 1 },
  why: `${service} is as it is`,
  ...more,
});

const failure = (
  kind: Failure["kind"],
  domain: string,
  services: Effect[],
  more: Partial<Failure> = {},
): Failure => ({ domain, kind, count: 1, services, unaffected: 1, ...more });

const FAILURES: Failure[] = [
  failure("node", "primaries of pam in us-east-1a", [effect("shop", "reduced", { capacity: 0.5 })], {
    count: 3,
  }),
  failure("node", "of the assumed cluster", []),
  failure("data-centre", "us-east-1a", [
    effect("shop", "down", { capacity: 0, rto_s: 0, rpo_s: 0, before: "reduced" }),
    effect("bank", "down", { rto_s: 5400, rpo_s: 90, parts: { as_bad: 2, all: 2 } }),
    effect("desk", "unknown", { why: "" }),
    effect("quiet", "unaffected"),
  ]),
  failure("data-centre", "us-east-1b", [
    effect("shop", "reduced", { capacity: 1 }),
    effect("bank", "reduced", { capacity: 0.001, before: null }),
    effect("desk", "down", { parts: { as_bad: 1, all: 3 } }),
  ]),
  failure("data-centre", "us-east-1c", [effect("bank", "lost", { parts: { as_bad: 3, all: 3 } })]),
  failure("region", "us-east-1", [
    effect("shop", "lost", { rpo_s: 86_400 }),
    ...["five", "six", "seven", "eight", "nine", "ten", "eleven"].map((name) =>
      effect(name, "lost", { why: "nothing restores them" }),
    ),
  ]),
  failure("pair", "us-east-1a and us-east-1b", [effect("shop", "lost"), effect("bank", "reduced")]),
];

const objective = (
  service: string,
  tolerate: string | null,
  rpo: [number | null, number | null, boolean | null],
  rto: [number | null, number | null, boolean | null],
  terms: Objective["terms"] = [],
): Objective => ({
  service,
  tolerate,
  rpo: { objective_s: rpo[0], estimate_s: rpo[1], met: rpo[2] },
  rto: { objective_s: rto[0], estimate_s: rto[1], met: rto[2] },
  terms,
});

const OBJECTIVES: Objective[] = [
  objective("met", "region", [3600, 0, true], [3600, 0, true]),
  objective("asked of nothing", null, [null, 0, null], [null, null, null]),
  objective("survival alone", "data-centre", [null, 3600, null], [null, 0, null]),
  objective("unknown", null, [null, null, null], [7200, null, null]),
  objective(
    "not met",
    null,
    [60, 86_400, false],
    [null, null, null],
    [
      { name: "between two snapshots", value: 86_400, unit: "s", from: "app.yaml#Schedule/daily" },
      { name: "throughput", value: null, unit: "", from: "setting" },
    ],
  ),
  objective("too slow", "node", [60, 0, true], [60, 61, false]),
];

const part = (kind: string, name: string, services: string[] = []) => ({
  id: `${kind}:${name}`,
  name,
  kind,
  services,
});

const TOPOLOGY: Report["topology"] = {
  regions: [
    {
      name: "us-east-1",
      role: "live",
      data_centres: [
        {
          name: "us-east-1a",
          nodes: [
            { name: "primaries of pam in us-east-1a", cluster: "pam", count: 3, services: ["shop", "bank"] },
            { name: "aws_instance.a", cluster: null, count: null, services: ["shop"] },
          ],
          parts: [
            part("database", "orders", ["shop"]),
            part("broker", "queue"),
            part("cache", "sessions"),
            part("key", "k"),
          ],
        },
        { name: "us-east-1b", nodes: [], parts: [part("database", "copy")] },
        { name: "us-east-1c", nodes: [], parts: [] },
        { name: null, nodes: [], parts: [part("workload", "w1"), part("workload", "w2")] },
      ],
      parts: [part("cluster", "pam", ["shop"]), ...["a", "b", "c", "d"].map((name) => part("secrets", name))],
    },
    { name: "eu-west-1", role: "recovery", data_centres: [], parts: [part("recovery store", "copies")] },
    { name: "ap-south-1", role: null, data_centres: [], parts: [] },
    { name: null, role: null, data_centres: [], parts: [part("bucket", "lost")] },
  ],
  elsewhere: [
    { ...part("global entry", "www"), leads_to: ["us-east-1", "eu-west-1"], reason: "" },
    { ...part("global entry", "old"), leads_to: ["nowhere"], reason: "" },
    { ...part("workload", "batch"), leads_to: [], reason: "its cluster is not in sight" },
    { ...part("workload", "cron"), leads_to: [], reason: "its cluster is not in sight" },
    { ...part("bucket", "far"), leads_to: [], reason: "its region is not known" },
  ],
  links: [
    { from: "database:orders", to: "database:copy", kind: "copies" },
    { from: "cluster:pam", to: "recovery store:copies", kind: "snapshots" },
    { from: "cluster:pam", to: "bucket:far", kind: "feeds" },
    { from: "cluster:none", to: "database:copy", kind: "copies" },
  ],
};

/** A report in which everything occurs that a report can say, few of each: what is said in rare cases is seen here. */
export const allKinds: Report = emptyReport({
  verdict: "fail",
  sentence: "The `primaries` stand in one data centre; this and 3 more findings block the change.",
  inputs: [
    {
      ...input("plan.json", 40, "terraform-plan"),
      judged: 30,
      not_judged: [
        { what: "aws_eip", reason: "no policy reads this type", count: 2 },
        { what: "aws_iam_role", reason: "no policy reads this type", count: 7 },
        { what: "aws_iam_user", reason: "no policy reads this type", count: 1 },
        { what: "aws_sns_topic", reason: "no policy reads this type", count: 3 },
        { what: "aws_vpn", reason: "not judged yet", count: 1, matters: true },
      ],
    },
    {
      ...input("app.yaml", 9),
      not_judged: [
        { what: "aws_eip", reason: "no policy reads this type", count: 1 },
        { what: "Ingress", reason: "the controller says it", count: 4 },
      ],
      problems: [
        { level: "warning", message: "The second document is empty.", line: 40 },
        { level: "warning", message: "A document is cut off.", line: null, documents: 1 },
        { level: "warning", message: "A document is cut off.", line: 90, documents: 1 },
        { level: "warning", message: "A document is cut off.", line: 91, documents: 2 },
        { level: "warning", message: "A key is there twice.", line: 95 },
      ],
    },
    input("resilience.yml", 1, "declared"),
  ],
  problems: [
    { level: "warning", message: "The waiver expired.", path: "resilience.yml", line: 3 },
    { level: "notice", message: "No throughput is declared.", path: "resilience.yml", line: null },
    { level: "notice", message: "One rule is newer.", path: null, line: null },
  ],
  not_in_sight: [
    {
      what: "subnet",
      count: 3,
      ids: ["s1", "s2"],
      under: "declared.locations",
      lines: ['"s1": ""', '"s2": ""'],
    },
    {
      what: "bucket",
      count: 1,
      ids: ["b"],
      under: "declared.resources",
      lines: ['"b": {type: aws_s3_bucket, region: ""}'],
    },
  ],
  waivers: [
    { ...WAIVER, state: "proposed", change: "added", findings: ["v1:logs"] },
    { ...WAIVER, state: "in-force", change: "widened", findings: ["v1:logs", "v1:waived-cause"] },
    { ...WAIVER, state: "in-force", change: "extended", findings: [] },
    { ...WAIVER, state: "expired", change: null, findings: [] },
  ],
  break_glass: { label: "break-glass", by: null, at: null, counts: false, why: "it was set by a bot" },
  findings: FINDINGS,
  fixed: [
    {
      rule: "ha/pdb",
      severity: "warning",
      resource: "app.yaml#Deployment.apps/shop/web",
      attribute: null,
      message: "It had no disruption budget.",
      fingerprint: "v1:pdb",
    },
  ],
  rules: [
    rule("ha/spread", 2, 1),
    { ...rule("ha/off", 1, 0), severity: "off" },
    { ...rule("dr/key", 0, 0, 1), title: "Keys are copied", standards: ["AWS REL10-BP01"] },
    { ...rule("dr/none", 0, 0), not_asked: 3 },
  ],
  architectures: [
    {
      subject: "pam",
      of: "cluster",
      class: "one data centre",
      dr: "none",
      explanation: "Of 3 `primaries` 2 stand in us-east-1a.",
      next_step: "A third data centre.",
    },
    { subject: "shop", of: "service", class: "not known", dr: "", explanation: "", next_step: null },
  ],
  failures: FAILURES,
  changes: [
    {
      service: "shop",
      domain: "us-east-1a",
      from: "reduced",
      to: "down",
      sentence: "Losing data centre us-east-1a now stops `shop`.",
    },
    {
      service: "bank",
      domain: "us-east-1b",
      from: "down",
      to: "reduced",
      sentence: "Losing data centre us-east-1b now reduces bank.",
    },
    {
      service: "desk",
      domain: "us-east-1a",
      from: "unknown",
      to: "down",
      sentence: "Losing data centre us-east-1a now stops desk.",
    },
    { service: "gone", domain: "us-east-1a", from: "down", to: null, sentence: "gone is no longer there." },
    ...["five", "six", "seven", "eight", "nine", "ten"].map((service) => ({
      service,
      domain: "us-east-1",
      from: null,
      to: "lost" as const,
      sentence: `Losing region us-east-1 loses ${service}, which this change adds.`,
    })),
  ],
  objectives: OBJECTIVES,
  topology: TOPOLOGY,
});

/** The same where nothing is blocked, something could not be judged, and nothing shows the estate before the change. */
export const observed: Report = {
  ...allKinds,
  mode: "observe",
  verdict: "error",
  sentence: "Not everything could be judged (the run); 4 findings would have blocked the change.",
  problems: [
    { level: "error", message: "The pack is damaged.", path: null, line: null },
    { level: "error", message: "A parameter is wrong.", path: "resilience.yml", line: 8 },
    ...allKinds.problems,
  ],
  not_in_sight: [],
  waivers: [],
  break_glass: {
    label: "break-glass",
    by: "alice",
    at: "2026-11-01T10:00:00Z",
    counts: true,
    why: null,
  },
  findings: FINDINGS.map((one) => ({ ...one, status: "unknown" })),
  fixed: [],
  failures: FAILURES.map((one) => ({
    ...one,
    services: one.services.map((cell) => ({ ...cell, before: null })),
  })),
  changes: [],
  objectives: OBJECTIVES.slice(0, 1),
  topology: { ...TOPOLOGY, regions: TOPOLOGY.regions.slice(2, 3), links: [] },
};
