// Prints what is read of all plans, states and binary plans of a folder of real inputs: npm run measure:terraform [FOLDER...]
import { existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { builtPack } from "../settings/pack.ts";
import { locatedShares } from "./measure/located-share.ts";
import { measured, reasonsOf, rowOf, TABLE_HEAD } from "./measure/terraform-table.ts";
import { REPOSITORY, runTool } from "./tool.ts";

const CORPUS = "../shared/corpus";

await runTool(async (asked) => {
  const corpus = resolve(REPOSITORY, CORPUS);
  const folders = asked.length > 0 ? asked : existsSync(corpus) ? foldersOf(corpus) : [CORPUS];
  const all = [];
  let rows = "";
  let skipped = "";
  for (const folder of folders) {
    const absolute = resolve(REPOSITORY, folder);
    const pack = builtPack();
    const shares = existsSync(absolute) ? await locatedShares(absolute, () => pack.grammar()) : [];
    const measures = measured(absolute, shares);
    if (measures === null) {
      skipped += `skipped: ${folder} is not here\n`;
    } else if (measures.files > 0) {
      rows += rowOf(folder.slice(folder.lastIndexOf("/") + 1), [measures]);
      all.push(measures);
    }
  }
  const table = all.length === 0 ? "" : `${TABLE_HEAD}${rows}${rowOf("all", all)}\n${reasonsOf(all)}`;
  process.stdout.write(`${skipped}${table}`);
  return 0;
});

function foldersOf(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => join(CORPUS, name))
    .sort();
}
