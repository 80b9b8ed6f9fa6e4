import * as z from "zod/mini";
import { PROTECTS, type RuleInfo } from "../../model/rule.ts";
import { ruleInfo } from "../../model/rule-metadata.ts";
import { opaEval } from "../opa/run.ts";
import { readRuleFolders } from "./rule-folders.ts";
import { readRuleMetadata } from "./rule-metadata.ts";

const needsSchema = z.array(z.string(), "needs must be an array of strings");
const protectsSchema = z.enum(PROTECTS, `protects must be one of ${PROTECTS.join(", ")}`);
const declarationSchema = z.object({ needs: needsSchema, protects: protectsSchema });
type Declaration = z.infer<typeof declarationSchema>;

const DECLARATIONS = `{id: {"needs": needs, "protects": protects} |
	needs := data.resilience.rules[group][name].needs
	protects := data.resilience.rules[group][name].protects
	id := concat("/", [group, name])
}`;

function declaration(module: string, stated: unknown): Declaration {
  if (stated === undefined) throw new Error(`${module}: needs and protects must be constants`);
  const parsed = declarationSchema.safeParse(stated);
  if (parsed.success) return parsed.data;
  throw new Error(parsed.error.issues.map(({ message }) => `${module}: ${message}`).join("\n"));
}

/** All rules of a project for dist/rules.json, sorted by id; throws where one is incomplete. */
export async function readRules(root: string): Promise<RuleInfo[]> {
  const [folders, { metadata, problems }, evaluated] = await Promise.all([
    readRuleFolders(root),
    readRuleMetadata(root),
    opaEval(root, DECLARATIONS),
  ]);
  if (problems.length > 0) throw new Error(problems.join("\n"));
  const declared = z.record(z.string(), z.unknown()).parse(evaluated);
  return folders.map(({ id, module }) => {
    const said = metadata.get(id);
    if (said === undefined) throw new Error(`${module}: the package ${id} has no METADATA`);
    return ruleInfo(id, said, declaration(module, declared[id]));
  });
}
