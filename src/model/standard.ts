import * as z from "zod/mini";

/** A standard whose controls a report is asked by: a file of standards/. */
export const standardSchema = z.strictObject({
  title: z.string(),
  /** Which of its editions has these controls. */
  edition: z.string(),
  link: z.url(),
  /** What stands before the id of a control where METADATA of rules names it, `AWS` in `AWS REL10-BP01`. */
  prefix: z.string(),
  controls: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      /** What of it no file shows, so that somebody has to. */
      by_hand: z.string(),
    }),
  ),
});
export type StandardText = z.infer<typeof standardSchema>;

/** A standard with the name that its file has. */
export type Standard = StandardText & { name: string };

/**
 * How a control came out. `passed` is what rules found nothing wrong with; what they cannot see of it is in `by_hand`. `not-judged`: no rule can,
 * none did, or what they found nobody asked for. `not-applicable`: no rule that carries it out has
 * anything to judge.
 */
export const CONTROL_STATUSES = ["failed", "undetermined", "not-judged", "passed", "not-applicable"] as const;

const controlSchema = z.object({
  id: z.string(),
  title: z.string(),
  status: z.enum(CONTROL_STATUSES),
  /** Why, where the counts do not say it; else null. */
  why: z.nullable(z.string()),
  by_hand: z.string(),
  /** The rules that carry it out, as far as files show. */
  rules: z.array(
    z.object({
      id: z.string(),
      severity: z.enum(["error", "warning", "notice", "off"]),
      subjects: z.number(),
      passed: z.number(),
      failed: z.number(),
      undetermined: z.number(),
      not_asked: z.number(),
    }),
  ),
  findings: z.array(
    z.object({
      rule: z.string(),
      outcome: z.enum(["fail", "undetermined"]),
      severity: z.enum(["error", "warning", "notice"]),
      resource: z.string(),
      message: z.string(),
      /** `path:line`, or the path; null where the place is not known. */
      place: z.nullable(z.string()),
      /** Who waived it and until when; null where nobody did. */
      waived: z.nullable(z.object({ owner: z.string(), reason: z.string(), expires: z.string() })),
      fingerprint: z.string(),
    }),
  ),
});
export type JudgedControl = z.infer<typeof controlSchema>;

/** What `--format controls-json` writes. */
export const controlsSchema = z.object({
  version: z.literal(1),
  tool: z.object({ name: z.literal("resilience-gate"), version: z.string(), policies: z.string() }),
  verdict: z.enum(["pass", "fail", "error"]),
  sentence: z.string(),
  standards: z.array(
    z.object({
      name: z.string(),
      title: z.string(),
      edition: z.string(),
      link: z.string(),
      controls: z.array(controlSchema),
    }),
  ),
});
export type ControlsReport = z.infer<typeof controlsSchema>;
