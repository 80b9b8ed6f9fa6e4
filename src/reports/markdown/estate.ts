import type { Report } from "../../model/report.ts";
import { cell, code, prose, text } from "../escape.ts";
import { askedObjectives, type Objective } from "../objectives.ts";
import { duration } from "../phrases.ts";
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

function objective({ objective_s, estimate_s, met }: Objective["rpo"]): string {
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
  const section: Section = {
    ...titled("Objectives", OBJECTIVE_TABLE),
    entries: askedObjectives(report).map((item) => () => {
      const tolerate =
        item.tolerate === null ? "not declared" : `a ${text(item.tolerate.replaceAll("-", " "), 40)}`;
      return `| ${cell(item.service, 60)} | ${tolerate} | ${objective(item.rpo)} | ${objective(item.rto)} |\n`;
    }),
    noun: ["objective", "objectives"],
    share: 0.3,
  };
  return folded(section, 10, OBJECTIVE_TABLE);
}
