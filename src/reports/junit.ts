import type { Finding, Report } from "../model/report.ts";
import { addressOf, counted, evidenceText, placeOf } from "./phrases.ts";
import { plain } from "./plain.ts";

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** A value as text or attribute of XML 1.0: characters that XML does not know are replaced, and it stays on its line. */
function xml(value: string, max = 500): string {
  return plain(value, max)
    .replace(/[\uFFFE\uFFFF]/gu, "\uFFFD")
    .replaceAll("##[", "# #[")
    .replace(/[&<>"]/gu, (character) => ENTITIES[character] ?? character);
}

/** How a case of a suite came out. */
type Outcome = "passed" | "failure" | "error" | "skipped";

interface Case {
  outcome: Outcome;
  text: string;
}

interface Suite {
  name: string;
  cases: Case[];
}

/** What blocks is a failure, and nothing else: a test that does not stop the merge must not look as if it did. */
function caseOf(finding: Finding, observing: boolean): Case {
  const outcome = finding.blocks && !observing ? "failure" : "skipped";
  const why = outcome === "skipped" ? `${standing(finding)}: ` : "";
  const place = placeOf(finding.location);
  const attribute = finding.attribute === null ? "" : ` ${finding.attribute}`;
  const lines = [
    ...(place === null ? [] : [place]),
    ...finding.evidence.slice(0, 8).map((evidence) => evidenceText(evidence, finding)),
    ...(finding.remediation === "" ? [] : [`To do: ${finding.remediation}`]),
  ];
  const name = xml(`${addressOf(finding.resource)}${attribute}`, 300) || "(no name)";
  const text = lines.map((line) => `${xml(line, 800)}\n`).join("");
  return {
    outcome,
    text:
      `    <testcase name="${name}" classname="${xml(finding.rule, 200)}">\n` +
      `      <${outcome} type="${xml(finding.rule, 200)}" message="${why}${xml(finding.message, 600)}">\n${text}      </${outcome}>\n` +
      "    </testcase>\n",
  };
}

/** Why a finding is no failure. */
function standing(finding: Finding): string {
  if (finding.waiver !== null)
    return `waived by ${xml(finding.waiver.owner, 80)} until ${xml(finding.waiver.expires, 20)}`;
  if (finding.blocks) return "observed only";
  return finding.outcome === "undetermined" ? "undetermined" : `${finding.severity}, does not block`;
}

function passed(count: number, rule: string): Case {
  const name = `${counted(count, "subject passes", "subjects pass")}`;
  return { outcome: "passed", text: `    <testcase name="${name}" classname="${xml(rule, 200)}"/>\n` };
}

/** A suite a rule; one more for the inputs, of which those that could not be judged are errors. */
function suitesOf(report: Report): Suite[] {
  const byRule = new Map<string, Finding[]>();
  for (const finding of report.findings) {
    const own = byRule.get(finding.rule);
    if (own === undefined) byRule.set(finding.rule, [finding]);
    else own.push(finding);
  }
  const passes = new Map(report.rules.map((rule) => [rule.id, rule.passed]));
  const ids = [...new Set([...report.rules.map(({ id }) => id), ...byRule.keys()])];
  const rules = ids.map((id) => ({
    name: id,
    cases: [
      ...(byRule.get(id) ?? []).map((finding) => caseOf(finding, report.mode === "observe")),
      ...((passes.get(id) ?? 0) > 0 ? [passed(passes.get(id) ?? 0, id)] : []),
    ],
  }));
  return [inputSuite(report), ...rules];
}

function inputSuite(report: Report): Suite {
  const cases = report.inputs.map(({ path, problems }) => errorCase(path, problems));
  const own = report.problems.filter(({ level }) => level === "error");
  return { name: "inputs", cases: own.length === 0 ? cases : [...cases, errorCase("settings", own)] };
}

function errorCase(name: string, problems: readonly { level: string; message: string }[]): Case {
  const errors = problems.filter(({ level }) => level === "error");
  const told = errors
    .map(({ message }) => `      <error type="input" message="${xml(message, 600)}"/>\n`)
    .join("");
  const begin = `    <testcase name="${xml(name, 300) || "(no name)"}" classname="inputs"`;
  return errors.length === 0
    ? { outcome: "passed", text: `${begin}/>\n` }
    : { outcome: "error", text: `${begin}>\n${told}    </testcase>\n` };
}

function counts(cases: readonly Case[]): {
  tests: number;
  failures: number;
  errors: number;
  skipped: number;
} {
  const of = (wanted: Outcome): number => cases.filter(({ outcome }) => outcome === wanted).length;
  return { tests: cases.length, failures: of("failure"), errors: of("error"), skipped: of("skipped") };
}

/**
 * The report as JUnit XML (the schema that Jenkins' xUnit plug-in checks by): a suite a rule, a case a finding. Failures are what blocks;
 * what does not (undetermined, waived, existing, observed) is skipped and says why; what passed is one case with its number.
 */
export function renderJunit(report: Report): string {
  const suites = suitesOf(report).filter(({ cases }) => cases.length > 0);
  const all = counts(suites.flatMap(({ cases }) => cases));
  const parts = suites.map(({ name, cases }) => {
    const { tests, failures, errors, skipped } = counts(cases);
    const numbers = `tests="${tests}" failures="${failures}" errors="${errors}" skipped="${skipped}"`;
    return `  <testsuite name="${xml(name, 200)}" ${numbers}>\n${cases.map(({ text }) => text).join("")}  </testsuite>\n`;
  });
  const head = `<testsuites name="${report.tool.name}" tests="${all.tests}" failures="${all.failures}" errors="${all.errors}">`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${head}\n${parts.join("")}</testsuites>\n`;
}
