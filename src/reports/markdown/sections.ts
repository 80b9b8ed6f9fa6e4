import type { Report } from "../../model/report.ts";
import type { Cause, CauseKind } from "../causes.ts";
import type { Linker } from "../link.ts";
import { blockingTitle, counted } from "../phrases.ts";
import { causeEntry } from "./cause.ts";
import { changeSection, mendedSection } from "./changes.ts";
import { decisionSection } from "./decisions.ts";
import { architectureSection, objectiveSections } from "./estate.ts";
import { failureSections } from "./failures.ts";
import { noteSection, notJudgedSection, problemSection } from "./judged.ts";
import { mapSection } from "./map.ts";
import { notInSightSection } from "./not-in-sight.ts";
import { fold, folded, type Section, titled } from "./section.ts";

type Shape = Omit<Section, "entries">;

/** Causes as entries; where one is mended as the one before it in the same list, that is said once. */
function causeSection(causes: readonly Cause[], linker: Linker, shape: Shape): Section {
  return {
    ...shape,
    entries: causes.map((cause, at) => (level) => causeEntry(cause, causes[at - 1] ?? null, linker, level)),
  };
}

/** Causes of which only the first are seen at once. */
function foldedCauses(causes: readonly Cause[], seen: number, linker: Linker, shape: Shape): Section[] {
  const first = causeSection(causes.slice(0, seen), linker, shape);
  const rest = causes.slice(seen);
  const more = fold((count) => counted(count, `more ${shape.noun[0]}`, `more ${shape.noun[1]}`));
  return rest.length === 0 ? [first] : [first, causeSection(rest, linker, { ...shape, ...more })];
}

/** What is read first: what could not be judged, what the change does, what fails when something fails. */
export function overviewSections(report: Report, linker: Linker): Section[] {
  return [
    decisionSection(report),
    problemSection(report, linker),
    ...folded(changeSection(report), 10),
    ...folded(mendedSection(report), 5),
    ...failureSections(report),
  ];
}

/** What stands behind it, worst first: findings by cause, what is asked for and met, what the estate is, what was not judged, the map. */
export function detailSections(
  report: Report,
  causes: Readonly<Record<CauseKind, Cause[]>>,
  linker: Linker,
): Section[] {
  const blocking = blockingTitle(report);
  return [
    ...foldedCauses(causes.blocking, 10, linker, {
      ...titled(blocking),
      noun: ["blocking cause", "blocking causes"],
      share: 0.6,
    }),
    ...foldedCauses(causes.open, 5, linker, {
      ...titled("Worth a look"),
      noun: ["finding that does not block", "findings that do not block"],
      share: 0.5,
    }),
    ...objectiveSections(report),
    ...folded(architectureSection(report), 5),
    causeSection(causes.undetermined, linker, {
      ...fold((count) => `${counted(count, "answer")} undetermined: something that decides is not known`),
      noun: ["undetermined answer", "undetermined answers"],
      share: 0.4,
    }),
    causeSection(causes.noticed, linker, {
      ...fold((count) => `${counted(count, "notice")}: what could be better`),
      noun: ["notice", "notices"],
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
    mapSection(report),
  ];
}
