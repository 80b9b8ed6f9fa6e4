import { access } from "node:fs/promises";
import { join } from "node:path";
import { type RuleFolder, readFixtures, readRuleFolders } from "../policies/rule-folders.ts";
import type { Check } from "./check.ts";

const CASE = /^(fail|pass|undetermined)(-[a-z0-9]+)*$/;

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

async function problemsOf(root: string, rule: RuleFolder): Promise<string[]> {
  const problems: string[] = [];
  if (!(await exists(join(root, rule.test)))) problems.push(`${rule.test}: the rule has no test`);
  const page = `${rule.folder}/README.md`;
  if (!(await exists(join(root, page))))
    problems.push(`${page}: the rule has no page: npm run generate:write`);
  const fixtures = await readFixtures(root, rule);
  for (const kind of ["fail", "pass"]) {
    if (!fixtures.some((name) => name.startsWith(kind))) {
      problems.push(
        `${rule.folder}/fixtures: the rule has no ${kind}ing fixture: a folder ${kind} or ${kind}-<case>`,
      );
    }
  }
  for (const name of fixtures.filter((fixture) => !CASE.test(fixture))) {
    problems.push(`${rule.folder}/fixtures/${name}: must begin with fail, pass or undetermined`);
  }
  return problems;
}

/** A rule comes with its test, its fixtures and its page. */
export const ruleFiles: Check = {
  name: "rule files",
  run: async (root) => {
    const folders = await readRuleFolders(root);
    return (await Promise.all(folders.map((rule) => problemsOf(root, rule)))).flat();
  },
};
