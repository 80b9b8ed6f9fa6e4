import * as z from "zod/mini";
import { type RuleInfo, ruleInfoSchema } from "./rule.ts";

const info = ruleInfoSchema.shape;
const filled = z.string().check(z.trim(), z.minLength(1));
const link = z.strictObject({ ref: z.url(), description: filled });

/**
 * What to do about resources of some types, each its name, the beginning of names (`aws_db_`), or `kubernetes` for every
 * kind of Kubernetes; `for` calls them what people call them. Without both it is for all.
 */
const remedySchema = z.union([
  z.strictObject({ for: filled, types: z.array(filled).check(z.minLength(1)), text: filled }),
  z.strictObject({ text: filled }),
]);

const custom = {
  severity: info.severity,
  remediation: z.union([filled, z.array(remedySchema).check(z.minLength(2))]),
  standards: info.standards,
  equivalents: z._default(info.equivalents, []),
  aliases: z._default(info.aliases, []),
  since: z.string().check(z.regex(/^\d+\.\d+\.\d+$/, "must be a version such as 0.1.0")),
  parameters: z._default(
    z.record(
      z.string().check(z.regex(/^[a-z][a-z0-9_]*$/, "must be snake_case")),
      z.strictObject(info.parameters.def.valueType.shape),
    ),
    {},
  ),
};

/** METADATA of a rule's package, closed; what most rules lack may be left out. */
export const ruleMetadataSchema = z.strictObject({
  scope: z.literal("package"),
  title: filled,
  description: filled,
  related_resources: z.array(link),
  custom: z.strictObject(custom),
});
export type RuleMetadata = z.infer<typeof ruleMetadataSchema>;

/** The same of a rule of one's own, which may rest on nothing public and need no version. */
export const ownRuleMetadataSchema = z.extend(ruleMetadataSchema, {
  related_resources: z._default(z.array(link), []),
  custom: z.strictObject({
    ...custom,
    standards: z._default(info.standards, []),
    since: z._default(custom.since, "0.0.0"),
  }),
});

/** What `opa inspect --annotations --format json` says: packages (`data.a["b-c"]`) with their files, and annotations with where they stand. */
export const inspectedSchema = z.object({
  namespaces: z.optional(z.record(z.string(), z.array(z.string()))),
  annotations: z.optional(
    z.array(
      z.object({
        annotations: z.looseObject({ scope: z.string() }),
        location: z.object({ file: z.string(), row: z.number() }),
        path: z.array(z.object({ value: z.unknown() })),
      }),
    ),
  ),
});

/** What to do as one text, each part under the name of what it is for, and in its parts. */
function remediationOf(
  said: RuleMetadata["custom"]["remediation"],
): Pick<RuleInfo, "remediation" | "remedies"> {
  if (typeof said === "string") return { remediation: said.trim(), remedies: [] };
  const remedies = said.map((part) => ({
    for: "for" in part ? part.for : "",
    types: "for" in part ? part.types : [],
    text: part.text.trim(),
  }));
  const whole = remedies.map((part) => (part.for === "" ? part.text : `${part.for}: ${part.text}`));
  return { remediation: whole.join(" "), remedies };
}

/** A rule as reports know it, of its METADATA and of what it declares. */
export function ruleInfo(
  id: string,
  { title, description, related_resources, custom }: RuleMetadata,
  { needs, protects }: Pick<RuleInfo, "needs" | "protects">,
): RuleInfo {
  return {
    id,
    title: title.trim(),
    description: description.trim(),
    severity: custom.severity,
    protects,
    ...remediationOf(custom.remediation),
    needs,
    standards: custom.standards,
    equivalents: custom.equivalents,
    aliases: custom.aliases,
    since: custom.since,
    related_resources: related_resources.map(({ ref }) => ref),
    parameters: custom.parameters,
  };
}
