import * as z from "zod/mini";
import { ruleInfoSchema } from "../../model/rule.ts";
import { messageOf } from "../message-of.ts";
import { opa } from "../opa/run.ts";
import { parsedOrThrow } from "../parsed-or-throw.ts";

const info = ruleInfoSchema.shape;
const filled = z.string().check(z.trim(), z.minLength(1));

/**
 * What to do about resources of some types, each the beginning of a type's name (`aws_db_`, `Cluster.postgresql`, or `kubernetes` for every
 * kind); `for` calls them what people call them. Without both it is for all.
 */
const remedySchema = z.union([
  z.strictObject({ for: filled, types: z.array(filled).check(z.minLength(1)), text: filled }),
  z.strictObject({ text: filled }),
]);

/** METADATA of a rule's package, closed; what most rules lack may be left out. */
const ruleMetadataSchema = z.strictObject({
  scope: z.literal("package"),
  title: filled,
  description: filled,
  related_resources: z.array(z.strictObject({ ref: z.url(), description: filled })),
  custom: z.strictObject({
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
  }),
});
export type RuleMetadata = z.infer<typeof ruleMetadataSchema>;

const inspected = z.object({
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

/** What METADATA says of each rule, by rule id, and what is wrong with it. */
export interface ReadMetadata {
  metadata: Map<string, RuleMetadata>;
  problems: string[];
}

/** Reads METADATA of the packages under resilience.rules. */
export async function readRuleMetadata(root: string): Promise<ReadMetadata> {
  const answer = inspected.parse(
    JSON.parse(await opa(root, ["inspect", "--annotations", "--format", "json", "policies"])),
  );
  const metadata = new Map<string, RuleMetadata>();
  const problems: string[] = [];
  for (const { annotations, location, path } of answer.annotations ?? []) {
    const [, , area, group, name] = path.map((part) => String(part.value));
    if (annotations.scope !== "package" || area !== "rules" || !group || !name) continue;
    if (location.file.endsWith("_test.rego")) continue;
    try {
      metadata.set(
        `${group}/${name}`,
        parsedOrThrow(ruleMetadataSchema, annotations, `${location.file}: METADATA`),
      );
    } catch (error) {
      problems.push(...messageOf(error).split("\n"));
    }
  }
  return { metadata, problems };
}
