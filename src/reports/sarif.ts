import type { Log, Notification, Result } from "sarif";
import type { Finding, Report } from "../model/report.ts";
import type { RuleInfo } from "../model/rule.ts";
import { SEVERITIES } from "../model/severity.ts";
import { HOME } from "./home.ts";
import { counted } from "./phrases.ts";
import { problemsOf } from "./problems.ts";
import { Locations, locationOf } from "./sarif/location.ts";
import { descriptorsOf, LEVELS } from "./sarif/rules.ts";
import { sarifText } from "./sarif/text.ts";

/** GitHub refuses a run of more results than this, and shows the first 5,000 of it (docs: SARIF support, limits). */
const RESULTS = 25_000;
/** Most notifications: what a run has to say of itself. */
const NOTIFICATIONS = 500;

/**
 * The report as SARIF 2.1.0 for code scanning, one result a failure, worst first. What is undetermined is no result, since GitHub would
 * show it as a failure; it is counted among the notifications, and so are what a limit leaves out and what the change mends: code scanning does
 * not read that a result is absent, and would show it as one that is there. `rules` are those of the policy pack: the
 * report itself does not explain them.
 */
export function renderSarif(report: Report, rules: readonly RuleInfo[]): string {
  const told = report.findings.filter(({ outcome, blocks }) => outcome === "fail" || blocks);
  const locations = new Locations(report);
  const descriptors = descriptorsOf(report, rules);
  const indexes = new Map(descriptors.map(({ id }, at) => [id, at]));
  const log: Log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: report.tool.name,
            version: sarifText(report.tool.version, 100),
            informationUri: HOME,
            rules: descriptors,
          },
        },
        invocations: [
          {
            executionSuccessful: report.verdict !== "error",
            toolExecutionNotifications: notificationsOf(report, told.length),
          },
        ],
        columnKind: "utf16CodeUnits",
        originalUriBaseIds: { "%SRCROOT%": { description: { text: "The root of the repository." } } },
        results: told.slice(0, RESULTS).map((finding) => resultOf(finding, locations, indexes)),
      },
    ],
  };
  return `${JSON.stringify(log, null, 1).replaceAll("##[", "#\\u0023[")}\n`;
}

function resultOf(finding: Finding, locations: Locations, indexes: ReadonlyMap<string, number>): Result {
  const ruleId = sarifText(finding.rule, 200);
  const ruleIndex = indexes.get(ruleId);
  const mend = finding.remediation === "" ? "" : ` To do: ${finding.remediation}`;
  return {
    ruleId,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    level: LEVELS[finding.severity],
    message: { text: sarifText(`${finding.message || finding.rule}${mend}`, 1500) || "No message." },
    locations: [locations.of(finding)],
    // A key of its own: upload-sarif works out GitHub's (primaryLocationLineHash), and warns of any other value of that.
    partialFingerprints: { "resilienceGate/v1": sarifText(finding.fingerprint, 100) },
    ...(finding.status === "unknown"
      ? {}
      : { baselineState: finding.status === "new" ? "new" : "unchanged" }),
    ...suppressed(finding),
    properties: {
      blocks: finding.blocks,
      services: finding.services.slice(0, 50).map((name) => sarifText(name, 200)),
    },
  };
}

function suppressed({ waiver }: Finding): Pick<Result, "suppressions"> {
  if (waiver === null) return {};
  const { reason, owner, expires } = waiver;
  const justification = sarifText(`${reason} (${owner}, until ${expires})`, 500);
  return { suppressions: [{ kind: "external", status: "accepted", justification }] };
}

/** What the run has to say of itself: what could not be judged, what is not known, and what a limit left out. */
function notificationsOf(report: Report, results: number): Notification[] {
  const problems = problemsOf(report, SEVERITIES).map(
    ({ level, message, path, line }): Notification => ({
      level: LEVELS[level],
      message: { text: sarifText(message, 1500) || "No message." },
      ...(path === null ? {} : { locations: [locationOf(path, line, null)] }),
    }),
  );
  const open = report.findings.filter(({ outcome, blocks }) => outcome === "undetermined" && !blocks).length;
  const left = [
    ...(open > 0
      ? [`${counted(open, "answer is", "answers are")} undetermined; the report as JSON lists them.`]
      : []),
    ...(report.fixed.length > 0
      ? [`${counted(report.fixed.length, "finding is", "findings are")} mended by this change.`]
      : []),
    ...(results > RESULTS
      ? [
          `${counted(results - RESULTS, "result is", "results are")} left out: GitHub takes ${RESULTS} of a run.`,
        ]
      : []),
    ...(problems.length > NOTIFICATIONS
      ? [`${counted(problems.length - NOTIFICATIONS, "problem is", "problems are")} left out.`]
      : []),
  ];
  const notes = left.map((text): Notification => ({ level: "note", message: { text } }));
  return [...problems.slice(0, NOTIFICATIONS), ...notes];
}
