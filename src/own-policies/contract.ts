import * as z from "zod/mini";
import { entrySchema, ruleResultSchema } from "../model/evaluation.ts";
import { PROTECTS } from "../model/rule.ts";
import { ownRuleMetadataSchema } from "../model/rule-metadata.ts";

/** The contract between the gate and policies of one's own: what they see, and what they answer. Raised when either changes. */
export const CONTRACT = 1;

/** What is evaluated of policies of one's own. */
export const OWN_ENTRYPOINT = "resilience/main/own";

/** Most entries of one rule. */
const MOST_ENTRIES = 100_000;

const entry = entrySchema.shape;
const entries = ruleResultSchema.shape.violations.check(z.maxLength(MOST_ENTRIES));

/** What `OWN_ENTRYPOINT` answers for one document. */
export const ownAnswerSchema = z.object({
  contract: z.literal(CONTRACT),
  /** By group, then by name. */
  rules: z.record(
    z.string(),
    z.record(
      z.string(),
      z.object({
        needs: z.array(z.string()),
        protects: z.enum(PROTECTS),
        /** Sets that a rule must have and this one lacks. */
        missing: z.array(z.string()),
        /** Sets of which an entry lacks its subject or its message, and so would count nowhere. */
        broken: z.array(z.enum(["violations", "undetermined"])),
        result: z.extend(ruleResultSchema, { violations: entries, undetermined: entries }),
      }),
    ),
  ),
});
export type OwnAnswer = z.infer<typeof ownAnswerSchema>;

const ownEntrySchema = z.object({
  subject: z.string(),
  message: z.string(),
  attribute: z.optional(entry.attribute),
  related: z.optional(entry.related),
  remediation: z.optional(entry.remediation),
  evidence: z.optional(entry.evidence),
  caused_by: z.optional(entry.caused_by),
  protects: z.optional(z.enum(PROTECTS)),
});

/** What a rule of one's own holds, as its author writes it; a set of Rego is a list in JSON. Whatever else its package holds is its own affair. */
const ownRuleSchema = z.looseObject({
  /** By id. */
  subjects: z.record(
    z.string(),
    z.looseObject({
      /** Why a field is not known, by field. */
      unknown: z.optional(z.record(z.string(), z.string())),
    }),
  ),
  needs: z.array(z.string()),
  protects: z.enum(PROTECTS),
  violations: z.array(ownEntrySchema),
  undetermined: z.optional(z.array(ownEntrySchema)),
});

/** What a bundle says of itself, under `metadata.resilience_gate` of its `.manifest`. */
export const bundleMetadataSchema = z.object({
  contract: z.number(),
  /** METADATA by rule id. */
  rules: z.record(z.string(), ownRuleMetadataSchema),
  /** Contents of files of `resources/`, by path. */
  resources: z.optional(z.record(z.string(), z.unknown())),
});

/** The forms of the contract by name, the answer first; published as schemas/own-policies.json. */
export const ownContractSchemas = {
  answer: ownAnswerSchema,
  rule: ownRuleSchema,
  metadata: ownRuleMetadataSchema,
  bundle: bundleMetadataSchema,
} as const;

/** The Rego that answers for the rules of these groups; a part of the pack's package, whose way of asking rules it shares. */
export function entryModule(groups: readonly string[]): string {
  return `# What policies of one's own answer.
package resilience.main

# METADATA
# entrypoint: true
own := {"contract": ${CONTRACT}, "rules": {group: rules |
	some group in ${JSON.stringify(groups)}
	rules := {name: answer |
		some name, _ in data.resilience.rules[group]
		answer := {
			"needs": object.get(_own_said[group][name], "needs", []),
			"protects": object.get(_own_said[group][name], "protects", "node"),
			"missing": [set | some set in ["subjects", "needs", "protects", "violations"]; not _own_said[group][name][set]],
			"broken": [set | some set in ["undetermined", "violations"]; _own_broken[group][name][set]],
			"result": _judge(group, name),
		}
	}
}}

# Entries that the answer would be without.
_own_broken[group][name][set] := true if {
	some group in ${JSON.stringify(groups)}
	some name, _ in data.resilience.rules[group]
	some set in ["undetermined", "violations"]
	some found in data.resilience.rules[group][name][set]
	not _entry(group, name, found)
}

_own_said[group][name] := said if {
	some group in ${JSON.stringify(groups)}
	some name, _ in data.resilience.rules[group]
	said := object.union_n(array.concat(
		array.concat(
			[{"subjects": true} | data.resilience.rules[group][name].subjects],
			[{"violations": true} | data.resilience.rules[group][name].violations],
		),
		array.concat(
			[{"needs": needs} | needs := data.resilience.rules[group][name].needs],
			[{"protects": protects} | protects := data.resilience.rules[group][name].protects],
		),
	))
}
`;
}
