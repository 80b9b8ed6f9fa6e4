// Runs everything that must hold, and says at the end what does: npm run prove. It takes long; on a busy machine its seconds mean little.
// npm run prove -- only=labelled,pairs runs some steps alone, without=mutate all but some; each is a command of its own (npm run NAME).
// Writes docs/proof.md, with only= where `page` is given too.
import { spawn } from "node:child_process";
import { circumstances } from "./bench/circumstances.ts";
import { writeFiles } from "./generated-file.ts";
import { forgetMeasured, keptMeasured } from "./goals/goals.ts";
import { provedPage } from "./prove/page.ts";
import { STEPS, type Step } from "./prove/steps.ts";
import { type Proved, provedTable } from "./prove/table.ts";
import { REPOSITORY, runTool } from "./tool.ts";

await runTool(async (args) => {
  const named = (key: string): string[] | undefined =>
    args
      .find((arg) => arg.startsWith(`${key}=`))
      ?.slice(key.length + 1)
      .split(",");
  const [only, without = []] = [named("only"), named("without")];
  const unknown = [...(only ?? []), ...without].find(
    (name) => !STEPS.some(({ command }) => command === name),
  );
  if (unknown !== undefined) {
    throw new Error(`there is no step ${unknown}: ${STEPS.map(({ command }) => command).join(", ")}`);
  }
  const around = circumstances();
  const isAsked = ({ command }: Step): boolean =>
    (only?.includes(command) ?? true) && !without.includes(command);
  const proved: Proved[] = [];
  for (const step of STEPS.filter(isAsked)) {
    process.stdout.write(`\n== ${step.command}: ${step.proves}\n`);
    proved.push(await prove(step));
  }
  process.stdout.write(provedTable(proved));
  if (only === undefined || args.includes("page")) {
    const left = STEPS.filter((step) => !isAsked(step));
    await writeFiles(REPOSITORY, [{ path: "docs/proof.md", content: provedPage(proved, left, around) }]);
    process.stdout.write("written docs/proof.md\n");
  }
  return proved.every(({ passed }) => passed) ? 0 : 1;
});

async function prove(step: Step): Promise<Proved> {
  await forgetMeasured(REPOSITORY, step.command);
  const began = performance.now();
  const status = await npmRun(step);
  const seconds = (performance.now() - began) / 1000;
  return { step, passed: status === 0, seconds, figures: await keptMeasured(REPOSITORY, step.command) };
}

function npmRun({ command, args }: Step): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const child = spawn("npm", ["run", "--silent", command, "--", ...args], {
      cwd: REPOSITORY,
      stdio: "inherit",
    });
    child.on("error", reject);
    child.on("close", resolve);
  });
}
