import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { DeclaredTypes } from "../../../src/model/declared-types.ts";
import type { NormalisedInput } from "../../../src/model/input.ts";
import type { Finding, Report } from "../../../src/model/report.ts";
import { LIMITS } from "../../../src/settings/defaults.ts";
import { withSourceLines } from "../../../src/sources/hcl/source-lines.ts";
import { SourceSearch } from "../../../src/sources/hcl/source-search.ts";
import { WorkspaceReader } from "../../../src/sources/hcl/workspace-reader.ts";
import { normaliseAll } from "../../../src/sources/normalise-all.ts";
import type { RawInput } from "../../../src/sources/raw-input.ts";
import { packagedGrammar } from "../../../src/tools/build/grammar.ts";
import { at, FIXTURES } from "./locate.ts";

const DECLARED: DeclaredTypes = {
  terraform: { aws_s3_bucket: true, aws_db_instance: true, aws_vpc: true },
  kubernetes: {},
};

async function inputsOf(...paths: string[]): Promise<NormalisedInput[]> {
  async function* files(): AsyncGenerator<RawInput> {
    for (const path of paths) {
      const content = { bytes: await readFile(join(FIXTURES, path)) };
      yield { name: path.replace(/\/.*/, ""), path, named: true, content };
    }
  }
  return normaliseAll(files(), DECLARED, { defaultRegion: null, limits: LIMITS });
}

const UNPLACED = { path: "plan.json", line: null, end_line: null, exact: false, via: [] };

function finding(resource: string, attribute: string | null = null, related: string[] = []): Finding {
  return {
    rule: "dr/some",
    severity: "error",
    outcome: "fail",
    status: "unknown",
    lost_judgement: false,
    waiver: null,
    blocks: true,
    resource,
    attribute,
    related,
    services: [],
    message: "It is so.",
    remediation: "",
    evidence: [],
    caused_by: null,
    location: UNPLACED,
    fingerprint: `1:${resource}`,
  };
}

function report(...findings: Finding[]): Report {
  return {
    version: 1,
    tool: { name: "resilience-gate", version: "0", policies: "0" },
    mode: "enforce",
    verdict: "fail",
    sentence: "",
    inputs: [],
    problems: [],
    not_in_sight: [],
    waivers: [],
    break_glass: null,
    findings,
    fixed: [],
    rules: [],
    architectures: [],
    failures: [],
    changes: [],
    objectives: [],
    topology: { regions: [], elsewhere: [], links: [] },
  };
}

function searching(terraform: Record<string, string> = {}): SourceSearch {
  const settings = { resilience: { path: null, file: { version: 1 as const, terraform } } };
  return new SourceSearch(settings, new WorkspaceReader(FIXTURES), packagedGrammar);
}

const never = async (): Promise<never> => {
  throw new Error("it was read");
};
const UNREADABLE = new SourceSearch(
  { resilience: { path: null, file: { version: 1 } } },
  { files: never, text: never, hasFolder: never, foldersBelow: never },
  never,
);

describe("withSourceLines", () => {
  it("gives a resource and its attribute their line", async () => {
    const found = report(
      finding("other-folder#aws_db_instance.main"),
      finding("other-folder#aws_db_instance.main", "multi_az"),
      finding('modules#module.dr["c"].module.store.aws_s3_bucket.this', "bucket"),
    );
    const inputs = await inputsOf("other-folder/plan.json", "modules/plan.json");
    const placed = await withSourceLines(found, inputs, searching());
    expect(placed.findings.map(({ location }) => location)).toEqual([
      at("other-folder/infra/database.tf", 1, 6),
      at("other-folder/infra/database.tf", 5, 5),
      at("modules/modules/site/store/store.tf", 15, 15, [
        'module.dr["c"] at modules/main.tf:21',
        'module.dr["c"].module.store at modules/modules/site/main.tf:7',
      ]),
    ]);
    expect({ ...placed, findings: [] }).toEqual({ ...found, findings: [] });
  });

  it("gives a concept the line of the first related resource, and never that of an attribute of it", async () => {
    const related = ["service:x", "other-folder#aws_vpc.main", "other-folder#aws_db_instance.main"];
    const found = report(finding("cluster:x", "cidr_block", related));
    const placed = await withSourceLines(found, await inputsOf("other-folder/plan.json"), searching());
    expect(placed.findings[0]?.location).toEqual(at("other-folder/infra/network.tf", 1, 3));
  });

  it("leaves the place of what is not in the sources, or in no plan", async () => {
    const found = report(finding("other-folder#aws_vpc.gone"), finding("cluster:x"));
    expect(await withSourceLines(found, await inputsOf("other-folder/plan.json"), searching())).toEqual(
      found,
    );
  });

  it("looks where resilience.yml says, by name, path or glob of the plan", async () => {
    for (const plan of ["modules", "modules/plan.json", "**/plan.json"]) {
      const found = report(finding("modules#aws_s3_bucket.this"));
      const inputs = await inputsOf("modules/plan.json");
      const placed = await withSourceLines(found, inputs, searching({ [plan]: "json-syntax/inner" }));
      expect(placed.findings[0]?.location).toEqual(at("json-syntax/inner/bucket.tf.json", 2, 2));
    }
  });

  it("knows the lines of modules that root modules share which fit equally well, and no line of those", async () => {
    const found = report(
      finding("alike-roots#module.store.aws_s3_bucket.this", "bucket"),
      finding("alike-roots#aws_vpc.main"),
    );
    const inputs = await inputsOf("alike-roots/plan.json");
    const lines = async (search: SourceSearch): Promise<Finding["location"][]> =>
      (await withSourceLines(found, inputs, search)).findings.map(({ location }) => location);
    expect(await lines(searching())).toEqual([at("alike-roots/modules/store/main.tf", 2, 2), UNPLACED]);
    expect(await lines(searching({ "alike-roots": "alike-roots/envs/prod" }))).toEqual([
      at("alike-roots/modules/store/main.tf", 2, 2, ["module.store at alike-roots/envs/prod/main.tf:16"]),
      at("alike-roots/envs/prod/main.tf", 12, 14),
    ]);
  });

  it("is near where the sources beside the plan have changed since, unless they are wholly different", async () => {
    const found = report(
      finding("changed-since#aws_vpc.main", "cidr_block"),
      finding("changed-since#aws_vpc.gone"),
    );
    const inputs = await inputsOf("changed-since/plan.json");
    const placed = await withSourceLines(found, inputs, searching());
    expect(placed.findings.map(({ location }) => location)).toEqual([
      { ...at("changed-since/main.tf", 13, 13), exact: false },
      UNPLACED,
    ]);
  });

  it("reads nothing where nothing was found, or only what stands in no plan", async () => {
    const inputs = await inputsOf("modules/plan.json");
    expect(await withSourceLines(report(), inputs, UNREADABLE)).toEqual(report());
    const other = report(finding("cluster:x"));
    expect(await withSourceLines(other, inputs, UNREADABLE)).toEqual(other);
    const own = report(finding("modules#aws_s3_bucket.this"));
    await expect(withSourceLines(own, inputs, UNREADABLE)).rejects.toThrow("it was read");
  });
});
