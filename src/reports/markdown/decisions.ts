import type { Report } from "../../model/report.ts";
import { decisionsOf } from "../decisions.ts";
import { code, text } from "../escape.ts";
import { type Section, titled } from "./section.ts";

/** What people decided, or ask to be decided by merging: whoever reads only the beginning must see it. */
export function decisionSection(report: Report): Section {
  return {
    ...titled("Decided by people"),
    entries: decisionsOf(report).map(({ what, parts, effect }) => () => {
      const said = parts.map(
        ({ kind, before, value }) => before + (kind === "name" ? code(value) : text(value, 300)),
      );
      return `- **${what}**${said.join("")}${effect}\n`;
    }),
    noun: ["decision", "decisions"],
    share: 0.3,
  };
}
