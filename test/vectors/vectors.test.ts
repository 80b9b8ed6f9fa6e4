import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { CronAnswer, YamlAnswer } from "../../src/tools/vectors/ask-go.ts";
import type { CronCase } from "../../src/tools/vectors/cron-texts.ts";
import { cronDifference, yamlDifference } from "../../src/tools/vectors/differences.ts";

function vectors<Vector>(name: string): Vector[] {
  return JSON.parse(readFileSync(`test/vectors/${name}.json`, "utf8"));
}

test("schedules are read as robfig/cron reads them", () => {
  const kept = vectors<[CronCase["dialect"], string, CronAnswer]>("cron");
  const answers = kept.map(([, , answer]) => answer);
  expect([kept.length, answers.some(({ refused }) => refused), answers.some(({ stops }) => stops)]).toEqual([
    2000,
    true,
    true,
  ]);
  const different = kept.flatMap(
    ([dialect, text, answer]) => cronDifference({ dialect, text }, answer) ?? [],
  );
  expect(different).toEqual([]);
});

test("documents are read as Kubernetes reads them", () => {
  const kept = vectors<[string, YamlAnswer]>("yaml");
  expect(kept).toHaveLength(3000);
  expect(kept.flatMap(([document, answer]) => yamlDifference(document, answer) ?? [])).toEqual([]);
});

test("a difference is told", () => {
  const answer = { refused: false, stops: false, gap: 3600, cut: false };
  const daily: CronCase = { dialect: "cron-robfig", text: "0 0 * * *" };
  expect(cronDifference(daily, answer)).toBe("a gap of 3600 s for robfig, of 86400 s for us");
  expect(cronDifference(daily, { ...answer, refused: true })).toBe("refused by robfig only");
  expect(cronDifference(daily, { ...answer, stops: true })).toBe("stops for robfig only");
  expect(yamlDifference("a: yes", { json: '{"a":"yes"}' })).toBe('{"a":"yes"} there, {"a":true} here');
  expect(yamlDifference("a: 1\na: 2", { json: '{"a":2}' })).toBe("refused by us only");
  expect(yamlDifference("a: 1", {})).toBe("refused by Kubernetes only");
});
