import { access, mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { ruleTemplates } from "../../own-policies/rule-templates.ts";
import { ruleFolder } from "../policies/rule-folders.ts";

const GROUP = /^[a-z][a-z0-9]*$/;
const NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** Writes the files of a new rule and gives their paths; throws where the name is not one or the rule is there already. */
export async function newRule(root: string, group: string, name: string, version: string): Promise<string[]> {
  if (!GROUP.test(group))
    throw new Error(`${group} is no group: lower-case letters and digits, such as ha or dr`);
  if (!NAME.test(name)) throw new Error(`${name} is no rule name: kebab-case, such as quorum-spread`);
  const rule = ruleFolder(group, name);
  const isThere = await access(join(root, rule.folder)).then(
    () => true,
    () => false,
  );
  if (isThere) throw new Error(`${rule.folder} is there already`);
  const files = Object.entries(ruleTemplates(rule, version));
  for (const [path, text] of files) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
  return files.map(([path]) => path);
}
