import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { KeptSteps } from "../../../src/tools/prove/kept-steps.ts";
import { provedPage } from "../../../src/tools/prove/page.ts";
import { STEPS } from "../../../src/tools/prove/steps.ts";
import { provedTable } from "../../../src/tools/prove/table.ts";
import { REPOSITORY } from "../../../src/tools/tool.ts";
import { temporaryFolder } from "../temporary-project.ts";

/** When and on what the steps were run. */
const RUN = { began: "2026-01-02T03:04Z", commit: "abcd1234" };

test("how a step ended is kept, until it is asked otherwise", async () => {
  const kept = new KeptSteps(await temporaryFolder());
  const step = { command: "one", args: ["brief"], proves: "all" };
  expect(await kept.of(step)).toBeNull();
  const outcome = { passed: true, seconds: 1.5, ...RUN };
  await kept.keep(step, outcome);
  await kept.keep({ ...step, command: "two" }, { ...outcome, passed: false });
  expect([await kept.of(step), await kept.of({ ...step, args: [] })]).toEqual([
    { args: ["brief"], ...outcome },
    null,
  ]);
});

test("every step is a command of package.json", async () => {
  const { scripts } = JSON.parse(await readFile(join(REPOSITORY, "package.json"), "utf8")) as {
    scripts: object;
  };
  expect(STEPS.map(({ command }) => command).filter((command) => !(command in scripts))).toEqual([]);
});

test("the table says what passed, and how figures stand to their goals", () => {
  const figure = { name: "share", is: 94.996, asked: "at least 95", unit: "%", reached: false, gate: true };
  const table = provedTable([
    {
      step: { command: "one", args: [], proves: "all is well" },
      ...RUN,
      passed: true,
      seconds: 1.2,
      figures: [],
    },
    {
      step: { command: "two", args: [], proves: "enough is claimed" },
      ...RUN,
      passed: false,
      seconds: 60,
      figures: [
        figure,
        { ...figure, name: "open", gate: false },
        { ...figure, name: "good", is: 96.123, reached: true },
      ],
    },
  ]);
  expect(table).toBe(`
passed  one                      1 s  all is well
FAILED  two                     60 s  enough is claimed

FAILED          share: 94.996 % (at least 95)
not reached yet open: 94.996 % (at least 95)
reached         good: 96.12 % (at least 95)

1 of 2 steps passed; 1 goals are not reached yet
`);
});

test("the page says when, on what, what passed, which figures are not reached, and what was not tried", () => {
  const figure = { name: "share", is: 94.996, asked: "at least 95", unit: "%", reached: false, gate: false };
  const page = provedPage(
    [
      {
        step: { command: "one", args: ["brief"], proves: "a | b" },
        ...RUN,
        passed: true,
        seconds: 1.2,
        figures: [figure],
      },
      { step: { command: "two", args: [], proves: "all" }, ...RUN, passed: false, seconds: 60, figures: [] },
    ],
    [{ command: "three", args: [], proves: "much" }],
    { date: "2026-01-02", version: "1.0.0", cores: 2, memoryGiB: 16, node: "24.0.0", load: 0.1 },
  );
  expect(page).toBe(`# What was proved

This page is written by \`npm run prove\`, all of it in one run but for steps that were run again by themselves, which another time shows. What a figure means, the page of its command says.

Measured on 2026-01-02, of version 1.0.0, on a machine of 2 cores and 16 GiB with Node 24.0.0; the load average before was 0.1.

| Command | What it proves | Outcome | Seconds | Began (UTC) | Commit |
| --- | --- | --- | --- | --- | --- |
| \`npm run one -- brief\` | a \\| b | passed | 1 | 2026-01-02 03:04 | \`abcd1234\` |
| \`npm run two\` | all | **failed** | 60 | 2026-01-02 03:04 | \`abcd1234\` |

Not tried: \`three\`.

## Figures

| Figure | Is | Asked | Reached | Command |
| --- | --- | --- | --- | --- |
| share | 94.996 % | at least 95 % | **no** | one |
`);
});
