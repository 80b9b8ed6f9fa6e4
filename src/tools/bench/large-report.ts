import type { Topology } from "../../model/evaluation.ts";
import type { Finding, Report } from "../../model/report.ts";
import { Random } from "../random.ts";

/** How large a made report is. */
export interface LargeSize {
  findings: number;
  services: number;
  /** Data centres; they are spread over five regions. */
  dataCentres: number;
}

const RULES = [
  "ha/quorum-spread",
  "ha/workload-replicas",
  "ha/workload-spread",
  "ha/database-data-centres",
  "dr/recovery-point-age",
] as const;
const REGIONS = ["us-east-1", "us-west-2", "eu-west-1", "eu-central-1", "ap-south-1"];

/** A report of a large estate, made from a seed: the same size gives the same report. */
export function largeReport({ findings, services, dataCentres }: LargeSize): Report {
  const seeded = new Random(7);
  const random = (): number => seeded.next();
  const names = Array.from({ length: services }, (_, at) => `team-${at % 17}/service-${at}`);
  const places = Array.from(
    { length: dataCentres },
    (_, at) => `${region(at)}${"abcdefghijklmnop"[Math.floor(at / 5) % 16]}`,
  );
  const found = Array.from({ length: findings }, (_, at) => largeFinding(at, names, random));
  return {
    version: 1,
    tool: { name: "resilience-gate", version: "0.1.0", policies: "3f9a2c1d" },
    mode: "enforce",
    problems: [],
    not_in_sight: [],
    waivers: [],
    break_glass: null,
    fixed: [],
    architectures: [],
    changes: [],
    verdict: "fail",
    sentence:
      "Losing data centre us-east-1a stops team-0/service-0: 1 of 3 primaries is left, and 2 are needed; this and more block the change.",
    inputs: [
      inputOf("plans/prod.json", 10_000, "terraform-plan"),
      inputOf("k8s/apps.yaml", 16_000, "kubernetes"),
    ],
    findings: found,
    rules: RULES.map((id) => {
      const own = found.filter((one) => one.rule === id);
      const failed = own.filter(({ outcome }) => outcome === "fail").length;
      return {
        id,
        title: id,
        severity: "error",
        subjects: services + own.length,
        passed: services,
        failed,
        undetermined: own.length - failed,
        not_asked: 0,
      };
    }),
    failures: failuresOf(names, places, random),
    objectives: names.map((service, at) => ({
      service,
      tolerate: "data-centre",
      rpo: {
        objective_s: 3600,
        estimate_s: at % 3 === 0 ? null : 1800 * (at % 5),
        met: at % 3 === 0 ? null : at % 5 < 3,
      },
      rto: { objective_s: 14_400, estimate_s: 7200, met: true },
      terms: [],
    })),
    topology: topologyOf(names, places),
  };
}

function inputOf(
  name: string,
  resources: number,
  kind: Report["inputs"][number]["kind"],
): Report["inputs"][number] {
  return { name, path: name, kind, resources, judged: resources, not_judged: [], problems: [] };
}

function region(at: number): string {
  return REGIONS[at % REGIONS.length] ?? "";
}

function largeFinding(at: number, services: readonly string[], random: () => number): Finding {
  const id = RULES[at % RULES.length] ?? RULES[0];
  const service = services[Math.floor(random() * services.length)] ?? "";
  const blocks = random() < 0.4;
  const status = blocks ? "new" : random() < 0.5 ? "existing" : "new";
  const line = 10 + (at % 500);
  return {
    lost_judgement: false,
    related: [],
    rule: id,
    severity: blocks ? "error" : random() < 0.5 ? "warning" : "notice",
    outcome: !blocks && random() < 0.2 ? "undetermined" : "fail",
    status,
    blocks,
    waiver:
      !blocks && random() < 0.1
        ? { rule: id, resource: "*", reason: "runs once a day", owner: "@shop", expires: "2027-03-31" }
        : null,
    resource: `k8s/apps.yaml#Deployment.apps/${service}/web-${at}`,
    attribute: "spec.replicas",
    services: [service],
    message: `Deployment web-${at} of \`${service}\` runs one pod: losing its node stops it until it runs elsewhere.`,
    remediation:
      "Run at least two replicas and spread them over nodes, for example with `topologySpreadConstraints`.",
    evidence: [
      { name: "replicas", value: 1, unit: "", from: `k8s/apps.yaml#Deployment.apps/${service}/web-${at}` },
      { name: "wanted", value: 2, unit: "", from: "default" },
    ],
    caused_by: at % 10 === 9 ? `v1:${(at - 1).toString(16).padStart(16, "0")}` : null,
    location:
      at % 50 === 0
        ? null
        : { path: `k8s/team-${at % 17}/web.yaml`, line, end_line: line + 3, exact: true, via: [] },
    fingerprint: `v1:${at.toString(16).padStart(16, "0")}`,
  };
}

const OUTCOMES = ["reduced", "reduced", "down", "unknown", "lost"] as const;

function failuresOf(
  services: readonly string[],
  places: readonly string[],
  random: () => number,
): Report["failures"] {
  const failure = (
    kind: Report["failures"][number]["kind"],
    domain: string,
    count: number,
    share: number,
  ): Report["failures"][number] => {
    const hit = services.filter(() => random() < share);
    return {
      domain,
      kind,
      count,
      services: hit.map((service) => {
        const outcome = OUTCOMES[Math.floor(random() * (kind === "node" ? 2 : OUTCOMES.length))] ?? "reduced";
        return {
          service,
          part: null,
          outcome,
          before: random() < 0.9 ? outcome : "reduced",
          capacity: outcome === "reduced" ? Math.round(random() * 10) / 10 : outcome === "down" ? 0 : null,
          rpo_s: outcome === "down" ? 3600 : null,
          rto_s: outcome === "down" ? 7200 : null,
          parts: { as_bad: 1, all: 1 },
          why: `${Math.floor(random() * 3)} of 3 pods of ${service} are left`,
        };
      }),
      unaffected: services.length - hit.length,
    };
  };
  return [
    ...places.map((place) => failure("node", `nodes of apps in ${place}`, 20, 0.1)),
    ...places.map((place) => failure("data-centre", place, 1, 0.3)),
    ...REGIONS.map((name) => failure("region", name, 1, 0.5)),
  ];
}

function topologyOf(services: readonly string[], places: readonly string[]): Topology {
  return {
    regions: REGIONS.map((name, at) => ({
      name,
      role: at === 0 ? ("live" as const) : null,
      data_centres: places
        .filter((_, place) => region(place) === name)
        .map((place) => ({
          name: place,
          nodes: [{ name: `nodes of apps in ${place}`, cluster: "apps", count: 20, services: [...services] }],
          parts: [],
        })),
      parts: services
        .filter((_, service) => region(service) === name)
        .map((service) => ({
          id: `k8s/apps.yaml#Deployment.apps/${service}`,
          name: service,
          kind: "workload",
          services: [service],
        })),
    })),
    elsewhere: [],
    links: [],
  };
}
