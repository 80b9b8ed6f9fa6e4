// Measures this program beside others on the same inputs in one run, and writes docs/benchmarks.md: npm run bench:side-by-side
// size=N (10000) of the large plan; sizes=N,N,... of the curve; anyway: writes the page though the machine is busy.
import { statSync } from "node:fs";
import { quietCircumstances, worthless } from "./bench/circumstances.ts";
import { benchFolder } from "./bench/made-files.ts";
import { figuresOf } from "./bench/plan-figures.ts";
import { contests } from "./bench/side-by-side/contests.ts";
import { speedGoals } from "./bench/side-by-side/goals.ts";
import { benchmarksPage } from "./bench/side-by-side/page.ts";
import { programs } from "./bench/side-by-side/programs.ts";
import { type Result, race } from "./bench/side-by-side/race.ts";
import { writeFiles } from "./generated-file.ts";
import { keepMeasured, type Measured } from "./goals/goals.ts";
import { REPOSITORY, runTool } from "./tool.ts";

/** Some 27,300 resources are a plan of 100 MiB. */
const CURVE = [1_000, 10_000, 27_500, 100_000];

await runTool(async (args) => {
  const given = (name: string): string | undefined =>
    args.find((arg) => arg.startsWith(`${name}=`))?.slice(name.length + 1);
  const tell = (line: string): void => void process.stdout.write(`${line}\n`);
  const folder = await benchFolder();
  const found = await programs(tell);
  const around = await quietCircumstances();
  const results: Result[] = [];
  for (const contest of await contests(folder, found, Number(given("size") ?? 10_000))) {
    const result = await race(contest, folder);
    results.push(result);
    const took = result.timed.map(
      (one) =>
        `${one.entrant.who} ${one.seconds.toFixed(2)} s (${one.processorSeconds.toFixed(2)} s of processors)`,
    );
    tell(`${contest.name}: ${took.join(", ")}`);
  }
  const curve = [];
  for (const size of given("sizes")?.split(",").map(Number) ?? CURVE) {
    const figures = await figuresOf(folder, size);
    curve.push({ ...figures, bytes: statSync(figures.plan).size });
    tell(
      `${size} resources: ${figures.seconds.toFixed(2)} s, JSON.parse ${figures.parseSeconds.toFixed(2)} s`,
    );
  }
  const goals = [...speedGoals(results), ...curveGoals(curve)];
  for (const { what, is, most, unit } of goals) {
    tell(`${is <= most ? "met" : "NOT MET"}: ${what}: ${is.toFixed(2)} ${unit} (at most ${most})`);
  }
  await keepMeasured(REPOSITORY, "bench:side-by-side", goals.map(asMeasured));
  if (worthless(around) && !args.includes("anyway")) {
    tell(
      `The load average was ${around.load.toFixed(1)}: others used the machine, and seconds mean little. Nothing was written.`,
    );
    return 0;
  }
  const page = benchmarksPage(results, goals, curve, found, around);
  await writeFiles(REPOSITORY, [{ path: "docs/benchmarks.md", content: page }]);
  tell("written docs/benchmarks.md");
  return 0;
});

/** No gate: a busy machine must not fail what is right. */
function asMeasured({ what, is, most, unit }: ReturnType<typeof speedGoals>[number]): Measured {
  return { name: what, is, asked: `at most ${most}`, unit, reached: is <= most, gate: false };
}

/** At most 4 times JSON.parse, and 6 times the file in memory, where the plan is large enough for both to count. */
function curveGoals(
  curve: readonly { size: number; seconds: number; parseSeconds: number; peakBytes: number; bytes: number }[],
): ReturnType<typeof speedGoals> {
  return curve
    .filter(({ bytes }) => bytes >= 100 * 1024 ** 2)
    .flatMap(({ size, seconds, parseSeconds, peakBytes, bytes }) => [
      {
        what: `${size} resources: beside reading and JSON.parse`,
        is: seconds / parseSeconds,
        most: 4,
        unit: "times",
      },
      { what: `${size} resources: memory beside the file`, is: peakBytes / bytes, most: 6, unit: "times" },
    ]);
}
