import type { Agreement, Compared } from "./agreement.ts";
import type { LabelledCase } from "./cases.ts";
import { type Totals, totalsBy, totalsOf } from "./totals.ts";

/** The totals by provider and by check, for a terminal; a check that no rule claims is named in one line with the others. */
export function totalsText(agreement: Agreement): string {
  const claimed = totalsBy({ ...agreement, notCovered: [] }, ({ check_id }) => check_id);
  const uncovered = totalsBy({ ...agreement, compared: [] }, ({ check_id }) => check_id);
  const blocks = [
    lines("provider", [...totalsBy(agreement, ({ provider }) => provider), totalsOf(agreement)]),
    lines("check", claimed),
    `not covered: ${uncovered.map(({ name, cases }) => `${name} (${cases})`).join(", ") || "none"}\n`,
    ...agreement.compared.filter(({ agrees }) => !agrees).map(comparedLine),
  ];
  return blocks.join("");
}

function lines(heading: string, all: readonly Totals[]): string {
  const shown = all.map(
    ({ name, agree, disagree, undetermined, notJudged, notCovered }) =>
      `${heading} ${name}: ${agree} agree, ${disagree} disagree, ${undetermined} undetermined, ${notJudged} agree without being judged, ${notCovered} not covered\n`,
  );
  return shown.join("");
}

/** Every case whose id, check or provider has a text in it, and what we say. */
export function comparedLines({ compared, notCovered }: Agreement, text: string): string {
  const isAsked = ({ id, check_id, provider }: LabelledCase): boolean =>
    [id, check_id, provider].some((value) => value.includes(text));
  const shown = compared.filter(({ labelled }) => isAsked(labelled)).map(comparedLine);
  const uncovered = notCovered.filter(isAsked).map(({ id, check_id }) => `not covered: ${id} ${check_id}\n`);
  return [...shown, ...uncovered].join("") || `no case has ${text} in its id, check or provider\n`;
}

function comparedLine({ labelled, rules, answer, agrees, said }: Compared): string {
  const { id, check_id, resource, expected, inputs } = labelled;
  const head = `${agrees ? "agrees" : "DISAGREES"}: ${id} ${check_id} ${resource ?? "any"}: expected ${expected}, ${answer}`;
  return `${[head, `by ${rules.join(", ")}`, ...inputs, ...said].join("\n    ")}\n`;
}
