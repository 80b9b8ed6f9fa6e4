import type { Report } from "../../model/report.ts";
import { text } from "../escape.ts";
import { mermaidMap } from "../mermaid.ts";
import { counted } from "../phrases.ts";
import { groupedParts, groupTitle, hasMap } from "../places.ts";
import { fold, type Section } from "./section.ts";

const LEGEND =
  "What losing a region or data centre does at worst: ⛔ something is lost, 🔴 down, ❔ not known, 🟡 reduced, 🟢 unaffected.";

/** What stands in no region, by reason; entries are on the map. */
function elsewhere({ topology }: Report): string[] {
  const reasons = new Map<string, Report["topology"]["elsewhere"]>();
  for (const part of topology.elsewhere.filter(({ leads_to }) => leads_to.length === 0)) {
    reasons.set(part.reason, [...(reasons.get(part.reason) ?? []), part]);
  }
  const lines = [...reasons].map(([reason, parts]) => {
    const groups = groupedParts(parts).map((group) => text(groupTitle(group), 200));
    return `- Not on the map: ${groups.join("; ")} (${text(reason, 200)})\n`;
  });
  const left = lines.length - MOST_REASONS;
  return left > 0 ? [...lines.slice(0, MOST_REASONS), `- and ${counted(left, "more reason")}\n`] : lines;
}

const MOST_REASONS = 8;

/** What stands where, as a drawing that GitHub makes of it, and what stands nowhere. */
export function mapSection(report: Report): Section {
  return {
    ...fold(() => "Map: what stands where, and what its loss does"),
    entries: hasMap(report)
      ? [
          () => `\`\`\`mermaid\n${mermaidMap(report).join("\n")}\n\`\`\`\n\n${LEGEND}\n`,
          ...elsewhere(report).map((line, at) => () => `${at === 0 ? "\n" : ""}${line}`),
        ]
      : [],
    noun: ["part of the map", "parts of the map"],
    share: 0.5,
  };
}
