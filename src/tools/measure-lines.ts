// Prints the share of managed resources that are located to a line: npm run measure:lines [FOLDER...]
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { builtPack } from "../settings/pack.ts";
import { type LocatedShare, locatedShares } from "./measure/located-share.ts";
import { REPOSITORY, runTool } from "./tool.ts";

/** Where plans stand that are not part of the project; passed over where it is absent. */
const FOLDERS = ["examples", "test/fixtures", "../shared/corpus"];

await runTool(async (asked) => {
  const pack = builtPack();
  for (const folder of asked.length > 0 ? asked : FOLDERS) {
    const absolute = resolve(REPOSITORY, folder);
    if (existsSync(absolute)) {
      process.stdout.write(table(folder, await locatedShares(absolute, () => pack.grammar())));
    } else {
      process.stdout.write(`${folder}: not there\n`);
    }
  }
  return 0;
});

/** Only plans of which anything is located have their sources there; the others are counted. */
function table(folder: string, shares: LocatedShare[]): string {
  const found = shares.filter(({ exact, near }) => exact + near > 0);
  const without = shares.length - found.length;
  const rows = found.map(({ path, resources, exact, near }) => row(path, resources, exact, near));
  const sum = (of: "resources" | "exact" | "near"): number =>
    found.reduce((total, one) => total + one[of], 0);
  const total = row("all", sum("resources"), sum("exact"), sum("near"));
  return `${folder}: ${found.length} plans with their sources, ${without} without\n${[...rows, total].join("")}\n`;
}

function row(name: string, resources: number, exact: number, near: number): string {
  const percent = (part: number): string =>
    `${resources === 0 ? 0 : Math.round((1000 * part) / resources) / 10} %`;
  return `  ${name}: ${resources} resources, ${percent(exact)} at their line, ${percent(near)} near it\n`;
}
