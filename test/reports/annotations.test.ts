import { expect, test } from "vitest";
import { type Annotation, toAnnotations, toCommand, withinStep } from "../../src/reports/annotations.ts";
import { emptyReport, finding } from "./report-parts.ts";

const levels = (annotations: Annotation[]) => annotations.map(({ level }) => level);

test("no more than ten of a level, and the last says how many are left out", () => {
  const findings = Array.from({ length: 60 }, (_, at) =>
    finding({
      fingerprint: String(at),
      blocks: at < 12,
      severity: at < 12 ? "error" : at < 40 ? "warning" : "notice",
    }),
  );
  const annotations = toAnnotations(emptyReport({ findings }));
  expect(levels(annotations)).toEqual([
    ...Array(10).fill("error"),
    ...Array(10).fill("warning"),
    ...Array(10).fill("notice"),
  ]);
  expect(annotations.at(-1)?.message).toBe(
    "GitHub shows 10 annotations of a level; left out: 2 errors, 18 warnings, 11 notices. The job summary has them.",
  );
});

test("errors are what blocks; observing, waived, existing and undetermined are no errors", () => {
  const waiver = { rule: "r", resource: "x", reason: "why", owner: "me", expires: "2027-01-01" };
  const findings = [
    finding({ fingerprint: "1", blocks: true }),
    finding({ fingerprint: "2" }),
    finding({ fingerprint: "3", waiver }),
    finding({ fingerprint: "4", status: "existing" }),
    finding({ fingerprint: "5", outcome: "undetermined" }),
  ];
  expect(levels(toAnnotations(emptyReport({ findings })))).toEqual(["error", "warning", "notice"]);
  expect(levels(toAnnotations(emptyReport({ findings, mode: "observe" })))).toEqual([
    "warning",
    "warning",
    "notice",
  ]);
});

test("the caller's own come first and count", () => {
  const own: Annotation = { level: "warning", path: null, line: null, title: "t", message: "no comment" };
  const findings = Array.from({ length: 12 }, (_, at) =>
    finding({ fingerprint: String(at), severity: "warning" }),
  );
  const annotations = toAnnotations(emptyReport({ findings }), [own]);
  expect([annotations[0], annotations.length, annotations.at(-1)?.message]).toEqual([
    own,
    11,
    "GitHub shows 10 annotations of a level; left out: 3 warnings. The job summary has them.",
  ]);
});

test("a command escapes what would end its properties", () => {
  expect(
    toCommand({
      level: "error",
      path: "a,b:c/100%.tf",
      line: 7,
      title: "a::b,c",
      message: "50% ::error::\nnext, line: two",
    }),
  ).toBe("::error file=a%2Cb%3Ac/100%25.tf,line=7,title=a%3A%3Ab%2Cc::50%25 ::error:: next, line: two");
});

test("ten of each level are all shown, of eleven notices nine and how many are left out", () => {
  const all = (notices: number): Annotation[] =>
    (["error", "warning", "notice"] as const).flatMap((level) =>
      Array.from({ length: level === "notice" ? notices : 10 }, (_, at) => ({
        level,
        path: null,
        line: null,
        title: "t",
        message: `${level} ${at}`,
      })),
    );
  expect(withinStep(all(10), "gate")).toEqual(all(10));
  expect(withinStep(all(0), "gate")).toEqual(all(0));
  expect(withinStep(all(11), "gate")).toEqual([
    ...all(9),
    {
      level: "notice",
      path: null,
      line: null,
      title: "gate",
      message: "GitHub shows 10 annotations of a level; left out: 2 notices. The job summary has them.",
    },
  ]);
});

test.each<[Partial<Annotation>, string]>([
  [{}, "::warning file=a.tf,line=7,title=t::m"],
  [{ line: null }, "::warning file=a.tf,title=t::m"],
  [{ path: null }, "::warning title=t::m"],
  [{ message: "a ##[b" }, "::warning file=a.tf,line=7,title=t::a # #[b"],
])("%j is a command", (more, command) => {
  expect(toCommand({ level: "warning", path: "a.tf", line: 7, title: "t", message: "m", ...more })).toBe(
    command,
  );
});
