import type { RuleInfo } from "../../model/rule.ts";
import type { FixtureSource } from "./fixture-sources.ts";
import { codeBlock, list, table } from "./markdown.ts";

const PROTECTED: Record<RuleInfo["protects"], string> = {
  node: "the loss of a node",
  "data-centre": "the loss of a data centre",
  data: "data that is lost by a failure or a mistake",
  region: "the loss of a region",
  recovery: "data that is lost or comes back too late (RPO, RTO)",
  declared: "what the settings ask for by name not being so",
};

/** What a rule protects against, for a sentence. */
export function protectedAgainst({ protects }: RuleInfo): string {
  return PROTECTED[protects];
}

function parameters(rule: RuleInfo): string {
  const rows = Object.entries(rule.parameters).map(
    ([name, { type, default: value, description, minimum, maximum }]) => {
      const bounds = [
        minimum === undefined ? "" : `at least ${minimum}`,
        maximum === undefined ? "" : `at most ${maximum}`,
      ];
      return [
        `\`${name}\``,
        [type, ...bounds.filter((bound) => bound !== "")].join(", "),
        `\`${value}\``,
        description,
      ];
    },
  );
  if (rows.length === 0) return "None.";
  const settings = Object.entries(rule.parameters).map(
    ([name, { default: value }]) => `    ${name}: ${JSON.stringify(value)}`,
  );
  const example = codeBlock("yaml", ["rules:", `  ${rule.id}:`, ...settings].join("\n"));
  return `${table(["Name", "Type", "Default", "Meaning"], rows)}\n\nSet in resilience.yml:\n\n${example}`;
}

/** Statements of the project's own (S1 to S13) lead to where they are written out; other standards stand as they are. */
function standard(name: string): string {
  return /^S\d+$/.test(name) ? `[${name}](../../../../docs/statements.md)` : name;
}

function example(sources: FixtureSource[]): string {
  return sources
    .map(({ name, language, text }) => `\`${name}\`\n\n${codeBlock(language, text)}`)
    .join("\n\n");
}

/** One text, or what is for all and then a list by what it is for. */
function howToFix({ remediation, remedies }: RuleInfo): string[] {
  if (remedies.length === 0) return [remediation];
  const forAll = remedies.filter((remedy) => remedy.for === "").map(({ text }) => text);
  const others = remedies.filter((remedy) => remedy.for !== "");
  return [
    ...forAll,
    list(
      others.map((remedy) => `**${remedy.for}:** ${remedy.text}`),
      "",
    ),
  ];
}

/** The page of a rule, its headings always the same. The first paragraph of its description is what it checks, the others are why. */
export function rulePage(rule: RuleInfo, failing: FixtureSource[], passing: FixtureSource[]): string {
  const [what = "", ...why] = rule.description.split(/\n\s*\n/);
  const graveness = `It protects against ${protectedAgainst(rule)}. Severity: ${rule.severity}; less where no objective asks for this protection.`;
  const sections = [
    `# ${rule.title}`,
    `\`${rule.id}\`, since ${rule.since}. This page is generated from the rule.`,
    "## What it checks",
    what.trim(),
    "## Why",
    ...why.map((paragraph) => paragraph.trim()),
    graveness,
    "## How to fix",
    ...howToFix(rule),
    "## Parameters",
    parameters(rule),
    "## Example that fails",
    example(failing),
    "## Example that passes",
    example(passing),
    "## When it cannot tell",
    "Undetermined, never passed, where one of these is not known:",
    list(
      rule.needs.map((need) => `\`${need}\``),
      "It needs nothing that could be unknown.",
    ),
    "## What it rests on",
    list(
      [...rule.standards.map(standard), ...rule.related_resources.map((ref) => `<${ref}>`)],
      "Nothing outside this project.",
    ),
    "## Equivalent checks of other tools",
    list(rule.equivalents, "None is known."),
    ...(rule.aliases.length === 0 ? [] : ["## Former names", list(rule.aliases, "")]),
  ];
  return `${sections.join("\n\n")}\n`;
}
