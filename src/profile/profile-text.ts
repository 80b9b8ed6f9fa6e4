import type { StageTimes } from "./profile.ts";

/** How many rules are told. */
const MOST_RULES = 10;

/** What `--profile` writes: milliseconds by stage, and the slowest rules. */
export function profileText(profile: StageTimes): string {
  const times = profile.times();
  const total = times.reduce((sum, [, took]) => sum + took, 0);
  const rules = profile.slowestRules(MOST_RULES);
  const width = Math.max(...[...times, TOGETHER, ...rules].map(([name]) => name.length));
  const line = ([name, took]: [string, number]): string =>
    `  ${name.padEnd(width)} ${took.toFixed(1).padStart(10)} ms`;
  return [
    "profile:",
    ...times.map(line),
    line([TOGETHER[0], total]),
    ...(rules.length === 0 ? [] : [RULES, ...rules.map(line)]),
    "",
  ].join("\n");
}

const TOGETHER: [string] = ["together"];
const RULES =
  "slowest rules, each judged once more by itself after the run, with the concepts that it rests on (these serve several rules, so that the times do not add up):";
