// The lint for the shape of the policies: npm run check:rules
import { attributePaths } from "./checks/attribute-paths.ts";
import type { Check } from "./checks/check.ts";
import { compile, format } from "./checks/compile.ts";
import { conceptRecords } from "./checks/concept-records.ts";
import { dataPaths } from "./checks/data-paths.ts";
import { equivalents } from "./checks/equivalents.ts";
import { fixtureResults } from "./checks/fixture-results.ts";
import { generated } from "./checks/generated.ts";
import { metadata } from "./checks/metadata.ts";
import { needs } from "./checks/needs.ts";
import { ruleFiles } from "./checks/rule-files.ts";
import { ruleSets } from "./checks/rule-sets.ts";
import { verdicts } from "./checks/verdicts.ts";
import { messageOf } from "./message-of.ts";
import { REPOSITORY, runTool } from "./tool.ts";

/** What evaluates policies: it could only repeat that they do not compile. */
const EVALUATING: Check[] = [metadata, equivalents, needs, conceptRecords, fixtureResults, generated];
const CHECKS: Check[] = [
  compile,
  format,
  ruleSets,
  dataPaths,
  attributePaths,
  verdicts,
  ruleFiles,
  ...EVALUATING,
];

/** Says what a check found, and whether it found nothing. */
async function told({ name, run }: Check): Promise<boolean> {
  const found = await run(REPOSITORY).catch((error: unknown) => [messageOf(error)]);
  const lines = found.map((line) => `  ${line.replaceAll("\n", "\n  ")}\n`);
  process.stdout.write(`${found.length === 0 ? "ok" : "FAILED"} ${name}\n${lines.join("")}`);
  return found.length === 0;
}

await runTool(async () => {
  let failed = 0;
  let compiles = true;
  for (const check of CHECKS) {
    if (!compiles && EVALUATING.includes(check)) {
      process.stdout.write(`not checked: ${check.name}\n`);
      continue;
    }
    const isFine = await told(check);
    if (!isFine) failed += 1;
    if (check === compile) compiles = isFine;
  }
  return failed === 0 ? 0 : 1;
});
