import { expect, test } from "vitest";
import { goalLines, goalStatus, measured, readGoals } from "../../../src/tools/goals/goals.ts";
import { REPOSITORY } from "../../../src/tools/tool.ts";

const GOALS = {
  share: { at_least: 95, unit: "%", gate: true },
  open: { at_most: 0, unit: "cases", gate: false },
};

test("a gate fails below its goal, and a goal that is no gate is told", () => {
  const figures = measured(GOALS, { share: 94.996, open: 2 });
  expect(goalLines(figures)).toBe(
    "goal share: 94.996 % (at least 95): FAILED\ngoal open: 2 cases (at most 0): not reached yet\n",
  );
  expect(goalStatus(figures)).toBe(1);
});

test("what is reached passes", () => {
  const figures = measured(GOALS, { share: 95, open: 0 });
  expect(figures.map(({ reached }) => reached)).toEqual([true, true]);
  expect(goalStatus(figures)).toBe(0);
  expect(goalStatus(measured(GOALS, { open: 1 }))).toBe(0);
});

test("a figure without a goal is a mistake", () => {
  expect(() => measured(GOALS, { other: 1 })).toThrow("proof/goals.yml has no goal other");
});

test("the goals of this project are read", async () => {
  expect(Object.keys(await readGoals(REPOSITORY))).toContain("labelled-agreement");
});
