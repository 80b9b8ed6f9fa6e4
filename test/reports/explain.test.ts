import { describe, expect, it } from "vitest";
import type { Finding } from "../../src/model/report.ts";
import { explainFinding } from "../../src/reports/explain/explain-finding.ts";
import { explainRule } from "../../src/reports/explain/explain-rule.ts";
import { pageOf } from "../../src/reports/terminal/page.ts";
import { aRule } from "../evaluate/an-evaluation.ts";
import { emptyReport, finding } from "./report-parts.ts";

const PAGE = pageOf({ colour: false, width: 100 });

function explained(
  parts: Partial<Finding>,
  others: Finding[] = [],
  more: Parameters<typeof emptyReport>[0] = {},
) {
  const one = finding(parts);
  return explainFinding(one, emptyReport({ findings: [one, ...others], ...more }), PAGE);
}

describe("a finding", () => {
  it("of which nothing more is known is its message, its standing and what to do", () => {
    expect(explained({ status: "unknown" })).toEqual([
      "Something is wrong.",
      "v1:0000 · cluster/quorum-spread · error, fail, does not block",
      "  What: plan.json#aws_instance.primary",
      "",
      "What to do",
      "  Put it right.",
    ]);
  });

  it("is told with all that it rests on, what explains it, and what it explains", () => {
    const lines = explained(
      {
        blocks: true,
        lost_judgement: true,
        attribute: "placement",
        location: {
          path: "main.tf",
          line: 12,
          end_line: 14,
          column: 3,
          exact: true,
          via: ["module.a", "module.b"],
        },
        related: ["plan.json#a", "plan.json#b"],
        services: ["shop", "pay"],
        waiver: { rule: "ha/*", resource: "*", owner: "ann", expires: "2027-01-31", reason: "it moves" },
        evidence: [
          { name: "replicas", value: 2, unit: "", from: "plan.json#a" },
          { name: "zone", value: "us-east-1a", unit: "", from: "" },
          { name: "grace", value: null, unit: "", from: "default" },
        ],
        caused_by: "v1:cause",
        remediation: "Write this:\n```\nzones = 3\n```\nand apply it.",
      },
      [
        finding({ fingerprint: "v1:cause", rule: "ha/spread", message: "All in one zone." }),
        finding({ fingerprint: "v1:one", rule: "ha/one", message: "One.", caused_by: "v1:0000" }),
        finding({ fingerprint: "v1:other", rule: "ha/two", message: "Not told.", caused_by: "v1:cause" }),
      ],
      {
        objectives: ["shop", "mail"].map((service) => ({
          service,
          tolerate: "region",
          rpo: { objective_s: null, estimate_s: null, met: null },
          rto: { objective_s: null, estimate_s: null, met: null },
          terms: [{ name: "restore", value: 20, unit: "min", from: "setting" }],
        })),
      },
    );
    expect(lines).toEqual([
      "Something is wrong.",
      "v1:0000 · cluster/quorum-spread · error, fail, new, judged no more, blocks",
      "  What: plan.json#aws_instance.primary",
      "  Attribute: placement",
      "  Where: main.tf:12",
      "  By way of: module.a > module.b",
      "  Together with: plan.json#a, plan.json#b",
      "  Part of: shop, pay",
      "  Waived: by ann until 2027-01-31: it moves",
      "",
      "What it rests on",
      "  · replicas: 2 (from plan.json#a)",
      "  · zone: us-east-1a",
      "  · grace: not known (a default: nothing says otherwise)",
      "",
      "How RTO and RPO of shop are worked out",
      "  · restore: 20 min (from setting)",
      "",
      "Explained by",
      "  · v1:cause ha/spread: All in one zone.",
      "",
      "Explains",
      "  · v1:one ha/one: One.",
      "",
      "What to do",
      "  Write this:",
      "    zones = 3",
      "  and apply it.",
    ]);
  });

  it("that explains a great many names the first fifty", () => {
    const others = Array.from({ length: 60 }, (_, i) =>
      finding({ fingerprint: `v1:${i}`, rule: "ha/one", message: `No ${i}.`, caused_by: "v1:0000" }),
    );
    const lines = explained({}, others);
    expect(lines.filter((line) => line.startsWith("  · v1:"))).toEqual(
      others.slice(0, 50).map(({ fingerprint, message }) => `  · ${fingerprint} ha/one: ${message}`),
    );
  });
});

describe("a rule", () => {
  it("of which little is said is told in a few lines", () => {
    expect(explainRule(aRule("ha/spread", { description: "It  stands\nin one zone." }), PAGE)).toEqual([
      "ha/spread: Title of ha/spread",
      "error; protects against the loss of a data centre; since 0.1.0",
      "",
      "  It stands in one zone.",
      "",
      "What to do",
      "  Mend ha/spread.",
    ]);
  });

  it("is told with its remedies, needs, parameters, standards and former names", () => {
    const rule = aRule("dr/recovery", {
      protects: "recovery",
      severity: "warning",
      description: "RTO is not met.",
      remedies: [
        { for: "", types: [], text: "Restore\nsooner." },
        { for: "Amazon RDS", types: ["aws_db_instance"], text: "Add a\nreplica." },
      ],
      needs: ["recovery time", "region"],
      standards: ["iso-22301:8.4"],
      equivalents: ["checkov:CKV_AWS_1"],
      aliases: ["dr/old", "dr/older"],
      related_resources: ["https://example.com/a", "https://example.com/b"],
      parameters: {
        hours: { type: "number", default: 4, description: "Longest time.", minimum: 1, maximum: 24 },
        label: { type: "string", default: "zone", description: "The label." },
      },
    });
    expect(explainRule(rule, PAGE)).toEqual([
      "dr/recovery: Title of dr/recovery",
      "warning; protects recovery within RTO and RPO; since 0.1.0",
      "",
      "  RTO is not met.",
      "",
      "What to do",
      "  Restore sooner.",
      "  · Amazon RDS: Add a replica.",
      "",
      "Undetermined where one of these is not known",
      "  recovery time, region",
      "",
      "Parameters (in resilience.yml under rules)",
      "  · hours (number, at least 1, at most 24; 4 where nothing is set): Longest time.",
      "      dr/recovery: { hours: 4 }",
      "  · label (string; zone where nothing is set): The label.",
      '      dr/recovery: { label: "zone" }',
      "",
      "Asked for by",
      "  iso-22301:8.4",
      "",
      "The same check elsewhere",
      "  checkov:CKV_AWS_1",
      "",
      "Former names",
      "  dr/old, dr/older",
      "",
      "More",
      "  https://example.com/a",
      "  https://example.com/b",
    ]);
  });

  it.each([
    ["node", "error; protects against the loss of a node; since 0.1.0"],
    ["data-centre", "error; protects against the loss of a data centre; since 0.1.0"],
    ["region", "error; protects against the loss of a region; since 0.1.0"],
    ["recovery", "error; protects recovery within RTO and RPO; since 0.1.0"],
    ["data", "error; protects against the loss of data; since 0.1.0"],
    ["declared", "error; protects against what the settings ask for by name not being so; since 0.1.0"],
  ] as const)("that protects %s says so", (protects, line) => {
    expect(explainRule(aRule("ha/a", { protects }), PAGE)[1]).toBe(line);
  });
});
