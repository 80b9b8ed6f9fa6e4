import { readdir, readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { type RuleFolder, readFixtures } from "../policies/rule-folders.ts";

/** A file of a fixture as a page shows it. */
export interface FixtureSource {
  name: string;
  language: "hcl" | "yaml";
  text: string;
}

const LANGUAGES: Record<string, FixtureSource["language"]> = {
  ".tf": "hcl",
  ".yaml": "yaml",
  ".yml": "yaml",
};

async function sourcesOf(folder: string): Promise<FixtureSource[]> {
  const names = (await readdir(folder)).sort();
  const shown = names.flatMap((name) => {
    const language = LANGUAGES[extname(name)];
    return language === undefined ? [] : [{ name, language }];
  });
  return Promise.all(
    shown.map(async ({ name, language }) => ({
      name,
      language,
      text: await readFile(join(folder, name), "utf8"),
    })),
  );
}

/** What people would have written of a rule's first fixture of a kind: Terraform and YAML, not the plan made of it. */
export async function fixtureSources(
  root: string,
  rule: RuleFolder,
  kind: "fail" | "pass",
): Promise<FixtureSource[]> {
  const first = (await readFixtures(root, rule)).find((name) => name.startsWith(kind));
  return first === undefined ? [] : sourcesOf(join(root, rule.folder, "fixtures", first));
}
