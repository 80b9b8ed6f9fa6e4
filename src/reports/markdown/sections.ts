import type { Report } from "../../model/report.ts";
import type { Cause, CauseKind } from "../causes.ts";
import { counted } from "../phrases.ts";
import { causeEntry } from "./cause.ts";
import { changeSection, mendedSection } from "./changes.ts";
import { architectureSection, failureSections, objectiveSections, survivedSection } from "./estate.ts";
import { noteSection, notJudgedSection, problemSection } from "./judged.ts";
import { notInSightSection } from "./not-in-sight.ts";
import { fold, folded, type Linker, type Section, titled } from "./section.ts";

function causeSection(causes: Cause[], linker: Linker, shape: Omit<Section, "entries">): Section {
  return { ...shape, entries: causes.map((cause) => (level) => causeEntry(cause, linker, level)) };
}

/** All sections in the order in which they are read, the worst first. */
export function sectionsOf(
  report: Report,
  causes: Readonly<Record<CauseKind, Cause[]>>,
  linker: Linker,
): Section[] {
  const blocking = report.mode === "observe" ? "What would block the merge" : "What blocks the merge";
  return [
    problemSection(report, linker),
    ...folded(changeSection(report), 10),
    ...folded(mendedSection(report), 5),
    ...folded(
      causeSection(causes.blocking, linker, {
        ...titled(blocking),
        noun: ["blocking cause", "blocking causes"],
        share: 0.6,
      }),
      10,
    ),
    ...failureSections(report),
    survivedSection(report),
    ...folded(
      causeSection(causes.open, linker, {
        ...titled("Worth a look"),
        noun: ["finding that does not block", "findings that do not block"],
        share: 0.5,
      }),
      5,
    ),
    ...folded(architectureSection(report), 5),
    ...objectiveSections(report),
    causeSection(causes.undetermined, linker, {
      ...fold((count) => `${counted(count, "answer")} undetermined: something that decides is not known`),
      noun: ["undetermined answer", "undetermined answers"],
      share: 0.4,
    }),
    causeSection(causes.existing, linker, {
      ...fold(
        (count) =>
          `${counted(count, "finding")} that ${count === 1 ? "was" : "were"} there before this change`,
      ),
      noun: ["existing finding", "existing findings"],
      share: 0.4,
    }),
    causeSection(causes.waived, linker, {
      ...fold((count) => `${counted(count, "finding")} waived`),
      noun: ["waived finding", "waived findings"],
      share: 0.4,
    }),
    noteSection(report, linker),
    notInSightSection(report),
    notJudgedSection(report),
  ];
}
