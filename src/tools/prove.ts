// Runs everything that must hold, and says at the end what does: npm run prove. It takes long; on a busy machine its seconds mean little.
// npm run prove -- only=labelled,pairs runs some steps alone; each is a command of its own (npm run NAME).
import { spawn } from "node:child_process";
import { forgetMeasured, keptMeasured } from "./goals/goals.ts";
import { STEPS, type Step } from "./prove/steps.ts";
import { type Proved, provedTable } from "./prove/table.ts";
import { REPOSITORY, runTool } from "./tool.ts";

await runTool(async (args) => {
  const only = args
    .find((arg) => arg.startsWith("only="))
    ?.slice("only=".length)
    .split(",");
  const unknown = only?.find((name) => !STEPS.some(({ command }) => command === name));
  if (unknown !== undefined) {
    throw new Error(`there is no step ${unknown}: ${STEPS.map(({ command }) => command).join(", ")}`);
  }
  const proved: Proved[] = [];
  for (const step of STEPS.filter(({ command }) => only?.includes(command) ?? true)) {
    process.stdout.write(`\n== ${step.command}: ${step.proves}\n`);
    proved.push(await prove(step));
  }
  process.stdout.write(provedTable(proved));
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
