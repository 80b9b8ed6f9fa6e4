// Asks the registry which of the packages that are used have known weaknesses: npm run audit [-- required]
// What dist holds a part of fails at any severity, the rest from high on. A registry that answers no such question is told and passes,
// but not with `required`.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { judgedAudit } from "./build/judged-audit.ts";
import { shippedIn } from "./build/shipped.ts";
import { runCommand } from "./run-command.ts";
import { REPOSITORY, runTool } from "./tool.ts";

await runTool(async (args) => {
  const shipped = shippedIn(await readFile(join(REPOSITORY, "dist/licenses.txt"), "utf8"));
  const { stdout } = await runCommand("npm", ["audit", "--json"], REPOSITORY);
  const judged = judgedAudit(stdout, new Set(shipped.map(({ name }) => name)));
  if (judged.answered) {
    process.stdout.write(judged.lines.map((line) => `${line}\n`).join("") || "audit: nothing is known\n");
    return judged.fails ? 1 : 0;
  }
  process.stdout.write(`audit: not done, the registry does not answer: ${judged.why}\n`);
  return args.includes("required") ? 1 : 0;
});
