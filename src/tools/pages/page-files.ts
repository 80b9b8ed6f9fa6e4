import type { GeneratedFile } from "../generated-file.ts";
import { coverageOf } from "../neighbours/coverage.ts";
import { coveragePage } from "../neighbours/page.ts";
import { readNeighbours } from "../neighbours/read.ts";
import { readRuleFolders } from "../policies/rule-folders.ts";
import { readRules } from "../policies/rules.ts";
import { controlsPage, readStandards } from "./controls-page.ts";
import { fixtureSources } from "./fixture-sources.ts";
import { rulePage } from "./rule-page.ts";
import { rulesTable } from "./rules-table.ts";
import { statementsPage } from "./statements.ts";

/** The page of each rule, the table of them all, and what they cover of other tools' checks. */
export async function pageFiles(root: string): Promise<GeneratedFile[]> {
  const [folders, rules] = await Promise.all([readRuleFolders(root), readRules(root)]);
  const pages = folders.map(async (folder): Promise<GeneratedFile[]> => {
    const rule = rules.find(({ id }) => id === folder.id);
    if (rule === undefined) return [];
    const failing = await fixtureSources(root, folder, "fail");
    const passing = await fixtureSources(root, folder, "pass");
    return [{ path: `${folder.folder}/README.md`, content: rulePage(rule, failing, passing) }];
  });
  const tables = [
    { path: "docs/rules.md", content: rulesTable(rules) },
    { path: "docs/controls.md", content: controlsPage(await readStandards(root), rules) },
    { path: "docs/statements.md", content: statementsPage(rules) },
  ];
  const neighbours = await readNeighbours(root);
  if (neighbours.length > 0) {
    tables.push({ path: "docs/coverage.md", content: coveragePage(coverageOf(neighbours, rules)) });
  }
  return [...(await Promise.all(pages)).flat(), ...tables];
}
