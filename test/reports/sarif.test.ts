import { gzipSync } from "node:zlib";
import type { Log, Result } from "sarif";
import { expect, test } from "vitest";
import type { Report } from "../../src/model/report.ts";
import { renderSarif } from "../../src/reports/sarif.ts";
import { largeReport } from "../../src/tools/bench/large-report.ts";
import { HOSTILE, hostileReport } from "./hostile.ts";
import { emptyReport, finding, input } from "./report-parts.ts";
import { PACK_RULES, sarifMissing, schemaErrors, validatorErrors } from "./sarif-validator.ts";
import { threeDataCentres } from "./three-data-centres.ts";
import { twoDataCentres } from "./two-data-centres.ts";
import { unreadablePlan } from "./unreadable-plan.ts";

const run = (report: Report) => {
  const [only] = (JSON.parse(renderSarif(report, PACK_RULES)) as Log).runs;
  if (only === undefined) throw new Error("no run");
  return only;
};
const results = (report: Report): Result[] => run(report).results ?? [];

test("a failure with its place, its fingerprint, and how it stands to what was there before", () => {
  const one = finding({
    rule: "ha/quorum-spread",
    blocks: true,
    resource: "plan.json#aws_instance.a",
    attribute: "x",
    location: { path: "terraform/a b#c.tf", line: 4, end_line: 9, exact: true, via: [] },
    services: ["shop"],
    fingerprint: "v1:0123456789abcdef",
  });
  expect(results(emptyReport({ findings: [one] }))).toEqual([
    {
      ruleId: "ha/quorum-spread",
      ruleIndex: 0,
      level: "error",
      message: { text: "Something is wrong. To do: Put it right." },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: "terraform/a%20b%23c.tf", uriBaseId: "%SRCROOT%" },
            region: { startLine: 4, endLine: 9 },
          },
          logicalLocations: [{ fullyQualifiedName: "plan.json#aws_instance.a", kind: "resource" }],
        },
      ],
      partialFingerprints: { "resilienceGate/v1": "v1:0123456789abcdef" },
      baselineState: "new",
      properties: { blocks: true, services: ["shop"] },
    },
  ]);
});

test("levels by severity, states by status, a waiver as a suppression, a file for what has no place", () => {
  const waiver = {
    rule: "r",
    resource: "x",
    reason: "runs once a day",
    owner: "@shop",
    expires: "2027-03-31",
  };
  const report = emptyReport({
    inputs: [{ ...input("prod", 1, "terraform-plan"), path: "plans/prod.json" }],
    findings: [
      finding({ severity: "warning", status: "existing", resource: "prod#aws_instance.a" }),
      finding({ severity: "notice", status: "unknown", resource: "cluster:cd4pe" }),
      finding({ waiver }),
    ],
  });
  const shown = results(report).map(({ level, baselineState, suppressions, locations }) => [
    level,
    baselineState,
    suppressions,
    locations?.[0]?.physicalLocation,
  ]);
  const plan = { artifactLocation: { uri: "plans/prod.json", uriBaseId: "%SRCROOT%" } };
  const accepted = {
    kind: "external",
    status: "accepted",
    justification: "runs once a day (@shop, until 2027-03-31)",
  };
  expect(shown).toEqual([
    ["warning", "unchanged", undefined, plan],
    ["note", undefined, undefined, plan],
    ["error", "new", [accepted], plan],
  ]);
});

test("what is undetermined is counted and is no result, unless judgement was lost and blocks", () => {
  const open = finding({ outcome: "undetermined" });
  const report = emptyReport({ findings: [open, open, { ...open, blocks: true, lost_judgement: true }] });
  expect(results(report)).toHaveLength(1);
  expect(run(report).invocations?.[0]?.toolExecutionNotifications).toEqual([
    { level: "note", message: { text: "2 answers are undetermined; the report as JSON lists them." } },
  ]);
});

test("a run that could not judge everything says so, with the file and the line", () => {
  expect(run(unreadablePlan).invocations?.[0]?.executionSuccessful).toBe(false);
  expect(run(unreadablePlan).invocations?.[0]?.toolExecutionNotifications?.[0]?.level).toBe("error");
});

test("every rule of the pack has its page, its help as text and as Markdown, and its level", () => {
  const rules = run(
    emptyReport({
      rules: PACK_RULES.map((rule) => ({
        ...rule,
        subjects: 1,
        passed: 1,
        failed: 0,
        undetermined: 0,
        not_asked: 0,
      })),
    }),
  ).tool.driver.rules;
  expect(rules?.map(({ id }) => id)).toEqual(PACK_RULES.map(({ id }) => id));
  for (const { id, helpUri, help, defaultConfiguration, properties } of rules ?? []) {
    expect(helpUri).toBe(
      `https://github.com/resilience-gate/resilience-gate/blob/main/policies/rules/${id}/README.md`,
    );
    expect(help?.text).toContain(" To do: ");
    expect(help?.markdown).toContain("\n\n## What to do\n\n");
    expect(["error", "warning", "note"]).toContain(defaultConfiguration?.level);
    expect(properties?.tags?.length).toBeLessThanOrEqual(10);
  }
});

