import { isIP } from "node:net";
import * as z from "zod/mini";
import { renderEntrySchema, uniqueInputs } from "./render.ts";
import type { BreakGlass } from "./report.ts";
import type { Severity } from "./severity.ts";

const duration = z
  .string()
  .check(z.regex(/^(\d+(\.\d+)?(ms|s|m|h|d|w))+$/, "must be a duration such as 30m, 4h or 1d12h"));
const quantity = z.union([
  z.number(),
  z
    .string()
    .check(
      z.regex(
        /^\d+(\.\d+)?(m|k|M|G|T|P|Ki|Mi|Gi|Ti|Pi)?$/,
        "must be a quantity such as 4, 500m, 16Gi or 200G",
      ),
    ),
]);
const bytes = z.string().check(z.regex(/^\d+(\.\d+)?(Ki|Mi|Gi)$/, "must be a size such as 500Mi or 2Gi"));
const date = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/, "must be a date such as 2026-12-31"));
/** True of an IPv4 or IPv6 range in CIDR notation. */
function isRange(text: string): boolean {
  const [, address = "", bits = ""] = /^([0-9a-fA-F.:]{2,39})\/(\d{1,3})$/.exec(text) ?? [];
  const family = isIP(address);
  return family !== 0 && Number(bits) <= (family === 4 ? 32 : 128);
}
const name = z.string().check(z.minLength(1), z.maxLength(200));

/** Names that stand for one thing each: a second one of the same name is a mistake, told at its own line. */
const uniqueNames = z.check<{ name: string }[]>((list) => {
  const seen = new Set<string>();
  for (const [i, entry] of list.value.entries()) {
    if (seen.has(entry.name)) {
      list.issues.push({
        code: "custom",
        input: entry.name,
        path: [i, "name"],
        message: "is the name of an earlier one",
      });
    }
    seen.add(entry.name);
  }
});

const objectives = z.strictObject({
  tolerate: z.optional(z.enum(["node", "data-centre", "region"])),
  rto: z.optional(duration),
  rpo: z.optional(duration),
});

const reference = z.string().check(z.minLength(1), z.maxLength(500));

/** An id, ARN, name or pattern of these; a self link is longer than a name. */
const identity = z.string().check(z.minLength(1), z.maxLength(2048));

/** A port, or a range such as 8000-8100. */
const ports = z.union([
  z.number().check(z.int(), z.gte(0), z.lte(65535)),
  z.string().check(
    z.refine((text) => {
      const [, first, last] = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(text) ?? [];
      return first !== undefined && Number(first) <= Number(last ?? first) && Number(last ?? first) <= 65535;
    }, "must be a port or a range of ports such as 8000-8100"),
  ),
]);

const range = z
  .string()
  .check(z.refine((text) => isRange(text), "must be a range of addresses such as 10.0.0.0/8"));

/** What one end of a connection is told by; each excludes the others. */
const END_KEYS = ["service", "tier", "cluster", "kind", "cidr", "labels"] as const;

/** One end of a connection: what is meant by it, and of a cluster which nodes. */
const connectionEnd = z
  .strictObject({
    service: z.optional(name),
    /** Every service of this tier. */
    tier: z.optional(name),
    cluster: z.optional(name),
    /** Every cluster of this kind. */
    kind: z.optional(name),
    nodes: z.optional(z.enum(["primaries", "secondaries"])),
    cidr: z.optional(range),
    /** Of pods. */
    labels: z.optional(z.record(z.string(), z.string())),
    namespace: z.optional(name),
  })
  .check(
    z.refine(
      (end) => END_KEYS.filter((key) => end[key] !== undefined).length === 1,
      `must have one of ${END_KEYS.join(", ")}, and one only`,
    ),
  );

/** A connection that must be open: from where, to where, and at which ports. */
const connection = z.strictObject({
  name,
  from: connectionEnd,
  to: connectionEnd,
  ports: z.array(ports).check(z.minLength(1), z.maxLength(100)),
  protocol: z.optional(z.enum(["tcp", "udp", "sctp"])),
  /** Ask only where both ends are in sight. */
  if_declared: z.optional(z.boolean()),
});

/** A resource that no input shows: its type, and those of the type's attributes that are known, as a plan has them. */
const declaredResource = z.catchall(z.object({ type: name, region: z.optional(name) }), z.unknown());
export type DeclaredResource = z.infer<typeof declaredResource>;

/** A waiver as resilience.yml has it. */
export const waiverSchema = z.strictObject({
  rule: name,
  resource: name,
  reason: name,
  owner: name,
  expires: date,
});
export type Waiver = z.infer<typeof waiverSchema>;

