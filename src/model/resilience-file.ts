import * as z from "zod/mini";
import { connectionSchema } from "./connectivity-settings.ts";
import { renderEntrySchema, uniqueInputs } from "./render.ts";
import { bytes, date, duration, identity, name, quantity, reference, uniqueNames } from "./setting-values.ts";

const objectives = z.strictObject({
  tolerate: z.optional(z.enum(["node", "data-centre", "region"])),
  rto: z.optional(duration),
  rpo: z.optional(duration),
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
  connectivity: z.optional(z.array(connectionSchema).check(z.maxLength(500), uniqueNames)),
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
