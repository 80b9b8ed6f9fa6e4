import type { ResourcesByType } from "./resource.ts";

/** Objectives of a service; durations in seconds, null where nothing is declared. */
export interface PolicyObjectives {
  tolerate: "node" | "data-centre" | "region" | null;
  rto_s: number | null;
  rpo_s: number | null;
}

/** A declared cluster, its globs already turned into resource ids. */
export interface PolicyCluster {
  name: string;
  kind: string;
  primaries: string[];
  secondaries: string[];
  /** Names of the inputs whose manifests run on it. */
  inputs: string[];
  node: { cpu: number | null; memory: number | null };
}

/** A declared service, its globs already turned into resource ids. */
export interface PolicyService {
  name: string;
  tier: string | null;
  members: string[];
  objectives: PolicyObjectives;
}

/** A declared snapshot schedule that no manifest holds (KOTS keeps its own in a database). */
export interface PolicySchedule {
  name: string;
  cluster: string | null;
  schedule: { text: string; max_gap_s?: number; error?: string };
  retention_s: number | null;
  full: boolean;
}

/** One end of a connection as the settings tell it; one of `service`, `tier`, `cluster`, `kind`, `cidr` and `labels` is not null. */
export interface PolicyEnd {
  service: string | null;
  tier: string | null;
  cluster: string | null;
  kind: string | null;
  nodes: "primaries" | "secondaries" | null;
  cidr: string | null;
  labels: Record<string, string> | null;
  namespace: string | null;
}

/** A connection that must be open; each of `ports` is the first and the last port of a range. */
export interface PolicyConnection {
  name: string;
  from: PolicyEnd;
  to: PolicyEnd;
  protocol: string;
  ports: [number, number][];
  if_declared: boolean;
}

/** What policies may know of the settings. */
export interface PolicySettings {
  objectives: PolicyObjectives;
  services: PolicyService[];
  clusters: PolicyCluster[];
  regions: { live: string | null; recovery: string[] };
  recovery: {
    snapshot_size_bytes: number | null;
    restore_throughput_bytes_s: number | null;
    provision_time_s: number | null;
    decision_time_s: number | null;
    backup_duration_s: number | null;
  };
  declared: {
    /** Literal id or reference that no plan shows, to the data centre where it is. */
    locations: { pattern: string; data_centre: string }[];
    snapshot_schedules: PolicySchedule[];
  };
  /** What a manifest's cluster is assumed to be where none is in sight. */
  assumed_cluster: { nodes: number; data_centres: number };
  connectivity: PolicyConnection[];
  /** Whether two data centres are taken away at once, too. */
  simulation: { pairs: boolean };
  /** Rule id to its parameters. */
  parameters: Record<string, Record<string, unknown>>;
}

/** Major versions of a provider that may be in use, both included; absent where nothing bounds them. */
export interface MajorBounds {
  least?: number;
  most?: number;
}

/** By the first word of a provider's types (`aws`, `google`, `azurerm`), where an input says anything of its version. */
export type ProviderMajors = Record<string, MajorBounds>;

/** The one document that policies see. */
export interface InputDocument {
  version: 1;
  /** The moment of judging, in seconds since 1970. */
  now_s: number;
  settings: PolicySettings;
  /** By the name of the input; one that says nothing of provider versions is left out. Read through `lib.provider_major` and its like. */
  providers: Record<string, ProviderMajors>;
  terraform: ResourcesByType;
  kubernetes: ResourcesByType;
  /** What the change deletes, or deletes and makes again, as it is now; empty in the estate before the change. Terraform types only. */
  going: ResourcesByType;
}
