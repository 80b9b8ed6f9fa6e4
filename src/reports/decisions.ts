import type { Report } from "../model/report.ts";
import { counted } from "./phrases.ts";

/** Something that somebody decided, or asks to be decided by merging, in words with the values left to be written. */
export interface Decision {
  /** What comes before the values, in plain words of our own. */
  what: string;
  /** Values by what they are, in order; a name reads as code, the rest as text. */
  parts: { kind: "name" | "text"; before: string; value: string }[];
  /** What follows from it, in plain words of our own. */
  effect: string;
}

const CHANGES = { added: "adds a waiver", widened: "widens a waiver", extended: "extends a waiver" } as const;

/** What a report says of people's decisions: a break-glass label, and waivers that this change adds, widens or extends. */
export function decisionsOf(report: Report): Decision[] {
  return [...breakGlass(report), ...waivers(report)];
}

function breakGlass({ break_glass, findings }: Report): Decision[] {
  if (break_glass === null) {
    return [];
  }
  const { label, by, at, counts, why } = break_glass;
  const blocking = findings.filter(({ blocks }) => blocks).length;
  return [
    {
      what: counts ? "Break-glass:" : "A break-glass label is set and does not count:",
      parts: [
        { kind: "name", before: " the label ", value: label },
        ...(by === null ? [] : [{ kind: "name" as const, before: ", set by ", value: by }]),
        ...(at === null ? [] : [{ kind: "text" as const, before: " at ", value: at }]),
        ...(why === null ? [] : [{ kind: "text" as const, before: ": ", value: why }]),
      ],
      effect: counts ? `, lets through what ${counted(blocking, "finding blocks", "findings block")}.` : ".",
    },
  ];
}

function waivers({ waivers: listed }: Report): Decision[] {
  return listed.flatMap(({ change, state, rule, resource, reason, owner, expires, findings }): Decision[] => {
    if (change === null) {
      return [];
    }
    const covers = findings.length === 0 ? "nothing" : counted(findings.length, "finding");
    return [
      {
        what: `This change ${CHANGES[change]}:`,
        parts: [
          { kind: "name", before: " ", value: rule },
          { kind: "name", before: " for ", value: resource },
          { kind: "text", before: ", by ", value: owner },
          { kind: "text", before: " until ", value: expires },
          { kind: "text", before: ": ", value: reason },
        ],
        effect: state === "proposed" ? ` (once merged it covers ${covers})` : ` (it covers ${covers})`,
      },
    ];
  });
}
