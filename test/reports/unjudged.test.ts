import { describe, expect, it } from "vitest";
import type { Report } from "../../src/model/report.ts";
import { unjudged, unjudgedText } from "../../src/reports/unjudged.ts";
import { emptyReport, input } from "./report-parts.ts";

type Parts = Report["inputs"][number]["not_judged"];

const made = (...parts: Parts[]) =>
  emptyReport({ inputs: parts.map((not_judged, at) => ({ ...input(`${at}`, 0), not_judged })) });

describe("unjudged", () => {
  it("is by reason over all inputs: what matters first, then most first, and so its kinds", () => {
    expect(
      unjudged(
        made(
          [
            { what: "a", reason: "few", count: 1 },
            { what: "b", reason: "many", count: 2 },
            { what: "c", reason: "matters", count: 1 },
            { what: "d", reason: "matters more", count: 2, matters: true },
          ],
          [
            { what: "e", reason: "many", count: 4 },
            { what: "b", reason: "many", count: 1 },
            { what: "f", reason: "matters", count: 1, matters: true },
            { what: "d", reason: "matters more", count: 1 },
          ],
        ),
      ),
    ).toEqual([
      { reason: "matters more", matters: true, count: 3, kinds: [{ what: "d", count: 3 }] },
      {
        reason: "matters",
        matters: true,
        count: 2,
        kinds: [
          { what: "c", count: 1 },
          { what: "f", count: 1 },
        ],
      },
      {
        reason: "many",
        matters: false,
        count: 7,
        kinds: [
          { what: "e", count: 4 },
          { what: "b", count: 3 },
        ],
      },
      { reason: "few", matters: false, count: 1, kinds: [{ what: "a", count: 1 }] },
    ]);
  });

  it("is nothing where all is judged", () => {
    expect(unjudged(made([], []))).toEqual([]);
  });
});

it.each([
  [["a"], 9, "[a] – (why)"],
  [["a", "b", "c"], 9, "[a], [b], [c] – (why)"],
  [["a", "b", "c", "d"], 9, "(why) (4): [a], [b], [c], [d]"],
  [["a", "a", "b"], 9, "[a] × 2, [b] – (why)"],
  [["a", "b", "c", "d"], 4, "(why) (4): [a], [b], [c], [d]"],
  [["a", "b", "c", "d", "e"], 4, "(why) (5): [a], [b], [c], [d] and 1 more"],
])("%j, at most %i of them, are %s", (names, most, text) => {
  const [entry] = unjudged(made(names.map((what) => ({ what, reason: "why", count: 1 }))));
  const show = { kind: (what: string) => `[${what}]`, reason: (reason: string) => `(${reason})` };
  expect(entry && unjudgedText(entry, most, show)).toBe(text);
});
