import type { Report } from "../../model/report.ts";
import { code, prose, text } from "../escape.ts";
import { askedObjectives, estimateText, NO_LOSS, NO_WAIT, type Objective } from "../objectives.ts";
import { duration } from "../phrases.ts";
import { namedCells } from "./named.ts";
import { folded, type Section, titled } from "./section.ts";

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

/** `none` is what an estimate of no seconds is called. */
function objective({ objective_s, estimate_s, met }: Objective["rpo"], none: string): string {
  const about = estimateText({ estimate_s }, none);
  if (objective_s === null) return about === "" ? "not declared" : `not declared, ${about}`;
  const answer = met === null ? "**unknown**" : met ? "met" : "**not met**";
  const estimate = about === "" ? "" : ` (${about})`;
  return `${duration(objective_s)}: ${answer}${estimate}`;
}

const OBJECTIVE_TABLE =
  "| Service | Must survive the loss of | Data loss (RPO) | Recovery (RTO) |\n| :-- | :-- | :-- | :-- |\n";

/** What is asked of services and what is estimated, what is missed first; those of whom the same is said are one row, those that nobody asks anything of are left out. */
export function objectiveSections(report: Report): Section[] {
  const rows = new Map<string, string[]>();
  for (const item of askedObjectives(report)) {
    const tolerate =
      item.tolerate === null ? "not declared" : `a ${text(item.tolerate.replaceAll("-", " "), 40)}`;
    const row = `${tolerate} | ${objective(item.rpo, NO_LOSS)} | ${objective(item.rto, NO_WAIT)}`;
    const services = rows.get(row);
    if (services === undefined) rows.set(row, [item.service]);
    else services.push(item.service);
  }
  const section: Section = {
    ...titled("Objectives", OBJECTIVE_TABLE),
    entries: [...rows].map(
      ([row, services]) =>
        () =>
          `| ${namedCells(services)} | ${row} |\n`,
    ),
    noun: ["row of objectives", "rows of objectives"],
    share: 0.3,
  };
  return folded(section, 10, OBJECTIVE_TABLE);
}
