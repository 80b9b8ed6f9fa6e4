import { inspectedSchema, type RuleMetadata, ruleMetadataSchema } from "../../model/rule-metadata.ts";
import { parsedOrThrow } from "../../own-policies/parsed-or-throw.ts";
import { messageOf } from "../message-of.ts";
import { opa } from "../opa/run.ts";

/** What METADATA says of each rule, by rule id, and what is wrong with it. */
export interface ReadMetadata {
  metadata: Map<string, RuleMetadata>;
  problems: string[];
}

/** Reads METADATA of the packages under resilience.rules. */
export async function readRuleMetadata(root: string): Promise<ReadMetadata> {
  const answer = inspectedSchema.parse(
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
