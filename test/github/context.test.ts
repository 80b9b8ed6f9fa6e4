import { expect, test } from "vitest";
import { linkTo, readContext } from "../../src/github/context.ts";
import { UserError } from "../../src/model/user-error.ts";

const ENVIRONMENT = {
  apiUrl: "https://api.github.com/",
  serverUrl: "https://github.com",
  repository: "acme/estate",
  runId: "8123456789",
  runAttempt: "2",
  sha: "c".repeat(40),
  stepSummary: "/tmp/summary.md",
};
const PULL = { number: 7, headSha: "a".repeat(40), baseSha: "b".repeat(40), fork: false };

test("a pull request's commits count, not the merge commit that the runner checked out", () => {
  expect(readContext(ENVIRONMENT, PULL, "token")).toEqual({
    apiUrl: "https://api.github.com",
    serverUrl: "https://github.com",
    owner: "acme",
    repo: "estate",
    pullRequest: 7,
    headSha: "a".repeat(40),
    baseSha: "b".repeat(40),
    runId: 8_123_456_789,
    runAttempt: 2,
    token: "token",
    summaryFile: "/tmp/summary.md",
  });
});

test("without a pull request the commit is the runner's, and there is no base", () => {
  const { pullRequest, headSha, baseSha } = readContext({ ...ENVIRONMENT, runId: null }, null, "");
  expect({ pullRequest, headSha, baseSha }).toEqual({
    pullRequest: null,
    headSha: "c".repeat(40),
    baseSha: null,
  });
});

test.each([
  ["repository", null],
  ["repository", "acme/../estate"],
  ["repository", "estate"],
  ["apiUrl", "file:///etc/passwd"],
])("%s %s is refused", (name, value) => {
  expect(() => readContext({ ...ENVIRONMENT, [name]: value }, null, "")).toThrow(UserError);
});

test("links lead to a file at the head commit, whatever its name, and nowhere else", () => {
  const context = readContext(ENVIRONMENT, PULL, "");
  const blob = `https://github.com/acme/estate/blob/${"a".repeat(40)}`;
  expect(linkTo(context, "infra/main.tf", 12)).toBe(`${blob}/infra/main.tf#L12`);
  expect(linkTo(context, "a b/(c)'#?%.tf", null)).toBe(`${blob}/a%20b/%28c%29%27%23%3F%25.tf`);
  expect(linkTo(context, "../../other/repo", 1)).toBeNull();
  expect(linkTo(context, "/etc/passwd", 1)).toBeNull();
  expect(linkTo(context, "\uD800", 1)).toBeNull();
});