const resilienceKeys = z.strictObject({
  version: z.literal(1),
  /** Settings that these are put on top of: a file beside this one, `preset:NAME`, or `owner/repository/path@commit`; later ones count more. */
  extends: z.optional(z.union([reference, z.array(reference).check(z.maxLength(10))])),
  /** The version whose rules count: one that was added later reports as a notice. */
  ruleset: z.optional(z.string().check(z.regex(/^\d+\.\d+(\.\d+)?$/, "must be a version such as 0.1.0"))),
  mode: z.optional(z.enum(["enforce", "observe"])),
  gate: z.optional(z.enum(["new", "all"])),
  objectives: z.optional(objectives),
  regions: z.optional(z.strictObject({ live: z.optional(name), recovery: z.optional(z.array(name)) })),
  clusters: z.optional(
    z
      .array(
        z.strictObject({
          name,
          kind: z.optional(z.enum(["kurl", "kubeadm", "k3s", "rke2", "eks", "gke", "aks", "kubernetes"])),
          primaries: z.optional(z.array(name)),
          secondaries: z.optional(z.array(name)),
          manifests: z.optional(z.array(name)),
          /** What the cluster is called where its objects come from: the NAME of `NAME=path`, a kube context. */
          contexts: z.optional(z.array(name)),
          node: z.optional(z.strictObject({ cpu: z.optional(quantity), memory: z.optional(quantity) })),
        }),
      )
      .check(uniqueNames),
  ),
  services: z.optional(
    z
      .array(
        z.strictObject({
          name,
          match: z.array(name),
          tier: z.optional(name),
          objectives: z.optional(objectives),
        }),
      )
      .check(uniqueNames),
  ),
  recovery: z.optional(
    z.strictObject({
      snapshot_size: z.optional(quantity),
      restore_throughput: z.optional(quantity),
      provision_time: z.optional(duration),
      decision_time: z.optional(duration),
      backup_duration: z.optional(duration),
    }),
  ),
  declared: z.optional(
    z.strictObject({
      locations: z.optional(z.record(identity, name)),
      resources: z.optional(z.record(identity, declaredResource)),
      /** Globs of manifests that, taken away, are deleted on their cluster as well (Argo CD or Flux that prunes). */
      pruned: z.optional(z.array(name)),
      snapshot_schedules: z.optional(
        z
          .array(
            z.strictObject({
              name,
              cluster: z.optional(name),
              schedule: name,
              retention: z.optional(duration),
              scope: z.optional(z.enum(["full", "partial"])),
            }),
          )
          .check(uniqueNames),
      ),
    }),
  ),
  /** Which ports must be open between which places. */
  connectivity: z.optional(z.array(connection).check(z.maxLength(500), uniqueNames)),
  assumed_cluster: z.optional(
    z.strictObject({
      nodes: z.number().check(z.int(), z.gte(1), z.lte(5000)),
      data_centres: z.number().check(z.int(), z.gte(1), z.lte(50)),
    }),
  ),
  /** What is taken away besides each node, data centre and region. */
  simulation: z.optional(z.strictObject({ pairs: z.optional(z.boolean()) })),
  rules: z.optional(
    z.record(
      name,
      z.union([
        z.enum(["error", "warning", "notice", "off"]),
        z.record(z.string(), z.union([z.number(), z.string(), z.boolean()])),
      ]),
    ),
  ),
  waivers: z.optional(z.array(waiverSchema)),
  /** The label by which somebody who may write lets a pull request through all the same; recorded in report and comment. */
  break_glass: z.optional(z.strictObject({ label: z.string().check(z.minLength(1), z.maxLength(50)) })),
  /** Plans (name, path or glob) to the folder of the root module that each was made of, where it is not found by itself. */
  terraform: z.optional(z.record(name, z.string().check(z.maxLength(1000)))),
  /** Policies of one's own: folders of Rego, or bundles, from the root of the workspace. */
  policies: z.optional(z.array(reference).check(z.maxLength(20))),
  /** Kustomizations and charts that are judged as a tool renders them; the tool has to be allowed. */
  render: z.optional(z.array(renderEntrySchema).check(uniqueInputs)),
  /** Whether tools that can run a pull request's own code (terraform show, kustomize, helm, opa) may be run. */
  allow_tools: z.optional(z.boolean()),
  /** Bounds on what a run may take; what is left out has its default. */
  limits: z.optional(
    z.strictObject({
      /** Largest single file, its content inflated. */
      file: z.optional(bytes),
      /** Largest part of a plan that is read piece by piece: one resource, or the configuration. */
      part: z.optional(bytes),
      files: z.optional(z.number().check(z.int(), z.gte(1), z.lte(1_000_000))),
      /** Most folders that one search looks into. */
      folders: z.optional(z.number().check(z.int(), z.gte(1), z.lte(10_000_000))),
      /** Longest evaluation by the policies. */
      evaluation: z.optional(duration),
      /** Most memory of the policies. */
      memory: z.optional(bytes),
    }),
  ),
});
/** Every cluster that something is rendered for is declared; where the file extends others, they may declare it. */
const knownClusters = z.check<z.infer<typeof resilienceKeys>>(({ value, issues }) => {
  for (const i of value.extends === undefined ? unknownClusters(value) : []) {
    const message = "must be the name of one of the clusters";
    issues.push({
      code: "custom",
      input: value.render?.[i]?.cluster,
      path: ["render", i, "cluster"],
      message,
    });
  }
});

