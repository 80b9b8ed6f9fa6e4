import type pc from "picocolors";
import { failing } from "../../model/failure-domain.ts";
import type { Report } from "../../model/report.ts";
import { byHarm } from "../harm.ts";
import { consequence } from "../losses.ts";
import { wasText } from "../matrix.ts";
import { alike, counted } from "../phrases.ts";
import { inert, plain } from "../plain.ts";
import { columns } from "../wrap.ts";
import { termLines } from "./evidence.ts";
import { notInSightLines } from "./not-in-sight.ts";
import { notJudgedLines } from "./not-judged.ts";
import { indented, type Page, pageOf, type TerminalOptions } from "./page.ts";
import { problemLines } from "./problems.ts";

type Failure = Report["failures"][number];

/** Each of the failures with what it does to every service, worst first, and what was not judged. Ends with a newline. */
export function renderSimulation(
  report: Report,
  failures: readonly Failure[],
  options: TerminalOptions,
): string {
  const page = pageOf(options);
  const sections = [
    problemLines(report, ["error"], "What could not be judged", page),
    ...(failures.length === 0 && report.verdict !== "error"
      ? [["Nothing that can fail is in sight: no service, no cluster, no component."]]
      : []),
    ...failures.map((failure) => failureSection(failure, page)),
    ...timesOf(report, failures, page),
    problemLines(report, ["warning"], "Notes", page),
    notInSightLines(report, page),
    notJudgedLines(report, page),
  ];
  return `${inert(
    sections
      .filter((lines) => lines.length > 0)
      .map((lines) => lines.join("\n"))
      .join("\n\n"),
  )}\n`;
}

function failureSection(failure: Failure, page: Page): string[] {
  const { colours } = page;
  const effects = failure.services.filter(({ outcome }) => outcome !== "unaffected").sort(byHarm);
  const rows = effects.map((effect) => {
    const was = wasText(effect);
    const then = [consequence(effect), plain(effect.why, 300)].filter((part) => part !== "");
    return [plain(effect.service, 40), effect.outcome + (was === "" ? "" : `, ${was}`), then.join(": ")];
  });
  const unaffected = failure.unaffected + failure.services.length - effects.length;
  return [
    colours.bold(`Losing ${failing(failure)} ${plain(failure.domain, 80)}${alike(failure)}`),
    ...columns(rows, page.width, (cell, column) => (column === 1 ? painted(cell, colours) : cell)),
    ...(unaffected > 0
      ? indented(`${counted(unaffected, "service is", "services are")} unaffected`, 2, page)
      : []),
  ];
}

function painted(outcome: string, { red, yellow }: ReturnType<typeof pc.createColors>): string {
  return /^(?:lost|down)/u.test(outcome) ? red(outcome) : yellow(outcome);
}

/** How the times were worked out of the services that are recovered elsewhere when a region is lost. */
function timesOf(report: Report, failures: readonly Failure[], page: Page): string[][] {
  const recovered = new Set(
    failures
      .filter(({ kind }) => kind === "region")
      .flatMap(({ services }) => services.filter(({ outcome }) => outcome === "down"))
      .map(({ service }) => service),
  );
  return report.objectives
    .filter(({ service }) => recovered.has(service))
    .slice(0, MOST_TIMES)
    .map((objective) => termLines(objective, page));
}

/** Services whose recovery is taken apart: what a screen holds. */
const MOST_TIMES = 10;
