import * as z from "zod/mini";
import { PROTECTS } from "./rule.ts";

/** A number or text that a message rests on, and where it came from: a resource id, a setting, a default. */
export const evidenceSchema = z.object({
  name: z.string(),
  value: z.union([z.string(), z.number(), z.boolean(), z.null()]),
  unit: z.string(),
  from: z.string(),
});
export type Evidence = z.infer<typeof evidenceSchema>;

/** One entry of a rule: a subject that fails, or that cannot be decided. */
export const entrySchema = z.object({
  subject: z.string(),
  attribute: z.nullable(z.string()),
  related: z.array(z.string()),
  message: z.string(),
  /** What to write for this very resource; null where what the rule says in general is all there is to say. */
  remediation: z.nullable(z.string()),
  evidence: z.array(evidenceSchema),
  /** Does a declared objective of the subject ask for what the rule protects? `none`: nothing at all is declared for it. */
  asked: z.enum(["yes", "no", "none"]),
  /**
   * The subject whose finding explains this one, and of which rule; where that is null, of any that protects against the same (`protects`)
   * or a smaller failure. Null for a root cause.
   */
  caused_by: z.nullable(
    z.object({
      rule: z.nullable(z.string()),
      subject: z.string(),
      protects: z.optional(z.enum(PROTECTS)),
    }),
  ),
});
export type Entry = z.infer<typeof entrySchema>;

/** What one rule answers. */
export const ruleResultSchema = z.object({
  subjects: z.array(z.string()),
  violations: z.array(entrySchema),
  undetermined: z.array(entrySchema),
});
export type RuleResult = z.infer<typeof ruleResultSchema>;

export const outcomeSchema = z.enum(["unaffected", "reduced", "down", "lost", "unknown"]);
export type Outcome = z.infer<typeof outcomeSchema>;

const cellSchema = z.object({
  service: z.string(),
  /** Id of the part of the service that decides: a component, cluster or workload; null where it is none of the estate. */
  part: z.nullable(z.string()),
  outcome: outcomeSchema,
  /** Share of the capacity that is left, 0 to 1; null where it is not known. */
  capacity: z.nullable(z.number()),
  rpo_s: z.nullable(z.number()),
  rto_s: z.nullable(z.number()),
  why: z.string(),
  /** Set where it depends on where the scheduler has put pods: the worst that may be. */
  may: z.optional(z.literal(true)),
  /** How many parts of the service fare as badly as the one that decides, of how many that the failure may concern. */
  parts: z.object({ as_bad: z.number(), all: z.number() }),
});

/** One failure domain taken away, and what that does to every service that is not unaffected. */
const failureSchema = z.object({
  domain: z.string(),
  kind: z.enum(["node", "data-centre", "region", "pair"]),
  count: z.number(),
  services: z.array(cellSchema),
  unaffected: z.number(),
});
export type Failure = z.infer<typeof failureSchema>;

export const architectureSchema = z.object({
  subject: z.string(),
  of: z.enum(["cluster", "service"]),
  class: z.string(),
  dr: z.string(),
  explanation: z.string(),
  next_step: z.nullable(z.string()),
});

/** Something that stands in a region or data centre, or in none. */
const partSchema = z.object({
  /** A resource id, or `cluster:NAME`. */
  id: z.string(),
  name: z.string(),
  /** What it is in a word or two: `cluster`, `workload`, `database`, `bucket`, `recovery store`, `global entry`. */
  kind: z.string(),
  services: z.array(z.string()),
});

/** Alike machines of one data centre. */
const nodesSchema = z.object({
  /** The failure domain of kind `node` that one of them is, where they are nodes of a cluster. */
  name: z.string(),
  /** Null for machines that no cluster in sight counts among its own. */
  cluster: z.nullable(z.string()),
  count: z.nullable(z.number()),
  services: z.array(z.string()),
});

/** What stands where: the map of the estate. A null name stands for a region or data centre that is not known. */
export const topologySchema = z.object({
  regions: z.array(
    z.object({
      name: z.nullable(z.string()),
      role: z.nullable(z.enum(["live", "recovery"])),
      data_centres: z.array(
        z.object({ name: z.nullable(z.string()), nodes: z.array(nodesSchema), parts: z.array(partSchema) }),
      ),
      /** What is in no one data centre of the region; what spans regions is in each of them. */
      parts: z.array(partSchema),
    }),
  ),
  /** What is in no region, or in one that is not known; `leads_to` names the regions that an entry sends traffic to. */
  elsewhere: z.array(z.object({ ...partSchema.shape, leads_to: z.array(z.string()), reason: z.string() })),
  /** Between the ids of two parts: `copies` (replication), `snapshots` (a cluster's, to their store). */
  links: z.array(z.object({ from: z.string(), to: z.string(), kind: z.string() })),
});
export type Topology = z.infer<typeof topologySchema>;

/** What `data.resilience.main.result` answers for one input document. */
export const evaluationSchema = z.object({
  /** By group, then by rule name. */
  rules: z.record(z.string(), z.record(z.string(), ruleResultSchema)),
  /** Service name to the ids of its members. */
  services: z.record(z.string(), z.array(z.string())),
  architectures: z.array(architectureSchema),
  failures: z.array(failureSchema),
  objectives: z.array(
    z.object({
      service: z.string(),
      tolerate: z.nullable(z.string()),
      rpo: z.object({
        objective_s: z.nullable(z.number()),
        estimate_s: z.nullable(z.number()),
        met: z.nullable(z.boolean()),
      }),
      rto: z.object({
        objective_s: z.nullable(z.number()),
        estimate_s: z.nullable(z.number()),
        met: z.nullable(z.boolean()),
      }),
      terms: z.array(evidenceSchema),
    }),
  ),
  topology: topologySchema,
  /** Literal ids and names that something refers to and no input shows: what they are (`subnet`), and of which resource type. */
  not_in_sight: z.array(z.object({ what: z.string(), type: z.string(), ids: z.array(z.string()) })),
});
export type Evaluation = z.infer<typeof evaluationSchema>;
