import { readdir } from "node:fs/promises";
import { join } from "node:path";

/** A folder policies/rules/<group>/<name>, which holds one rule. */
export interface RuleFolder {
  /** `<group>/<name>` */
  id: string;
  group: string;
  name: string;
  /** Relative to the project, with forward slashes. */
  folder: string;
  /** The Rego file that the folder must hold, relative to the project. */
  module: string;
  test: string;
}

async function foldersIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/** The rule that a group and a name make, wherever it is. */
export function ruleFolder(group: string, name: string): RuleFolder {
  const folder = `policies/rules/${group}/${name}`;
  const file = name.replaceAll("-", "_");
  const module = `${folder}/${file}.rego`;
  return { id: `${group}/${name}`, group, name, folder, module, test: `${folder}/${file}_test.rego` };
}

/** All rule folders of a project, sorted by id. */
export async function readRuleFolders(root: string): Promise<RuleFolder[]> {
  const rules = join(root, "policies", "rules");
  const found = await Promise.all(
    (await foldersIn(rules)).map(async (group) =>
      (await foldersIn(join(rules, group))).map((name) => ruleFolder(group, name)),
    ),
  );
  return found.flat();
}

/** The names of a rule's fixture folders, sorted; none where it has no fixtures. */
export async function readFixtures(root: string, rule: RuleFolder): Promise<string[]> {
  try {
    return await foldersIn(join(root, rule.folder, "fixtures"));
  } catch {
    return [];
  }
}
