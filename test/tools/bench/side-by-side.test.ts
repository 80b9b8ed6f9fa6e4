import { expect, test } from "vitest";
import { measuredOn, speedFigures, withFigures, worthless } from "../../../src/tools/bench/circumstances.ts";
import type { Contest } from "../../../src/tools/bench/side-by-side/contests.ts";
import { speedGoals } from "../../../src/tools/bench/side-by-side/goals.ts";
import { benchmarksPage } from "../../../src/tools/bench/side-by-side/page.ts";
import { type Result, race } from "../../../src/tools/bench/side-by-side/race.ts";
import { REPOSITORY } from "../../../src/tools/tool.ts";
import { temporaryFolder } from "../temporary-project.ts";

/** A result in which each program took so many seconds. */
function result(name: string, seconds: Record<string, number>): Result {
  const timed = Object.entries(seconds).map(([who, took]) => ({
    entrant: { who, asked: "its work", program: `${REPOSITORY}/bin/${who}`, args: ["check", "a b.json"] },
    seconds: took,
    processorSeconds: took / 2,
  }));
  return { contest: { name, runs: 3, entrants: timed.map(({ entrant }) => entrant) }, timed };
}

const RESULTS = [
  result("small plan", { "resilience-gate": 1.2, conftest: 1, opa: 2, checkov: 6 }),
  result("large plan", { "resilience-gate": 3, conftest: 4, opa: 6, checkov: 60 }),
  result("few manifests", { "resilience-gate": 0.5, "kube-score": 0.1 }),
  result("many manifests", { "resilience-gate": 1 }),
];

test("goals are held against those that were measured", () => {
  const goals = speedGoals(RESULTS).map(({ what, is, most, unit }) => [
    what,
    Number(is.toFixed(2)),
    most,
    unit,
  ]);
  expect(goals).toEqual([
    ["small plan: with all rules, beside conftest with one rule", 1.2, 1.3, "times"],
    ["large plan: with all rules, beside conftest with one rule", 0.75, 0.6, "times"],
    ["small plan: beside opa eval of the same policies", 0.6, 1, "times"],
    ["large plan: beside opa eval of the same policies", 0.5, 0.6, "times"],
    ["small plan: beside Checkov", 0.2, 1, "times"],
    ["large plan: beside Checkov", 0.05, 1, "times"],
    ["few manifests: later than kube-score", 0.4, 0.3, "s"],
  ]);
  expect(speedGoals([])).toEqual([]);
});

test("the page says what was asked, the commands without this machine's paths, and whether goals are met", () => {
  const around = { date: "2026-01-01", version: "1.2.3", cores: 2, memoryGiB: 8, node: "20.0.0", load: 3.25 };
  const page = benchmarksPage(RESULTS, speedGoals(RESULTS), [], new Map(), around);
  expect(page).toContain(
    "on a machine of 2 cores and 8 GiB with Node 20.0.0; the load average before was 3.3.",
  );
  expect(page).toContain("**Others used the machine");
  expect(page).toContain("| conftest | its work | 1.00 s | 0.50 s | 1.20 | 1.20 |");
  expect(page).toContain("    conftest check 'a b.json'");
  expect(page).not.toContain(REPOSITORY);
  const within = { "read and parse": 0.5, "resilience-gate": 1.2, conftest: 1 };
  const beyond = { "read and parse": 1.5, "resilience-gate": 2, conftest: 1 };
  const rows = [within, beyond].map((took) => {
    const results = [result("small plan", took)];
    return /^\| small plan: .*$/m.exec(
      benchmarksPage(results, speedGoals(results), [], new Map(), around),
    )?.[0];
  });
  expect(rows).toEqual([
    "| small plan: with all rules, beside conftest with one rule | 1.20 times | 1.3 times | met |",
    "| small plan: with all rules, beside conftest with one rule | 2.00 times | 1.3 times | **not met**, out of reach on Node: reading and parsing alone is 1.50 times |",
  ]);
  expect(page).toContain(
    "| large plan: with all rules, beside conftest with one rule | 0.75 times | 0.6 times | **not met** |",
  );
  expect(worthless({ load: 1, cores: 2 })).toBe(false);
});

test("programs run in turn, are timed, and must do their work", async () => {
  const folder = await temporaryFolder();
  const entrant = (who: string, script: string): Contest["entrants"][number] => ({
    who,
    asked: "",
    program: process.execPath,
    args: ["-e", script],
  });
  const both = {
    name: "a",
    runs: 1,
    entrants: [entrant("one", "process.exitCode = 1"), entrant("two", "console.error(9)")],
  };
  const { timed } = await race(both, folder);
  expect(timed.map(({ entrant: { who } }) => who)).toEqual(["one", "two"]);
  expect(timed.every(({ seconds, processorSeconds }) => seconds > 0 && processorSeconds > 0)).toBe(true);
  const broken = { name: "a", runs: 1, entrants: [entrant("one", "process.exitCode = 2")] };
  await expect(race(broken, folder)).rejects.toThrow("one ended with status 2");
});

test("figures of a page say when and on what they were measured, and take the place of earlier ones", () => {
  const around = { date: "2026-01-01", version: "1.2.3", cores: 2, memoryGiB: 8, node: "20.0.0", load: 0.5 };
  const measured =
    "Measured on 2026-01-01, of version 1.2.3, on a machine of 2 cores and 8 GiB with Node 20.0.0; the load average before was 0.5.";
  expect(measuredOn(around)).toBe(measured);
  const page = "before\n<!-- bench -->\nold\n<!-- /bench -->\nafter\n";
  const written = withFigures(page, "bench", speedFigures("start: 1.2\n", around));
  expect(written).toBe(
    `before\n<!-- bench -->\n${measured}\n\n\`\`\`\nstart: 1.2\n\`\`\`\n<!-- /bench -->\nafter\n`,
  );
  expect(withFigures(written, "bench", "new")).toBe("before\n<!-- bench -->\nnew\n<!-- /bench -->\nafter\n");
  expect(() => withFigures("no place", "bench", "new")).toThrow("<!-- bench --> and <!-- /bench -->");
});