test("no path leads out of the repository, and no text is a link or an argument", () => {
  const location = { path: "/../a/./../b.tf", line: null, end_line: null, exact: false, via: [] };
  const hostile = finding({ location, message: "[click](javascript:alert(1)) {0} {x}", remediation: "" });
  const [result] = results(emptyReport({ findings: [hostile] }));
  expect(result?.locations?.[0]?.physicalLocation?.artifactLocation?.uri).toBe("a/b.tf");
  expect(result?.message.text).toBe("[click] (javascript:alert(1)) { 0} {x}");
});

test("GitHub's limits hold for 26,000 findings, and what is left out is counted", () => {
  const report = largeReport({ findings: 32_000, services: 20, dataCentres: 5 });
  const told = report.findings.filter(({ outcome }) => outcome === "fail").length;
  const text = renderSarif(report, PACK_RULES);
  const [only] = (JSON.parse(text) as Log).runs;
  expect(told).toBeGreaterThan(25_000);
  expect(only?.results).toHaveLength(25_000);
  expect(only?.invocations?.[0]?.toolExecutionNotifications?.at(-1)?.message.text).toBe(
    `${told - 25_000} results are left out: GitHub takes 25000 of a run.`,
  );
  expect(gzipSync(text).byteLength).toBeLessThan(10 * 1024 ** 2);
});

const REPORTS: [string, Report][] = [
  ["two data centres", twoDataCentres],
  ["three data centres", threeDataCentres],
  ["an unreadable plan", unreadablePlan],
  ["many findings", largeReport({ findings: 100, services: 10, dataCentres: 5 })],
  ...HOSTILE.map((text): [string, Report] => [text.slice(0, 30), hostileReport(text)]),
];

test.skipIf(sarifMissing !== null)(
  `all reports keep to the official schema of SARIF 2.1.0${sarifMissing ?? ""}`,
  () => {
    const errors = REPORTS.map(([name, report]) => [name, schemaErrors(renderSarif(report, PACK_RULES))]);
    expect(errors.filter(([, found]) => found?.length !== 0)).toEqual([]);
  },
);

test.skipIf(sarifMissing !== null)(
  "Microsoft's validator finds no error, by SARIF's rules and by GitHub's",
  () => {
    const logs = REPORTS.map(([, report]) => JSON.parse(renderSarif(report, PACK_RULES)) as Log);
    // GitHub takes 20 runs of a file at most.
    for (let at = 0; at < logs.length; at += 20) {
      const runs = logs.slice(at, at + 20).flatMap((log) => log.runs);
      expect(validatorErrors(JSON.stringify({ ...logs[0], runs }, null, 1))).toEqual([]);
    }
  },
);

test("a run tells five hundred problems, and how many more there are", () => {
  const told = (count: number) => {
    const problems = Array.from({ length: count }, (_, at) => ({
      level: "notice" as const,
      message: `Note ${at}.`,
      path: null,
      line: null,
    }));
    const notifications = run(emptyReport({ problems })).invocations?.[0]?.toolExecutionNotifications ?? [];
    return [notifications.length, notifications.at(-1)];
  };
  expect(told(500)).toEqual([500, { level: "note", message: { text: "Note 499." } }]);
  expect(told(501)).toEqual([501, { level: "note", message: { text: "1 problem is left out." } }]);
});

test.each<[string, Report["inputs"], string]>([
  ["no input", [], "resilience.yml"],
  [
    "the input that it is of",
    [input("other.json", 1), { ...input("plan", 1), path: "plan.json" }],
    "plan.json",
  ],
  ["what is declared", [input("other.json", 1), input("own.yml", 1, "declared")], "own.yml"],
  ["the first input", [input("a.json", 1), input("b.json", 1)], "a.json"],
])("what has no place stands in %s", (_, inputs, uri) => {
  const [result] = results(emptyReport({ inputs, findings: [finding({ resource: "plan#aws_instance.a" })] }));
  expect(result?.locations?.[0]?.physicalLocation).toEqual({
    artifactLocation: { uri, uriBaseId: "%SRCROOT%" },
  });
});

test.each([
  [null, null, undefined],
  [4, null, { startLine: 4 }],
  [4, 9, { startLine: 4, endLine: 9 }],
  [4, 2, { startLine: 4, endLine: 4 }],
])("from line %j to %j is the region %j", (line, end_line, region) => {
  const location = { path: "main.tf", line, end_line, exact: true, via: [] };
  const [result] = results(emptyReport({ findings: [finding({ location })] }));
  expect(result?.locations?.[0]?.physicalLocation?.region).toEqual(region);
});
