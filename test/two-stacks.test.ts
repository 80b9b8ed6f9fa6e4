import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { commandLine } from "../src/cli/command-line.ts";
import { type Report, reportSchema } from "../src/model/report.ts";

const FIXTURES = fileURLToPath(new URL("fixtures/two-stacks", import.meta.url));
const ASKED = "version: 1\nobjectives: {tolerate: data-centre, rto: 4h, rpo: 24h}\n";
const REPLICA =
  '"arn:aws:s3:::snap-dr": {type: aws_s3_bucket, region: us-west-2, versioning: {enabled: true}}';

let workspace = "";

beforeAll(() => {
  workspace = mkdtempSync(join(tmpdir(), "two-stacks-"));
  cpSync(FIXTURES, workspace, { recursive: true });
});
afterAll(() => rmSync(workspace, { recursive: true }));

async function judged(paths: string[], settings = ""): Promise<Report> {
  writeFileSync(join(workspace, "resilience.yml"), ASKED + settings);
  let text = "";
  await commandLine(["check", "velero.yaml", ...paths, "--config", "resilience.yml", "--format", "json"], {
    out: (part) => {
      text += part;
    },
    err: (part) => expect(part).toBe(""),
    standardInput: (async function* () {})(),
    workspace,
    clockMs: Date.UTC(2026, 0, 1),
    environment: {},
    isTerminal: false,
    columns: 100,
  });
  return reportSchema.parse(JSON.parse(text));
}

/** What is found, without notices of what could be better and without what follows for the objectives. */
const answers = (report: Report) =>
  report.findings
    .filter(({ severity, rule }) => severity !== "notice" && !rule.startsWith("objectives/"))
    .map(({ rule, outcome, message }) => ({ rule, outcome, message }));

/** The subnets of the network's stack, as its state has them. */
function subnetIds(): string[] {
  const state = JSON.parse(readFileSync(join(FIXTURES, "network.state.json"), "utf8"));
  const resources: { type: string; values: { id: string } }[] = state.values.root_module.resources;
  return resources
    .filter(({ type }) => type === "aws_subnet")
    .map(({ values }) => values.id)
    .sort();
}

describe("the stack of the live region", () => {
  it("alone does not show where its snapshots are replicated to, nor where its machines are", async () => {
    const report = await judged(["live.json"]);
    const [subnet = ""] = subnetIds();
    expect(answers(report)).toEqual([
      {
        rule: "ha/compute-data-centres",
        outcome: "undetermined",
        message: expect.stringContaining(
          `${subnet} is in no input: declare its data centre under declared.locations`,
        ),
      },
      {
        rule: "dr/recovery-store-redundant",
        outcome: "undetermined",
        message:
          "Whether the copies of snap-live can be read in another region is not known: snap-dr is in no input.",
      },
    ]);
    expect(report.not_in_sight).toEqual([
      {
        what: "bucket",
        count: 1,
        ids: ["arn:aws:s3:::snap-dr"],
        under: "declared.resources",
        lines: ['"arn:aws:s3:::snap-dr": {type: aws_s3_bucket, region: "", versioning: {enabled: ""}}'],
      },
      {
        what: "subnet",
        count: 3,
        ids: subnetIds(),
        under: "declared.locations",
        lines: subnetIds().map((id) => `"${id}": ""`),
      },
    ]);
  });

  it("passes together with the stack for recovery and the network's state, in whatever order they come", async () => {
    const together = await judged(["live.json", "dr.json", "network.state.json"]);
    expect(answers(together)).toEqual([]);
    expect(together.not_in_sight).toEqual([]);
    expect(together.verdict).toBe("pass");
    expect(together.rules.find(({ id }) => id === "dr/recovery-store-redundant")).toMatchObject({
      passed: 1,
    });
    const otherwise = await judged(["network.state.json", "dr.json", "live.json"]);
    expect(otherwise).toEqual(together);
  });

  it("stands in the data centres of the network's subnets", async () => {
    const { not_in_sight } = await judged(["live.json", "network.state.json"]);
    expect(not_in_sight.map(({ what }) => what)).toEqual(["bucket"]);
  });

  it("passes with the lines that the report asks for, filled in", async () => {
    const report = await judged(
      ["live.json"],
      `declared:\n  locations: {"${subnetIds()[0]}": eu-west-1a, "subnet-*": eu-west-1b}\n  resources:\n    ${REPLICA}\n`,
    );
    expect(answers(report)).toEqual([]);
    expect(report.not_in_sight).toEqual([]);
    expect(report.inputs.map(({ name, kind }) => [name, kind])).toEqual([
      ["live.json", "terraform-plan"],
      ["resilience.yml", "declared"],
      ["velero.yaml", "kubernetes"],
    ]);
  });

  it("cannot be helped by a declared replica that does not hold: same region, not versioned", async () => {
    for (const [region, versioned] of [
      ["eu-west-1", true],
      ["us-west-2", false],
    ] as const) {
      const replica = `{type: aws_s3_bucket, region: ${region}, versioning: {enabled: ${versioned}}}`;
      const report = await judged(["live.json"], `declared:\n  resources:\n    "snap-dr": ${replica}\n`);
      expect(answers(report)).toContainEqual(
        expect.objectContaining({ rule: "dr/recovery-store-redundant", outcome: "fail" }),
      );
    }
  });

  it("is judged by the plan where something is declared that a plan shows", async () => {
    const report = await judged(
      ["live.json", "dr.json", "network.state.json"],
      `declared:\n  resources:\n    ${REPLICA.replace("us-west-2", "eu-west-1")}\n`,
    );
    expect(answers(report)).toEqual([]);
    expect(report.problems.map(({ level, message }) => [level, message])).toEqual([
      [
        "warning",
        "declared.resources is not needed for arn:aws:s3:::snap-dr: dr.json#aws_s3_bucket.snapshots shows it, and counts. Remove it.",
      ],
    ]);
  });
});
