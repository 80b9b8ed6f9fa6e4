import * as z from "zod/mini";
import { SEVERITIES } from "./severity.ts";

/**
 * What a rule protects: the failure that must be survived (`node`, `data-centre`, `region`), what is written from being lost by any failure
 * or mistake (`data`), the recovery objective that must be met in another place (`recovery`), or what the settings name by itself (`declared`).
 * A finding is as grave as its rule says only where a declared objective asks for that protection.
 */
export const PROTECTS = ["node", "data-centre", "data", "region", "recovery", "declared"] as const;

/** What METADATA says of a rule; generated into dist/rules.json, the number of rules in a report must equal its length. */
export const ruleInfoSchema = z.object({
  id: z.string(),
  title: z.string(),
  description: z.string(),
  severity: z.enum(SEVERITIES),
  protects: z.enum(PROTECTS),
  /** What to do, for every type that the rule judges. */
  remediation: z.string(),
  /** The same in parts, where what to do differs by type; a part without types is for all, and `for` is empty. `remedyFor` picks. */
  remedies: z.array(z.object({ for: z.string(), types: z.array(z.string()), text: z.string() })),
  needs: z.array(z.string()),
  standards: z.array(z.string()),
  equivalents: z.array(z.string()),
  aliases: z.array(z.string()),
  since: z.string(),
  related_resources: z.array(z.string()),
  parameters: z.record(
    z.string(),
    z.object({
      type: z.enum(["number", "string", "boolean"]),
      default: z.union([z.number(), z.string(), z.boolean()]),
      description: z.string(),
      minimum: z.optional(z.number()),
      maximum: z.optional(z.number()),
    }),
  ),
});
export type RuleInfo = z.infer<typeof ruleInfoSchema>;
