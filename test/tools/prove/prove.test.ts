import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { STEPS } from "../../../src/tools/prove/steps.ts";
import { provedTable } from "../../../src/tools/prove/table.ts";
import { REPOSITORY } from "../../../src/tools/tool.ts";

test("every step is a command of package.json", async () => {
  const { scripts } = JSON.parse(await readFile(join(REPOSITORY, "package.json"), "utf8")) as {
    scripts: object;
  };
  expect(STEPS.map(({ command }) => command).filter((command) => !(command in scripts))).toEqual([]);
});

test("the table says what passed, and how figures stand to their goals", () => {
  const figure = { name: "share", is: 94.996, asked: "at least 95", unit: "%", reached: false, gate: true };
  const table = provedTable([
    { step: { command: "one", args: [], proves: "all is well" }, passed: true, seconds: 1.2, figures: [] },
    {
      step: { command: "two", args: [], proves: "enough is claimed" },
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
