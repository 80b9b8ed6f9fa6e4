// Runs everything that must hold, and says at the end what does: npm run prove. It takes long; on a busy machine its seconds mean little.
// npm run prove -- only=labelled,pairs runs some steps alone, without=mutate all but some; each is a command of its own (npm run NAME).
// again=bench runs a step once more and keeps what came of the others when they were last run. Writes docs/proof.md, with only= where `page` is
// given too.
import { spawn } from "node:child_process";
import { quietCircumstances } from "./bench/circumstances.ts";
import { writeFiles } from "./generated-file.ts";
import { forgetMeasured, keptMeasured } from "./goals/goals.ts";
import { KeptSteps } from "./prove/kept-steps.ts";
import { provedPage } from "./prove/page.ts";
import { STEPS, type Step } from "./prove/steps.ts";
import { type Proved, provedTable } from "./prove/table.ts";
import { runCommand } from "./run-command.ts";
import { REPOSITORY, runTool } from "./tool.ts";

const KEPT = new KeptSteps(REPOSITORY);

await runTool(async (args) => {
  const named = (key: string): string[] | undefined =>
    args
      .find((arg) => arg.startsWith(`${key}=`))
      ?.slice(key.length + 1)
      .split(",");
  const [only, without = [], again] = [named("only"), named("without"), named("again")];
  const unknown = [...(only ?? []), ...without, ...(again ?? [])].find(
    (name) => !STEPS.some(({ command }) => command === name),
  );
  if (unknown !== undefined) {
    throw new Error(`there is no step ${unknown}: ${STEPS.map(({ command }) => command).join(", ")}`);
  }
  const around = await quietCircumstances();
  const isAsked = ({ command }: Step): boolean =>
    ((again ?? only)?.includes(command) ?? true) && !without.includes(command);
  const proved: Proved[] = [];
  for (const step of STEPS) {
    const one = isAsked(step) ? await prove(step) : again === undefined ? null : await kept(step);
    if (one !== null) {
      proved.push(one);
    }
  }
  process.stdout.write(provedTable(proved));
  if (only === undefined || args.includes("page")) {
    const left = STEPS.filter((step) => !proved.some((one) => one.step === step));
    await writeFiles(REPOSITORY, [{ path: "docs/proof.md", content: provedPage(proved, left, around) }]);
    process.stdout.write("written docs/proof.md\n");
  }
  return proved.every(({ passed }) => passed) ? 0 : 1;
});

async function prove(step: Step): Promise<Proved> {
  process.stdout.write(`\n== ${step.command}: ${step.proves}\n`);
  await forgetMeasured(REPOSITORY, step.command);
  const began = new Date();
  const status = await npmRun(step);
  const outcome = {
    passed: status === 0,
    seconds: (Date.now() - began.getTime()) / 1000,
    began: `${began.toISOString().slice(0, 16)}Z`,
    commit: (await runCommand("git", ["rev-parse", "--short=8", "HEAD"], REPOSITORY)).stdout.trim(),
  };
  await KEPT.keep(step, outcome);
  return { step, ...outcome, figures: await keptMeasured(REPOSITORY, step.command) };
}

/** What came of a step when it was last run; null where it never was. */
async function kept(step: Step): Promise<Proved | null> {
  const outcome = await KEPT.of(step);
  return outcome === null
    ? null
    : { step, ...outcome, figures: await keptMeasured(REPOSITORY, step.command) };
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
