import type { RuleInfo } from "../../model/rule.ts";
import { plain } from "../plain.ts";
import { indented, type Page } from "../terminal/page.ts";

/** What `protects` of a rule means. */
const PROTECTS: Readonly<Record<string, string>> = {
  node: "the loss of a node",
  "data-centre": "the loss of a data centre",
  region: "the loss of a region",
  recovery: "recovery within RTO and RPO",
  data: "the loss of data",
  declared: "what the settings ask for by name not being so",
};

/** Everything that is known of a rule: what it means, what to do, what it reads and what can be set. */
export function explainRule(rule: RuleInfo, page: Page): string[] {
  const { bold, dim } = page.colours;
  const about =
    `${rule.severity}; protects against ${PROTECTS[rule.protects] ?? rule.protects}; since ${rule.since}`.replace(
      "against recovery",
      "recovery",
    );
  return [
    `${bold(rule.id)}: ${rule.title}`,
    dim(about),
    "",
    ...paragraph(rule.description, page),
    ...section("What to do", remedies(rule, page), page),
    ...section("Undetermined where one of these is not known", listed(rule.needs, page), page),
    ...section("Parameters (in resilience.yml under rules)", parameters(rule, page), page),
    ...section("Asked for by", listed(rule.standards, page), page),
    ...section("The same check elsewhere", listed(rule.equivalents, page), page),
    ...section("Former names", listed(rule.aliases, page), page),
    ...section(
      "More",
      rule.related_resources.map((url) => `  ${plain(url, 300)}`),
      page,
    ),
  ];
}

function section(title: string, lines: string[], page: Page): string[] {
  return lines.length === 0 ? [] : ["", page.colours.bold(title), ...lines];
}

function paragraph(text: string, page: Page): string[] {
  return indented(text.replace(/\s+/gu, " ").trim(), 2, page);
}

/** One text, or what is for all and then a line by what it is for. */
function remedies(rule: RuleInfo, page: Page): string[] {
  if (rule.remedies.length === 0) return paragraph(rule.remediation, page);
  const shown = (text: string): string => text.replace(/\s+/gu, " ");
  return rule.remedies.flatMap((remedy) =>
    remedy.for === ""
      ? paragraph(remedy.text, page)
      : indented(`${remedy.for}: ${shown(remedy.text)}`, 4, page, "  ·"),
  );
}

function listed(names: readonly string[], page: Page): string[] {
  return names.length === 0 ? [] : indented(names.join(", "), 2, page);
}

function parameters({ id, parameters: all }: RuleInfo, page: Page): string[] {
  return Object.entries(all).flatMap(([name, { type, default: value, description, minimum, maximum }]) => {
    const from = minimum === undefined ? "" : `, at least ${minimum}`;
    const to = maximum === undefined ? "" : `, at most ${maximum}`;
    return [
      ...indented(
        `${name} (${type}${from}${to}; ${value} where nothing is set): ${description}`,
        4,
        page,
        "  ·",
      ),
      `      ${id}: { ${name}: ${JSON.stringify(value)} }`,
    ];
  });
}
