import * as z from "zod/mini";
import { architectureSchema, evidenceSchema, outcomeSchema, topologySchema } from "./evaluation.ts";
import { SEVERITIES } from "./severity.ts";

const problemSchema = z.object({
  level: z.enum(["error", "warning"]),
  message: z.string(),
  line: z.nullable(z.number()),
  /** How many documents of the file cannot be read for this reason; absent where it is about something else. */
  documents: z.optional(z.number()),
});

const placeSchema = z.object({
  path: z.string(),
  line: z.nullable(z.number()),
  end_line: z.nullable(z.number()),
  /** In UTF-16 units, from 1; absent where only the line is known. */
  column: z.optional(z.number()),
  exact: z.boolean(),
  via: z.array(z.string()),
});

const inputSchema = z.object({
  name: z.string(),
  path: z.string(),
  kind: z.enum(["terraform-plan", "terraform-state", "kubernetes", "declared", "unrecognised"]),
  resources: z.number(),
  judged: z.number(),
  not_judged: z.array(
    z.object({
      what: z.string(),
      reason: z.string(),
      count: z.number(),
      /** Present where a failure or a recovery depends on what is not judged. */
      matters: z.optional(z.literal(true)),
    }),
  ),
  problems: z.array(problemSchema),
});

const waiverSchema = z.object({
  rule: z.string(),
  resource: z.string(),
  reason: z.string(),
  owner: z.string(),
  expires: z.string(),
});

const findingSchema = z.object({
  rule: z.string(),
  severity: z.enum(SEVERITIES),
  outcome: z.enum(["fail", "undetermined"]),
  /** Against the estate before the change; `unknown` where there is no before. */
  status: z.enum(["new", "existing", "unknown"]),
  /** `undetermined` or no longer judged by this change, while it was judged and passed before. */
  lost_judgement: z.boolean(),
  waiver: z.nullable(waiverSchema),
  blocks: z.boolean(),
  resource: z.string(),
  attribute: z.nullable(z.string()),
  related: z.array(z.string()),
  services: z.array(z.string()),
  message: z.string(),
  remediation: z.string(),
  evidence: z.array(evidenceSchema),
  caused_by: z.nullable(z.string()),
  location: z.nullable(placeSchema),
  fingerprint: z.string(),
});
export type Finding = z.infer<typeof findingSchema>;

const fixedSchema = z.object({
  rule: z.string(),
  severity: z.enum(SEVERITIES),
  resource: z.string(),
  attribute: z.nullable(z.string()),
  message: z.string(),
  fingerprint: z.string(),
});

const objectiveSchema = z.object({
  objective_s: z.nullable(z.number()),
  estimate_s: z.nullable(z.number()),
  met: z.nullable(z.boolean()),
});

/** A waiver of the settings, and what this change does to it. */
const listedWaiverSchema = z.object({
  ...waiverSchema.shape,
  /** `proposed`: by the settings of the change, which count once they are merged. */
  state: z.enum(["in-force", "expired", "proposed"]),
  /** What this change does; null where it was there before, or nothing says. */
  change: z.nullable(z.enum(["added", "widened", "extended"])),
  /** Fingerprints of what it covers, or would once it is merged. */
  findings: z.array(z.string()),
});

/** A label by which somebody who may write decided to merge what the gate blocks. */
export const breakGlassSchema = z.object({
  label: z.string(),
  /** Who set it, and when (ISO 8601); null where GitHub did not say. */
  by: z.nullable(z.string()),
  at: z.nullable(z.string()),
  /** False where it is set and does not count; `why` says the reason. */
  counts: z.boolean(),
  why: z.nullable(z.string()),
});
export type BreakGlass = z.infer<typeof breakGlassSchema>;

/** The report: the one value that every other format is rendered from. Its JSON Schema is published as schemas/report.json. */
export const reportSchema = z.object({
  version: z.literal(1),
  tool: z.object({ name: z.literal("resilience-gate"), version: z.string(), policies: z.string() }),
  mode: z.enum(["enforce", "observe"]),
  verdict: z.enum(["pass", "fail", "error"]),
  /** One sentence that a manager understands. */
  sentence: z.string(),
  inputs: z.array(inputSchema),
  /** What concerns the run rather than one input: settings, waivers, what to declare. */
  problems: z.array(
    z.object({
      level: z.enum(["error", "warning", "notice"]),
      message: z.string(),
      path: z.nullable(z.string()),
      line: z.nullable(z.number()),
    }),
  ),
  /** What is referred to and stands in no input, so that what rests on it is not known; and the lines that say what it is. */
  not_in_sight: z.array(
    z.object({
      what: z.string(),
      count: z.number(),
      /** The first hundred, sorted. */
      ids: z.array(z.string()),
      /** Where in resilience.yml the lines belong. */
      under: z.enum(["declared.locations", "declared.resources"]),
      /** One line an id; what is to be filled in is "". */
      lines: z.array(z.string()),
    }),
  ),
  /** Those that this change adds, widens or extends stand first. */
  waivers: z.array(listedWaiverSchema),
  /** Null where no such label is set, or none is declared. */
  break_glass: z.nullable(breakGlassSchema),
  findings: z.array(findingSchema),
  fixed: z.array(fixedSchema),
  rules: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      /** Controls of standards that it carries out, `AWS REL10-BP01`; absent where there are none. */
      standards: z.optional(z.array(z.string())),
      severity: z.enum([...SEVERITIES, "off"]),
      subjects: z.number(),
      passed: z.number(),
      failed: z.number(),
      undetermined: z.number(),
      /** Of those that failed or are undetermined: how many are no finding, since nothing that is declared asks for the protection. */
      not_asked: z.number(),
    }),
  ),
  architectures: z.array(architectureSchema),
  failures: z.array(
    z.object({
      domain: z.string(),
      kind: z.enum(["node", "data-centre", "region", "pair"]),
      count: z.number(),
      services: z.array(
        z.object({
          service: z.string(),
          /** Id of the part of the service that decides; null where it is none of the estate. */
          part: z.nullable(z.string()),
          outcome: outcomeSchema,
          /** The outcome before the change; null where there is no before. */
          before: z.nullable(outcomeSchema),
          capacity: z.nullable(z.number()),
          rpo_s: z.nullable(z.number()),
          rto_s: z.nullable(z.number()),
          why: z.string(),
          /** Set where it depends on where the scheduler has put pods: the worst that may be. */
          may: z.optional(z.literal(true)),
          /** How many parts of the service fare as badly as the one that decides, of how many that the failure may concern. */
          parts: z.object({ as_bad: z.number(), all: z.number() }),
        }),
      ),
      unaffected: z.number(),
    }),
  ),
  changes: z.array(
    z.object({
      service: z.string(),
      domain: z.string(),
      from: z.nullable(outcomeSchema),
      to: z.nullable(outcomeSchema),
      sentence: z.string(),
    }),
  ),
  objectives: z.array(
    z.object({
      service: z.string(),
      tolerate: z.nullable(z.string()),
      rpo: objectiveSchema,
      rto: objectiveSchema,
      terms: z.array(evidenceSchema),
    }),
  ),
  topology: topologySchema,
});
export type Report = z.infer<typeof reportSchema>;
/** Something to say about the run rather than about one input. */
export type RunProblem = Report["problems"][number];
/** What no input shows, and how to say what it is. */
export type NotInSight = Report["not_in_sight"][number];
