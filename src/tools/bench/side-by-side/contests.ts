import { cp, mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { runCommand } from "../../run-command.ts";
import { REPOSITORY } from "../../tool.ts";
import { madeManifests, madePlan } from "../made-files.ts";
import type { Program } from "./programs.ts";

/** One program on the input of a contest. */
export interface Entrant {
  who: string;
  /** What it was asked to do. */
  asked: string;
  program: string;
  args: string[];
}

/** One input, and the programs that read it. */
export interface Contest {
  name: string;
  /** Runs of each. */
  runs: number;
  entrants: Entrant[];
}

/** How the tables call this program, and reading and parsing an input on Node and nothing more. */
export const OWN = "resilience-gate";
export const FLOOR = "read and parse";

const PROGRAM = join(REPOSITORY, "dist/cli.js");
const YAML = join(REPOSITORY, "node_modules/js-yaml/dist/js-yaml.mjs");
const RULE = `package main

import rego.v1

deny contains message if {
	some change in input.resource_changes
	change.type == "aws_db_instance"
	not change.change.after.multi_az
	message := sprintf("%s has no standby in another data centre", [change.address])
}
`;
/** Workloads whose four objects each make 1,000 documents. */
const WORKLOADS = 250;
/** A plan that Terraform itself made, of 144 resources. */
const REAL_PLAN = "examples/multi-region-replicated-storage/plan.json";
const REAL_MANIFESTS = "examples/three-data-centres/manifests";

/** Writes the inputs into a folder and says who reads which. */
export async function contests(
  folder: string,
  programs: ReadonlyMap<string, Program>,
  size: number,
): Promise<Contest[]> {
  await rm(join(folder, "manifests"), { recursive: true, force: true });
  await cp(join(REPOSITORY, REAL_MANIFESTS), join(folder, "manifests"), { recursive: true });
  await cp(join(REPOSITORY, REAL_PLAN), join(folder, "small.json"));
  await mkdir(join(folder, "conftest"), { recursive: true });
  await writeFile(join(folder, "conftest/main.rego"), RULE);
  const large = await madePlan(folder, size);
  const many = await madeManifests(folder, WORKLOADS);
  return [
    {
      name: `a plan of 144 resources (${REAL_PLAN})`,
      runs: 5,
      entrants: await ofPlan("small.json", folder, programs),
    },
    { name: `a made plan of ${size} resources`, runs: 3, entrants: await ofPlan(large, folder, programs) },
    {
      name: `the manifests of ${REAL_MANIFESTS}`,
      runs: 5,
      entrants: ofManifests(
        ["manifests/cd4pe.yaml", "manifests/kurl-installer.yaml", "manifests/velero.yaml"],
        programs,
      ),
    },
    {
      name: `made manifests of ${WORKLOADS * 4} documents`,
      runs: 3,
      entrants: ofManifests([many], programs),
    },
  ];
}

function own(paths: string[]): Entrant {
  const args = [
    "check",
    ...paths,
    "--config",
    "resilience.yml",
    "--now",
    "2026-01-01T00:00:00Z",
    "--format",
    "json=report.json",
  ];
  return {
    who: OWN,
    asked: "all rules, failures, before and after",
    program: process.execPath,
    args: [PROGRAM, ...args],
  };
}

function floorOfPlan(plan: string): Entrant {
  return floor(
    `JSON.parse(fs.readFileSync(${JSON.stringify(plan)}, "utf8"))`,
    "JSON.parse, and nothing more",
  );
}

function floorOfManifests(paths: string[]): Entrant {
  const read = `for (const path of ${JSON.stringify(paths)}) loadAll(fs.readFileSync(path, "utf8"))`;
  return floor(
    `import(${JSON.stringify(YAML)}).then(({ loadAll }) => { ${read} })`,
    "js-yaml, and nothing more",
  );
}

function floor(script: string, asked: string): Entrant {
  return { who: FLOOR, asked, program: process.execPath, args: ["-e", script] };
}

async function ofPlan(
  plan: string,
  folder: string,
  programs: ReadonlyMap<string, Program>,
): Promise<Entrant[]> {
  const document = await documentOf(plan, folder);
  return [
    own([plan]),
    floorOfPlan(plan),
    ...entrant(programs, "conftest", "one rule", ["test", plan, "--policy", "conftest", "--no-color"]),
    ...entrant(programs, "opa", "the same policies on the same document, after alone", [
      "eval",
      "--format",
      "json",
      "--bundle",
      join(REPOSITORY, "policies"),
      "--ignore",
      "*_test.rego,fixtures",
      "--input",
      document,
      "data.resilience.main.result",
    ]),
    ...entrant(programs, "checkov", "all its checks of plans", [
      "--file",
      plan,
      "--framework",
      "terraform_plan",
      "--compact",
      "--quiet",
      "--skip-download",
    ]),
  ];
}

function ofManifests(paths: string[], programs: ReadonlyMap<string, Program>): Entrant[] {
  return [
    own(paths),
    floorOfManifests(paths),
    ...entrant(programs, "kube-score", "all its checks", ["score", "--output-format", "ci", ...paths]),
    ...entrant(programs, "checkov", "all its checks of manifests", [
      ...paths.flatMap((path) => ["--file", path]),
      "--framework",
      "kubernetes",
      "--compact",
      "--quiet",
      "--skip-download",
    ]),
  ];
}

function entrant(
  programs: ReadonlyMap<string, Program>,
  who: string,
  asked: string,
  args: string[],
): Entrant[] {
  const program = programs.get(who);
  return program === undefined ? [] : [{ who, asked, program: program.path, args }];
}

/** Name of the file with what policies see of a plan. */
async function documentOf(plan: string, folder: string): Promise<string> {
  const name = `document-of-${plan}`;
  const { stdout } = await runCommand(
    process.execPath,
    [PROGRAM, "facts", plan, "--config", "resilience.yml"],
    folder,
  );
  const { document } = JSON.parse(stdout) as { document: unknown };
  await writeFile(join(folder, name), JSON.stringify(document));
  return name;
}
