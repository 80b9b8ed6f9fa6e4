import * as fc from "fast-check";
import type { InputDocument } from "../../src/model/input-document.ts";
import type { Resource } from "../../src/model/resource.ts";

/** How a workload asks to be kept apart: not at all, by node, or by data centre, where the scheduler must or should obey. */
export type Spread =
  | { over: "nothing" }
  | { over: "nodes"; must: boolean }
  | { over: "data-centres"; must: boolean; skew: number };

export interface Workload {
  replicas: number;
  spread: Spread;
  /** Which of the data centres that have nodes its node selector names, counted from any; none where that is null. */
  pin: number | null;
}

/** One cluster of machines in data centres of one region, and what runs on it. */
export interface SmallEstate {
  /** Data centre of each primary. */
  primaries: string[];
  /** Data centre of each secondary. */
  secondaries: string[];
  workloads: Workload[];
}

const place = fc.constantFrom("eu-west-1a", "eu-west-1b", "eu-west-1c", "eu-west-1d");

const spread: fc.Arbitrary<Spread> = fc.oneof(
  fc.constant<Spread>({ over: "nothing" }),
  fc.record({ over: fc.constant("nodes" as const), must: fc.boolean() }),
  fc.record({
    over: fc.constant("data-centres" as const),
    must: fc.boolean(),
    skew: fc.integer({ min: 1, max: 3 }),
  }),
);

const workload: fc.Arbitrary<Workload> = fc.record({
  replicas: fc.integer({ min: 0, max: 5 }),
  spread,
  pin: fc.option(fc.nat({ max: 3 }), { freq: 3 }),
});

/** Estates small enough to try every placement of their pods. */
export const smallEstate: fc.Arbitrary<SmallEstate> = fc.record({
  primaries: fc.array(place, { minLength: 1, maxLength: 5 }),
  secondaries: fc.array(place, { maxLength: 3 }),
  workloads: fc.array(workload, { maxLength: 3 }),
});

/** The estate as policies see it: declared cluster, declared service of everything that runs on it. */
export function documentOf(estate: SmallEstate): InputDocument {
  const primaries = estate.primaries.map((zone, i) => machine(`primary${i}`, zone));
  const secondaries = estate.secondaries.map((zone, i) => machine(`secondary${i}`, zone));
  const workloads = estate.workloads.map((one, i) => deployment(estate, one, i));
  const document = documentWith(["cluster:c", ...workloads.map(({ id }) => id)], {
    aws_instance: [...primaries, ...secondaries],
  });
  const cluster = {
    name: "c",
    kind: "kurl" as const,
    primaries: primaries.map(({ id }) => id),
    secondaries: secondaries.map(({ id }) => id),
    inputs: ["app.yaml"],
    node: { cpu: 8, memory: 32e9 },
  };
  return {
    ...document,
    settings: { ...document.settings, clusters: [cluster] },
    kubernetes: { "apps/Deployment": workloads },
  };
}

/** Resources of Terraform, and a declared service `app` of these members; nothing else is declared. */
export function documentWith(members: string[], terraform: InputDocument["terraform"]): InputDocument {
  const nothing = { tolerate: null, rto_s: null, rpo_s: null };
  return {
    version: 1,
    now_s: 0,
    providers: {},
    settings: {
      objectives: nothing,
      services: [{ name: "app", tier: null, members, objectives: nothing }],
      clusters: [],
      regions: { live: null, recovery: [] },
      recovery: {
        snapshot_size_bytes: null,
        restore_throughput_bytes_s: null,
        provision_time_s: null,
        decision_time_s: null,
        backup_duration_s: null,
      },
      declared: { locations: [], snapshot_schedules: [] },
      connectivity: [],
      assumed_cluster: { nodes: 3, data_centres: 3 },
      simulation: { pairs: true },
      parameters: {},
    },
    going: {},
    terraform,
    kubernetes: {},
  };
}

function machine(name: string, zone: string): Resource {
  return resource("plan.json", `aws_instance.${name}`, {
    availability_zone: zone,
    instance_type: "m6i.2xlarge",
  });
}

/** The data centre that all pods of a workload must be in; null where it may choose. */
export function pinned({ primaries, secondaries }: SmallEstate, { pin }: Workload): string | null {
  const zones = [...new Set([...primaries, ...secondaries])].sort();
  return pin === null ? null : (zones[pin % zones.length] ?? null);
}

function deployment(estate: SmallEstate, one: Workload, i: number): Resource {
  const { replicas, spread: wanted } = one;
  const zone = pinned(estate, one);
  const selector = zone === null ? {} : { nodeSelector: { "topology.kubernetes.io/zone": zone } };
  const labels = { app: `w${i}` };
  return resource("app.yaml", `Deployment.apps/app/w${i}`, {
    metadata: { name: `w${i}` },
    spec: {
      replicas,
      template: {
        metadata: { labels },
        spec: { ...selector, containers: [], topologySpreadConstraints: constraints(wanted, labels) },
      },
    },
  });
}

function constraints(wanted: Spread, labels: Record<string, string>): Record<string, unknown>[] {
  if (wanted.over === "nothing") {
    return [];
  }
  return [
    {
      maxSkew: wanted.over === "nodes" ? 1 : wanted.skew,
      topologyKey: wanted.over === "nodes" ? "kubernetes.io/hostname" : "topology.kubernetes.io/zone",
      whenUnsatisfiable: wanted.must ? "DoNotSchedule" : "ScheduleAnyway",
      labelSelector: { matchLabels: labels },
    },
  ];
}

/** A resource that an input creates, in a region, with nothing unknown and no references. */
export function resource(input: string, address: string, values: Record<string, unknown>): Resource {
  return {
    id: `${input}#${address}`,
    input,
    scope: input === "app.yaml" ? "app" : "",
    address,
    action: "create",
    action_reason: null,
    replaced_by: [],
    region: { name: "eu-west-1" },
    values,
    unknown: {},
    withheld: {},
    references: {},
    referenced_by: {},
  };
}
