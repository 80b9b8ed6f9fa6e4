import type { Report } from "../../model/report.ts";
import { cell, code, prose, text } from "../escape.ts";
import { consequence, type Loss, losses, survived, whatFails } from "../losses.ts";
import { alike, duration, kindOf } from "../phrases.ts";
import { folded, type Section, titled } from "./section.ts";

/** A failure domain, in a table or out of it: a name as code, words (`of the assumed cluster`) as they are. */
function domainCell(domain: string): string {
  return domain.startsWith("of ") ? text(domain, 80) : cell(domain, 80);
}

/** Most services that one row of the matrix names. */
const SERVICES = 4;

function named(services: string[]): string {
  const shown = services.slice(0, SERVICES).map((service) => cell(service, 60));
  const left = services.length - shown.length;
  return left > 0 ? `${shown.join(", ")} and ${left} more` : shown.join(", ");
}

function outcome({ effect }: Loss): string {
  const word = effect.outcome === "reduced" ? effect.outcome : `**${effect.outcome}**`;
  const was = effect.before !== null && effect.before !== effect.outcome ? `, was ${effect.before}` : "";
  return word + was;
}

function row(loss: Loss, level: "full" | "folded"): string {
  const after = consequence(loss.effect);
  const why = text(loss.effect.why, level === "full" ? 300 : 120);
  const then = [after, why].filter((part) => part !== "").join(": ");
  return `| ${whatFails(loss, 4, domainCell)} | ${named(loss.services)} | ${outcome(loss)} | ${then} |\n`;
}

const FAILURE_TABLE =
  "| What fails | Service | Then it is | What is left, and why |\n| :-- | :-- | :-- | :-- |\n";

/** The failures matrix without what is unaffected, worst first; beyond a dozen rows folded. */
export function failureSections(report: Report): Section[] {
  const section: Section = {
    ...titled("When something fails", FAILURE_TABLE),
    entries: losses(report).map((loss) => (level) => row(loss, level)),
    noun: ["failure", "failures"],
    share: 0.4,
  };
  return folded(section, 12, FAILURE_TABLE);
}

/** The failures that change nothing, in one paragraph. */
export function survivedSection(report: Report): Section {
  const title = losses(report).length > 0 ? "" : "\n#### When something fails\n";
  return {
    open: () => `${title}\nUnaffected by the loss of: `,
    entries: survived(report).map(
      (failure, at) => () =>
        `${at === 0 ? "" : ", "}${kindOf(failure)} ${domainCell(failure.domain)}${alike(failure)}`,
    ),
    close: "\n",
    noun: ["failure that changes nothing", "failures that change nothing"],
    share: 0.1,
  };
}

/** What each cluster and service is, and its next step. */
export function architectureSection(report: Report): Section {
  return {
    ...titled("What this is"),
    entries: report.architectures.map((architecture) => (level) => {
      const recovery = architecture.dr === "" ? "" : `, recovery: ${text(architecture.dr, 80)}`;
      const next =
        architecture.next_step === null ? "" : `  - **Next step:** ${prose(architecture.next_step, 300)}\n`;
      const why =
        level === "full" && architecture.explanation !== ""
          ? ` – ${prose(architecture.explanation, 400)}`
          : "";
      return `- ${architecture.of} ${code(architecture.subject, 100)}: **${text(architecture.class, 80)}**${recovery}${why}\n${next}`;
    }),
    noun: ["architecture", "architectures"],
    share: 0.3,
  };
}

type Objective = Report["objectives"][number]["rpo"];

function objective({ objective_s, estimate_s, met }: Objective): string {
  if (objective_s === null)
    return estimate_s === null ? "not declared" : `not declared, about ${duration(estimate_s)}`;
  const answer = met === null ? "**unknown**" : met ? "met" : "**not met**";
  const estimate = estimate_s === null ? "" : ` (about ${duration(estimate_s)})`;
  return `${duration(objective_s)}: ${answer}${estimate}`;
}

const OBJECTIVE_TABLE =
  "| Service | Must survive the loss of | Data loss (RPO) | Recovery (RTO) |\n| :-- | :-- | :-- | :-- |\n";

/** What is asked for and what is estimated, by service, what is missed first; services that nobody asks anything of are left out. */
export function objectiveSections(report: Report): Section[] {
  const asked = report.objectives
    .filter(
      (item) => item.tolerate !== null || item.rpo.objective_s !== null || item.rto.objective_s !== null,
    )
    .sort((a, b) => Number(missed(b)) - Number(missed(a)));
  const section: Section = {
    ...titled("Objectives", OBJECTIVE_TABLE),
    entries: asked.map((item) => () => {
      const tolerate =
        item.tolerate === null ? "not declared" : `a ${text(item.tolerate.replaceAll("-", " "), 40)}`;
      return `| ${cell(item.service, 60)} | ${tolerate} | ${objective(item.rpo)} | ${objective(item.rto)} |\n`;
    }),
    noun: ["objective", "objectives"],
    share: 0.3,
  };
  return folded(section, 10, OBJECTIVE_TABLE);
}

function missed(item: Report["objectives"][number]): boolean {
  return item.rpo.met === false || item.rto.met === false;
}
