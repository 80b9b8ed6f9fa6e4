import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { link } from "../../../src/link/link.ts";
import type { NormalisedInput, PlanSources } from "../../../src/model/input.ts";
import { NO_RESILIENCE_FILE } from "../../../src/settings/defaults.ts";
import { SourceSearch } from "../../../src/sources/hcl/source-search.ts";
import { withBackends } from "../../../src/sources/hcl/with-backends.ts";
import { WorkspaceReader } from "../../../src/sources/hcl/workspace-reader.ts";
import { packagedGrammar } from "../../../src/tools/build/grammar.ts";
import { anInput, terraform } from "../../link/a-resource.ts";

let workspace = "";
beforeEach(() => {
  workspace = mkdtempSync(join(tmpdir(), "backends-"));
});
afterEach(() => rmSync(workspace, { recursive: true }));

const DECLARED = { terraform: { terraform_backend: true as const }, kubernetes: {} };
const NOTHING = { terraform: {}, kubernetes: {} };
const ID = "live/plan.json#terraform.backend";
const MACHINE = 'resource "aws_instance" "web" {}\n';

function write(files: Record<string, string>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(workspace, dirname(path)), { recursive: true });
    writeFileSync(join(workspace, path), text);
  }
}

/** A plan of the one machine, in the folder `live`. */
function plan(archive: PlanSources["archive"] = null): NormalisedInput {
  const outline = { resources: new Set(["aws_instance.web"]), calls: new Map(), names: new Set<string>() };
  const machine = terraform("live/plan.json", "aws_instance.web");
  return anInput("live/plan.json", [machine], {
    before: [machine],
    sources: { outline, plannedAt: null, archive, unseen: null },
  });
}

async function completed(input: NormalisedInput, declared = DECLARED): Promise<NormalisedInput> {
  const reader = new WorkspaceReader(workspace);
  const search = new SourceSearch({ resilience: NO_RESILIENCE_FILE }, reader, packagedGrammar);
  const [one] = await withBackends([input], declared, search);
  return one ?? input;
}

/** What policies see of the backend, and where it stands; null where there is none. */
async function backend(files: Record<string, string>, archive: PlanSources["archive"] = null) {
  write(files);
  const { after, before, places } = await completed(plan(archive));
  const [one] = after.filter(({ type }) => type === "terraform_backend");
  expect(before?.filter(({ type }) => type === "terraform_backend")).toEqual(one === undefined ? [] : [one]);
  if (one === undefined) {
    return null;
  }
  const { values, unknown, region } = one.resource;
  return { values, unknown, region, place: places[ID] };
}

const UNSAID = { unknown: "the backend does not say its region" };
const S3 = `terraform {
  required_version = ">= 1.5"
  backend "s3" {
    bucket = "states"
    key    = "live.tfstate"
    region = "eu-west-1"
    assume_role = { role_arn = "arn:aws:iam::123456789012:role/states" }
  }
}
`;
const inFile = (line: number, end_line: number, path = "live/main.tf") => ({
  path,
  line,
  end_line,
  exact: true,
  via: [],
});
const inPlan = { path: "live/plan.json", line: null, end_line: null, exact: false, via: [] };

