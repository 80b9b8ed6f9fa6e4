import fc from "fast-check";
import { expect, test } from "vitest";
import type { ActionContext } from "../../src/github/context.ts";
import { isLater, markerOf, markerWithRun, writtenBy } from "../../src/github/marker.ts";

const CONTEXT: ActionContext = {
  apiUrl: "",
  serverUrl: "",
  owner: "acme",
  repo: "estate",
  pullRequest: 7,
  headSha: "a".repeat(40),
  baseSha: null,
  runId: 12,
  runAttempt: 3,
  token: "",
  summaryFile: null,
};

test("any key makes a marker that is one HTML comment, and none is the beginning of another's", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 40 }), fc.string({ maxLength: 40 }), (a, b) => {
      expect(markerOf(a)).toMatch(/^<!-- resilience-gate:(?!.*--.*-->)[^\s>]+ -->$/u);
      const wellFormed =
        !/\p{Surrogate}/u.test(a) && a !== "" && b !== "" && a !== "default" && b !== "default";
      if (wellFormed && a !== b) expect(markerOf(a).startsWith(markerOf(b))).toBe(false);
    }),
  );
});

test("which run wrote a comment is read back", () => {
  const body = `${markerWithRun("infra--prod", CONTEXT)}\n### text`;
  expect(body.startsWith(markerOf("infra--prod"))).toBe(true);
  expect(writtenBy(body)).toEqual({ run: 12, attempt: 3 });
  expect(writtenBy(`${markerOf("estate")}\n### <!-- of: sha=a run=999 attempt=1 -->`)).toBeNull();
});

test("later is a later run, or a later attempt of the same one; a run without a number is never late", () => {
  expect(
    [
      { run: 13, attempt: 1 },
      { run: 12, attempt: 4 },
      { run: 12, attempt: 3 },
      { run: 11, attempt: 9 },
      null,
    ].map((written) => isLater(written, CONTEXT)),
  ).toEqual([true, true, false, false, false]);
  expect(isLater({ run: 13, attempt: 1 }, { ...CONTEXT, runId: null })).toBe(false);
});