/** The entries of `render` that are for a cluster which is not declared, by their positions. */
export function unknownClusters({
  clusters,
  render,
}: Pick<z.infer<typeof resilienceKeys>, "clusters" | "render">): number[] {
  const declared = new Set(clusters?.map(({ name }) => name));
  return [...(render ?? []).entries()].flatMap(([i, { cluster }]) =>
    cluster === undefined || declared.has(cluster) ? [] : [i],
  );
}

/** resilience.yml as it is written; its JSON Schema is published as schemas/resilience.json. */
export const resilienceFileSchema = resilienceKeys.check(knownClusters);
export type ResilienceFile = z.infer<typeof resilienceFileSchema>;

/** One way that a report leaves: a format, and a file or (null) standard output. */
export interface Output {
  format: Format;
  file: string | null;
}
export const FORMATS = [
  "terminal",
  "json",
  "markdown",
  "sarif",
  "junit",
  "html",
  "controls",
  "controls-json",
] as const;
export type Format = (typeof FORMATS)[number];

/** resilience.yml as it was found: its text stays beside the values so that errors and proposals can name a line. */
export interface ResilienceSettings {
  /** Where it was read, for messages; null where there is none. */
  path: string | null;
  file: ResilienceFile;
}

/** Everything a run is asked to do; built in src/settings from inputs, flags and resilience.yml, nowhere else. */
export interface Settings {
  /** The folder that names are relative to and that no link may lead out of; absolute. */
  workspace: string;
  /** Paths, globs, folders, `NAME=path`, or `-` for standard input. */
  paths: string[];
  resilience: ResilienceSettings;
  /** What the head proposes where the trusted configuration came from the base; null where they are the same. */
  proposed: ResilienceSettings | null;
  /** The base commit's waivers, where the head's own count; null where nothing says, absent where there is no change. */
  waiversBefore?: readonly Waiver[] | null;
  /** The break-glass label of the pull request; null where it has none, absent where there is no pull request. */
  breakGlass?: BreakGlass | null;
  mode: "enforce" | "observe";
  gate: "new" | "all";
  failOn: "error" | "warning" | "never";
  ifNothingFound: "error" | "pass";
  /** Fingerprints that count as existing; null without a baseline. */
  baseline: Set<string> | null;
  /** The moment of judging, in seconds since 1970. */
  nowS: number;
  /** The provider region of resources whose own configuration names none; null where nobody says. */
  defaultRegion: string | null;
  outputs: Output[];
  /** Policies of one's own: folders of Rego, or bundles, relative to the workspace. */
  policies: string[];
  /** The program of OPA that compiles them; null for the one on the PATH. */
  opaPath: string | null;
  /** May tools be run: `terraform show` on a binary plan, kustomize, helm, opa? They run or read what a pull request can bring along. */
  allowTools: boolean;
  limits: Limits;
}

/** Bounds on what a run may take. */
export interface Limits {
  /** Largest single file, its content inflated, in bytes. */
  fileBytes: number;
  /** Largest file that is held whole, in bytes; beyond, only plans and states are read, piece by piece. */
  wholeBytes: number;
  /** Largest part of what is read piece by piece, in bytes. */
  partBytes: number;
  /** Most files of one run. */
  files: number;
  /** Most folders that one search looks into. */
  folders: number;
  /** Longest evaluation, in milliseconds. */
  evaluationMs: number;
  /** Largest WASM memory, in bytes (at most 4 GiB). */
  memoryBytes: number;
}

/** Severity that a setting gives a rule; `off` takes it out. */
export type RuleSeverity = Severity | "off";