describe("the backend of a plan", () => {
  it("is what the sources beside it say, at its own line", async () => {
    expect(await backend({ "live/main.tf": `${S3}${MACHINE}` })).toEqual({
      values: { type: "s3", bucket: "states", key: "live.tfstate", region: "eu-west-1" },
      unknown: { assume_role: true },
      region: { name: "eu-west-1" },
      place: inFile(3, 8),
    });
  });

  it("is read in JSON syntax", async () => {
    const sources = {
      terraform: { backend: { gcs: { bucket: "states", prefix: "live" } } },
      resource: { aws_instance: { web: {} } },
    };
    expect(await backend({ "live/main.tf.json": JSON.stringify(sources) })).toEqual({
      values: { type: "gcs", bucket: "states", prefix: "live" },
      unknown: {},
      region: UNSAID,
      place: inFile(1, 1, "live/main.tf.json"),
    });
  });

  it("is HCP Terraform where a cloud block says so", async () => {
    const cloud = 'terraform {\n  cloud {\n    organization = "shop"\n  }\n}\n';
    expect(await backend({ "live/main.tf": `${cloud}${MACHINE}` })).toEqual({
      values: { type: "cloud", organization: "shop" },
      unknown: {},
      region: UNSAID,
      place: inFile(2, 4),
    });
  });

  it("has what is given from outside as unknown, or as init has written it", async () => {
    const partial = `terraform {\n  backend "s3" {\n    key = var.key\n  }\n}\n${MACHINE}`;
    const outside = { "live/main.tf": partial };
    expect(await backend(outside)).toEqual({
      values: { type: "s3" },
      unknown: { bucket: true, key: true, region: true },
      region: UNSAID,
      place: inFile(2, 4),
    });
    const config = { bucket: "states", key: "live.tfstate", region: "eu-west-1", kms_key_id: null };
    const initialised = JSON.stringify({ version: 3, backend: { type: "s3", config, hash: 1 } });
    expect(await backend({ ...outside, "live/.terraform/terraform.tfstate": initialised })).toEqual({
      values: { type: "s3", bucket: "states", key: "live.tfstate", region: "eu-west-1" },
      unknown: {},
      region: { name: "eu-west-1" },
      place: inFile(2, 4),
    });
  });

  it("is not taken from an init of another backend", async () => {
    const initialised = JSON.stringify({ backend: { type: "gcs", config: { bucket: "old" } } });
    const found = await backend({
      "live/main.tf": `${S3}${MACHINE}`,
      "live/.terraform/terraform.tfstate": initialised,
    });
    expect(found?.values).toEqual({
      type: "s3",
      bucket: "states",
      key: "live.tfstate",
      region: "eu-west-1",
    });
  });

  it("without a block is what init has set up, or a local file where init has run", async () => {
    const initialised = JSON.stringify({ backend: { type: "gcs", config: { bucket: "states" } } });
    const sources = { "live/main.tf": MACHINE };
    const generated = { ...sources, "live/.terraform/terraform.tfstate": initialised };
    expect(await backend(generated)).toEqual({
      values: { type: "gcs", bucket: "states" },
      unknown: {},
      region: UNSAID,
      place: inPlan,
    });
    const run = { "live/.terraform/providers/x": "", "live/.terraform/terraform.tfstate": "{}" };
    expect(await backend(run)).toEqual({
      values: { type: "local" },
      unknown: {},
      region: UNSAID,
      place: inPlan,
    });
  });

  it("is not known where there is neither a block nor an initialised folder, or no source at all", async () => {
    expect(await backend({ "live/main.tf": `# backend "s3" {}\n${MACHINE}` })).toBeNull();
    rmSync(join(workspace, "live"), { recursive: true });
    expect(await backend({})).toBeNull();
  });

  it("of a binary plan is what its own sources say: a local file where they have no block", async () => {
    const archive = (text: string): PlanSources["archive"] => ({
      modules: new Map([["", { dir: ".", files: new Map([["main.tf", text]]) }]]),
      moments: new Set(),
    });
    expect(await backend({}, archive(`${S3}${MACHINE}`))).toEqual({
      values: { type: "s3", bucket: "states", key: "live.tfstate", region: "eu-west-1" },
      unknown: { assume_role: true },
      region: { name: "eu-west-1" },
      place: { ...inFile(3, 8), exact: false },
    });
    expect((await backend({}, archive(MACHINE)))?.values).toEqual({ type: "local" });
  });

  it("is left out where no policy reads it", async () => {
    write({ "live/main.tf": `${S3}${MACHINE}` });
    expect(await completed(plan(), NOTHING as unknown as typeof DECLARED)).toEqual(plan());
  });

  it("refers to the bucket that holds the state, in its own input or another", async () => {
    write({ "live/main.tf": `${S3}${MACHINE}` });
    const live = await completed(plan());
    const bucket = (input: string) => ({
      ...terraform(input, "aws_s3_bucket.states"),
      identities: ["states", "arn:aws:s3:::states"],
    });
    const settings = { resilience: NO_RESILIENCE_FILE, nowS: 0 };
    const own = link([{ ...live, after: [...live.after, bucket("live/plan.json")] }], settings, {}).after;
    expect(own.terraform["terraform_backend"]?.map(({ references }) => references)).toEqual([
      { bucket: ["live/plan.json#aws_s3_bucket.states"] },
    ]);
    const other = link([live, anInput("base.json", [bucket("base.json")])], settings, {}).after;
    expect(other.terraform["aws_s3_bucket"]?.map(({ referenced_by }) => referenced_by)).toEqual([
      { bucket: [ID] },
    ]);
  });
});
