import { table } from "../pages/markdown.ts";
import { type Counted, type Covered, countedOf, shareOf, type ToolCoverage } from "./coverage.ts";

const INTRODUCTION = `# Coverage of other tools' checks

What other tools check of high availability and disaster recovery, and the rules here that cover it: those that name the check in their
\`equivalents\`. This page is generated from the rules and from \`proof/neighbours/\`.

A check counts where it serves HA or DR and looks at something that a Terraform plan of AWS, Google Cloud or Azure holds, or at an object of
Kubernetes. *In plans* are checks of tools that judge plans, configurations or manifests themselves; *live* are checks of tools that look at running
systems alone, though a plan holds what they look at. It serves HA where a failure or a planned disruption takes away service that the other
setting would have kept; it serves DR where data or a service could not be restored, or not in time. What keeps versions current, keeps logs,
lowers cost or tells people of a failure is neither.`;

/** docs/coverage.md. */
export function coveragePage(tools: readonly ToolCoverage[]): string {
  const all = tools.flatMap(({ checks }) => checks);
  const counted = countedOf(all);
  const sections = [
    INTRODUCTION,
    `Of ${counted.plan + counted.live} checks that count, rules claim ${counted.planClaimed + counted.liveClaimed}: ${shareOf(counted).toFixed(1)} %. ${optionalOf(all)} of these are asked where a parameter of the rule says so, since asked of everybody they would be noise.`,
    table(
      ["Tool", "Checks listed", "In plans", "Claimed", "Live", "Claimed", "Share"],
      [...tools.map(({ tool, checks }) => totalsRow(tool, countedOf(checks))), totalsRow("all", counted)],
    ),
    ...tools.flatMap(({ tool, checks }) => [
      `## ${tool}`,
      table(
        ["Check", "What holds where it passes", "On", "Concept", "For", "Counts", "Claimed by"],
        checks.map(checkRow),
      ),
    ]),
  ];
  return `${sections.join("\n\n")}\n`;
}

function totalsRow(name: string, counted: Counted): string[] {
  const { all, plan, planClaimed, live, liveClaimed } = counted;
  return [
    name,
    ...[all, plan, planClaimed, live, liveClaimed].map(String),
    `${shareOf(counted).toFixed(1)} %`,
  ];
}

const COUNTS: Record<Covered["counts"], string> = { plan: "in plans", live: "live", none: "no" };

function optionalOf(all: readonly Covered[]): number {
  return all.filter(
    ({ check, counts, rules }) => counts !== "none" && rules.length > 0 && check.parameter !== undefined,
  ).length;
}

function checkRow({ check, rules, counts, reason }: Covered): string[] {
  const { id, also, checks, on, concept, for: serves, parameter } = check;
  const claims = rules.map((rule) => `[${rule}](../policies/rules/${rule}/README.md)`).join(", ");
  return [
    [id, ...also].map((name) => `\`${name}\``).join(" "),
    checks,
    on.join(", ") || "–",
    concept,
    serves === "neither" ? "–" : serves.toUpperCase(),
    COUNTS[counts],
    reason ?? (parameter === undefined ? claims : `${claims}, with \`${parameter}\``),
  ];
}
