import type { Decoded } from "../model/declared-types.ts";
import { settingSeconds } from "../model/duration.ts";
import type {
  PolicyCluster,
  PolicyConnection,
  PolicyEnd,
  PolicyObjectives,
  PolicySchedule,
  PolicyService,
  PolicySettings,
} from "../model/input-document.ts";
import type { ResilienceFile } from "../model/resilience-file.ts";
import { decode } from "../sources/formats/decode.ts";
import {
  idsByAddress,
  idsByMatch,
  inputsOfCluster,
  manifestInputs,
  type Nameable,
} from "./pattern-members.ts";

/** What a manifest's cluster is taken for where nothing says otherwise: the smallest that survives the loss of a node and of a data centre. */
const ASSUMED_CLUSTER = { nodes: 3, data_centres: 3 };

/** Turns one pattern of the settings, told with its place in them, into what it names. */
type Expand = (
  where: string,
  patterns: readonly string[] | undefined,
  named: (pattern: string) => string[],
) => string[];

/**
 * What policies may know of resilience.yml: durations as seconds, quantities as numbers, patterns as ids of what they name in `among`.
 * `nothingNamed` hears of every pattern that names nothing, with the setting that it stands in.
 */
export function policySettings(
  file: ResilienceFile,
  among: Nameable,
  nothingNamed: (setting: string, pattern: string) => void,
): PolicySettings {
  const expand: Expand = (where, patterns = [], named) => {
    const all = patterns.flatMap((pattern) => {
      const found = named(pattern);
      if (found.length === 0) {
        nothingNamed(where, pattern);
      }
      return found;
    });
    return [...new Set(all)].sort();
  };
  return {
    objectives: objectives(file.objectives),
    services: (file.services ?? []).map((service) => policyService(service, among, expand)),
    clusters: (file.clusters ?? []).map((cluster) => policyCluster(cluster, among, expand)),
    regions: { live: file.regions?.live ?? null, recovery: file.regions?.recovery ?? [] },
    recovery: recovery(file.recovery ?? {}),
    declared: {
      locations: Object.entries(file.declared?.locations ?? {})
        .map(([pattern, data_centre]) => ({ pattern, data_centre }))
        .sort((a, b) => (a.pattern < b.pattern ? -1 : 1)),
      snapshot_schedules: (file.declared?.snapshot_schedules ?? []).map(policySchedule),
    },
    assumed_cluster: file.assumed_cluster ?? ASSUMED_CLUSTER,
    connectivity: (file.connectivity ?? []).map(connection),
    simulation: { pairs: file.simulation?.pairs === true },
    parameters: parameters(file.rules ?? {}),
  };
}

function policyService(
  service: NonNullable<ResilienceFile["services"]>[number],
  among: Nameable,
  expand: Expand,
): PolicyService {
  return {
    name: service.name,
    tier: service.tier ?? null,
    members: expand(`match of service ${service.name}`, service.match, (pattern) =>
      idsByMatch(pattern, among),
    ),
    objectives: objectives(service.objectives),
  };
}

function policyCluster(
  cluster: NonNullable<ResilienceFile["clusters"]>[number],
  among: Nameable,
  expand: Expand,
): PolicyCluster {
  const machines = (pattern: string) => idsByAddress(pattern, among);
  const manifests = (): string[] =>
    expand(`manifests of cluster ${cluster.name}`, cluster.manifests, (glob) => manifestInputs(glob, among));
  return {
    name: cluster.name,
    kind: cluster.kind ?? "kubernetes",
    primaries: expand(`primaries of cluster ${cluster.name}`, cluster.primaries, machines),
    secondaries: expand(`secondaries of cluster ${cluster.name}`, cluster.secondaries, machines),
    inputs: [...new Set([...manifests(), ...inputsOfCluster(cluster, among)])].sort(),
    node: { cpu: amount(cluster.node?.cpu), memory: amount(cluster.node?.memory) },
  };
}

type Connection = NonNullable<ResilienceFile["connectivity"]>[number];

function connection({ name, from, to, ports, protocol, if_declared }: Connection): PolicyConnection {
  return {
    name,
    from: connectionEnd(from),
    to: connectionEnd(to),
    protocol: protocol ?? "tcp",
    ports: ports.map(portRange).sort(([a], [b]) => a - b),
    if_declared: if_declared ?? false,
  };
}

function connectionEnd(end: Connection["from"]): PolicyEnd {
  const { service = null, tier = null, cluster = null, kind = null } = end;
  const { nodes = null, cidr = null, labels = null, namespace = null } = end;
  return { service, tier, cluster, kind, nodes, cidr, labels, namespace };
}

/** Its form was checked when the settings were read. */
function portRange(port: number | string): [number, number] {
  const [first = 0, last = first] = String(port).split("-").map(Number);
  return [first, last];
}

function objectives(declared: ResilienceFile["objectives"]): PolicyObjectives {
  return {
    tolerate: declared?.tolerate ?? null,
    rto_s: settingSeconds(declared?.rto),
    rpo_s: settingSeconds(declared?.rpo),
  };
}

function recovery(declared: NonNullable<ResilienceFile["recovery"]>): PolicySettings["recovery"] {
  return {
    snapshot_size_bytes: amount(declared.snapshot_size),
    restore_throughput_bytes_s: amount(declared.restore_throughput),
    provision_time_s: settingSeconds(declared.provision_time),
    decision_time_s: settingSeconds(declared.decision_time),
    backup_duration_s: settingSeconds(declared.backup_duration),
  };
}

function policySchedule(
  declared: NonNullable<NonNullable<ResilienceFile["declared"]>["snapshot_schedules"]>[number],
): PolicySchedule {
  const schedule: Decoded = decode("cron-robfig", declared.schedule);
  return {
    name: declared.name,
    cluster: declared.cluster ?? null,
    schedule,
    retention_s: settingSeconds(declared.retention),
    // A schedule says nothing of its scope where it takes everything.
    full: declared.scope !== "partial",
  };
}

/** Cores or bytes of a quantity; its form was checked when the settings were read. */
function amount(quantity: string | number | undefined): number | null {
  return quantity === undefined ? null : (decode("quantity", quantity).value ?? null);
}

/** Rule id to its parameters; a severity is the judge's business. */
function parameters(rules: NonNullable<ResilienceFile["rules"]>): PolicySettings["parameters"] {
  return Object.fromEntries(
    Object.entries(rules).flatMap(([id, setting]) => (typeof setting === "string" ? [] : [[id, setting]])),
  );
}
