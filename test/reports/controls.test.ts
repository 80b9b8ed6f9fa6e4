import { expect, test } from "vitest";
import type { Finding, Report } from "../../src/model/report.ts";
import { controlsSchema, type Standard } from "../../src/model/standard.ts";
import { judgedControls } from "../../src/reports/controls/judged-controls.ts";
import { renderControls, renderControlsJson } from "../../src/reports/controls.ts";
import { emptyReport, finding } from "./report-parts.ts";

const STANDARD: Standard = {
  name: "s",
  title: "A standard",
  edition: "second edition",
  link: "https://standard.example/",
  prefix: "S",
  controls: [
    { id: "S1", title: "Several locations", by_hand: "Others." },
    { id: "S2", title: "Playbooks", by_hand: "The playbooks." },
  ],
};

type Rule = Report["rules"][number];
const RULE: Rule = {
  id: "ha/a",
  title: "A",
  standards: ["S S1"],
  severity: "error",
  subjects: 2,
  passed: 2,
  failed: 0,
  undetermined: 0,
  not_asked: 0,
};
const FAILED: Rule = { ...RULE, passed: 1, failed: 1 };
const FOUND = finding({
  rule: "ha/a",
  message: "It is in one place.",
  location: { path: "main.tf", line: 3, end_line: 4, exact: true, via: [] },
});
const WAIVER = { rule: "ha/a", resource: "*", reason: "until spring", owner: "@shop", expires: "2027-03-01" };

const judged = (rules: Rule[], findings: Finding[] = [], verdict: Report["verdict"] = "pass") => {
  const [standard] = judgedControls(emptyReport({ rules, findings, verdict }), [STANDARD]).standards;
  return standard?.controls.map(({ id, status, why }) => [id, status, why]);
};
/** What no rule can judge is the same whatever there is. */
const BY_HAND = ["S2", "not-judged", "No file shows it."];

test.each<[string, Rule[], Finding[], string, string | null]>([
  ["passed where all subjects pass", [RULE], [], "passed", null],
  ["failed where one of them fails", [FAILED], [FOUND], "failed", null],
  [
    "failed where what fails is waived",
    [FAILED],
    [{ ...FOUND, waiver: WAIVER }],
    "failed",
    "All that fails is waived.",
  ],
  [
    "failed where one rule fails and another passes",
    [{ ...RULE, id: "ha/b" }, FAILED],
    [FOUND],
    "failed",
    null,
  ],
  [
    "undetermined where one can't be told and none fails",
    [{ ...RULE, passed: 1, undetermined: 1 }],
    [{ ...FOUND, outcome: "undetermined" }],
    "undetermined",
    null,
  ],
  [
    "not judged where nobody asked for what falls short",
    [{ ...FAILED, not_asked: 1 }],
    [],
    "not-judged",
    "1 subject falls short or can't be told, and no objective that is declared asks for it.",
  ],
  [
    "not judged where its rules are off",
    [{ ...RULE, severity: "off" }],
    [],
    "not-judged",
    "Switched off in the settings: ha/a.",
  ],
  [
    "passed with what is off beside it",
    [RULE, { ...RULE, id: "ha/b", severity: "off" }],
    [],
    "passed",
    "Switched off in the settings: ha/b.",
  ],
  [
    "not applicable where there is nothing to judge",
    [{ ...RULE, subjects: 0, passed: 0 }],
    [],
    "not-applicable",
    "No rule that carries it out has anything to judge here.",
  ],
  [
    "not judged where rules speak of other controls",
    [{ ...RULE, standards: ["S S10"] }],
    [],
    "not-judged",
    "No file shows it.",
  ],
])("a control is %s", (_, rules, findings, status, why) => {
  expect(judged(rules, findings)).toEqual([["S1", status, why], BY_HAND]);
});

test.each([
  ["all pass", RULE],
  ["there is nothing to judge", { ...RULE, subjects: 0, passed: 0 }],
])("no control has passed or does not apply where %s and something could not be read", (_, rule) => {
  expect(judged([rule], [], "error")).toEqual([
    ["S1", "not-judged", "What was asked for could not be judged as a whole."],
    BY_HAND,
  ]);
  expect(judged([FAILED], [FOUND], "error")?.[0]).toEqual(["S1", "failed", null]);
});

test("Markdown says it in a table, then findings, then what is to be shown by hand", () => {
  const report = emptyReport({
    rules: [FAILED],
    findings: [
      FOUND,
      { ...FOUND, severity: "warning", waiver: WAIVER, location: null, resource: "plan.json#aws_instance.b" },
    ],
    sentence: "It falls.",
  });
  expect(renderControls(report, [STANDARD])).toBe(`# A standard (second edition)

> It falls.

2 controls: 1 failed, 0 undetermined, 1 not judged, 0 passed, 0 not applicable. A control has passed where no rule that carries it out found anything wrong; what no file shows of it is to be shown by hand.

| Control | | Status | Rules: passed of judged | Besides, by hand |
| --- | --- | --- | --- | --- |
| S1 | Several locations | failed | ha/a 1 of 2 | Others. |

## S1, failed: Several locations

- error: It is in one place. \`plan.json#aws_instance.primary\` at \`main.tf:3\` (ha/a)
- warning: It is in one place. \`plan.json#aws_instance.b\` (ha/a; waived by @&#8203;shop until 2027-03-01: until spring)

## Not judged, since no file shows it: to be shown by hand

- S2 Playbooks: The playbooks.

resilience-gate 0.1.0, policies 3f9a2c1d
`);
});

test("Markdown writes out fifty findings of a control, JSON all", () => {
  const findings = Array.from({ length: 60 }, (_, i) => ({ ...FOUND, fingerprint: `v1:${i}` }));
  const report = emptyReport({ rules: [FAILED], findings });
  const markdown = renderControls(report, [STANDARD]);
  expect([markdown.match(/^- error/gm)?.length, markdown.includes("\n- and 10 more\n")]).toEqual([50, true]);
  const json = controlsSchema.parse(JSON.parse(renderControlsJson(report, [STANDARD])));
  expect(json.standards[0]?.controls[0]?.findings).toHaveLength(60);
});

test("JSON has for each control its counts, its findings with their waivers, and what is left", () => {
  const report = emptyReport({ rules: [FAILED], findings: [{ ...FOUND, waiver: WAIVER }] });
  expect(JSON.parse(renderControlsJson(report, [STANDARD]))).toEqual({
    version: 1,
    tool: report.tool,
    verdict: "pass",
    sentence: report.sentence,
    standards: [
      {
        name: "s",
        title: "A standard",
        edition: "second edition",
        link: "https://standard.example/",
        controls: [
          {
            id: "S1",
            title: "Several locations",
            status: "failed",
            why: "All that fails is waived.",
            by_hand: "Others.",
            rules: [
              {
                id: "ha/a",
                severity: "error",
                subjects: 2,
                passed: 1,
                failed: 1,
                undetermined: 0,
                not_asked: 0,
              },
            ],
            findings: [
              {
                rule: "ha/a",
                outcome: "fail",
                severity: "error",
                resource: "plan.json#aws_instance.primary",
                message: "It is in one place.",
                place: "main.tf:3",
                waived: { owner: "@shop", reason: "until spring", expires: "2027-03-01" },
                fingerprint: "v1:0000",
              },
            ],
          },
          {
            id: "S2",
            title: "Playbooks",
            status: "not-judged",
            why: "No file shows it.",
            by_hand: "The playbooks.",
            rules: [],
            findings: [],
          },
        ],
      },
    ],
  });
});
