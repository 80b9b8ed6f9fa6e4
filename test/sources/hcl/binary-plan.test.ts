import { existsSync } from "node:fs";
import { chmod, cp, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { strToU8, zipSync } from "fflate";
import { afterEach, describe, expect, it } from "vitest";
import type { DeclaredTypes } from "../../../src/model/declared-types.ts";
import type { NormalisedInput, SourceArchive } from "../../../src/model/input.ts";
import { LIMITS } from "../../../src/settings/defaults.ts";
import { readPlanArchive } from "../../../src/sources/hcl/read-plan-archive.ts";
import { showPlan } from "../../../src/sources/hcl/show-plan.ts";
import { normaliseAll } from "../../../src/sources/normalise-all.ts";
import type { RawInput } from "../../../src/sources/raw-input.ts";
import { workspaceOf } from "../workspace.ts";
import { at, FIXTURES, locatorOf, REPOSITORY } from "./locate.ts";

const DECLARED: DeclaredTypes = { terraform: { aws_s3_bucket: true }, kubernetes: {} };

async function archiveOf(path: string): Promise<SourceArchive> {
  const read = readPlanArchive(await readFile(path));
  if ("problem" in read) {
    throw new Error(read.problem);
  }
  return read.archive;
}

async function fixture(name: string): Promise<Buffer> {
  return readFile(join(FIXTURES, name));
}

describe("the sources inside a binary plan", () => {
  it("are those of every module, with the folder that each came from", async () => {
    const { modules, moments } = await archiveOf(join(FIXTURES, "binary/plan.bin"));
    expect([...modules].map(([key, { dir, files }]) => [key, dir, [...files.keys()]])).toEqual([
      ["", ".", ["main.tf", "plan_lab_override.tf"]],
      ["archive", "modules/archive", ["main.tf"]],
      ["dr", "modules/site", ["main.tf"]],
      ["dr.store", "modules/site/store", ["store.tf"]],
      ["live", "modules/site", ["main.tf"]],
      ["live.store", "modules/site/store", ["store.tf"]],
    ]);
    const { timestamp } = JSON.parse((await fixture("binary/plan.json")).toString());
    expect(moments.has(timestamp)).toBe(true);
    const site = modules.get("live")?.files.get("main.tf");
    expect(site).toBe((await fixture("modules/modules/site/main.tf")).toString());
  });

  it("give lines, exact where the checkout has the same text", async () => {
    const archive = await archiveOf(join(FIXTURES, "binary/plan.bin"));
    const locate = await locatorOf(FIXTURES, "binary/plan.json", { archive });
    const via = [
      "module.live at modules/main.tf:16",
      "module.live.module.store at modules/modules/site/main.tf:7",
    ];
    expect(await locate("module.live.module.store.aws_s3_bucket.this", "bucket")).toEqual(
      at("modules/modules/site/store/store.tf", 15, 15, via),
    );
  });

  it("give lines without a checkout: near, since nothing says where the repository has the file", async () => {
    const workspace = await workspaceOf({ "plans/plan.json": await fixture("binary/plan.json") });
    const archive = await archiveOf(join(FIXTURES, "binary/plan.bin"));
    const locate = await locatorOf(workspace, "plans/plan.json", { archive });
    expect(await locate("aws_s3_bucket.this")).toEqual({
      path: "plans/main.tf",
      line: 12,
      end_line: 14,
      exact: false,
      via: [],
    });
  });

  it("give lines that are near where the checkout has another text by now", async () => {
    const workspace = await workspaceOf({});
    await cp(FIXTURES, workspace, { recursive: true });
    const file = join(workspace, "modules/modules/archive/main.tf");
    await writeFile(file, `# new\n${await readFile(file, "utf8")}`);
    const archive = await archiveOf(join(FIXTURES, "binary/plan.bin"));
    const locate = await locatorOf(workspace, "binary/plan.json", { archive });
    expect(await locate("module.archive[0].aws_s3_bucket.that")).toMatchObject({ line: 1, exact: false });
    expect(await locate("aws_s3_bucket.this")).toMatchObject({ line: 12, exact: true });
  });
});

describe("archives that no Terraform writes", () => {
  const plan = { tfplan: strToU8("x") };
  const DAMAGED = "it is a binary plan that is cut short or damaged: write it again with terraform plan -out";
  const TOO_LARGE =
    "it is a binary plan that holds more than one can: write it again with terraform plan -out";
  const LEADS_OUT =
    "it is an archive whose names lead out of it, which no Terraform writes: write it again with terraform plan -out";

  it.each(["../../etc/passwd", "tfconfig/m-/../../x.tf", "/etc/x.tf", "C:/x.tf", "tfconfig\\..\\x.tf"])(
    "with an entry called %s",
    (name) => {
      expect(readPlanArchive(zipSync({ ...plan, [name]: strToU8("x") }))).toEqual({ problem: LEADS_OUT });
    },
  );

  it("with more than one can hold once it is inflated", () => {
    const large = { "tfconfig/m-/main.tf": new Uint8Array(65 * 1024 ** 2) };
    const bomb = zipSync({ ...plan, ...large }, { level: 9 });
    expect(bomb.length).toBeLessThan(100_000);
    expect(readPlanArchive(bomb)).toEqual({ problem: TOO_LARGE });
  });

  it("with too many entries", () => {
    const many = Object.fromEntries(
      Array.from({ length: 20_001 }, (_, i) => [`tfconfig/m-${i}/main.tf`, new Uint8Array(0)]),
    );
    expect(readPlanArchive(zipSync({ ...plan, ...many }, { level: 0 }))).toEqual({ problem: TOO_LARGE });
  });

  it("cut short or changed anywhere: an answer or a problem, never an exception", async () => {
    const whole = await fixture("binary/plan.bin");
    for (let length = 0; length < whole.length; length += 97) {
      expect(Object.keys(readPlanArchive(whole.subarray(0, length)))).toHaveLength(1);
      const changed = Buffer.from(whole);
      changed[length] = (changed[length] ?? 0) ^ 0xff;
      expect(Object.keys(readPlanArchive(changed))).toHaveLength(1);
    }
    expect(readPlanArchive(whole.subarray(0, 100))).toEqual({ problem: DAMAGED });
  });
});

/** What becomes of files that were collected under these paths. */
async function normalised(files: Record<string, Buffer | RawInput>): Promise<NormalisedInput[]> {
  async function* each(): AsyncGenerator<RawInput> {
    for (const [path, content] of Object.entries(files)) {
      yield Buffer.isBuffer(content)
        ? { name: path, path, named: true, content: { bytes: content } }
        : content;
    }
  }
  return normaliseAll(each(), DECLARED, { defaultRegion: null, limits: LIMITS });
}

const summary = ({ path, kind, resources, problems, not_judged, sources }: NormalisedInput) => ({
  path,
  kind,
  resources,
  problems: problems.map(({ message }) => message),
  reasons: not_judged.map(({ reason }) => reason),
  archive: sources?.archive !== undefined && sources.archive !== null,
});

describe("a binary plan among the inputs", () => {
  const beside = {
    kind: "unrecognised",
    resources: 0,
    problems: [],
    reasons: ["the same plan is judged as a/plan.json; this file gives its findings their lines"],
    archive: false,
  };
  const judged = { kind: "terraform-plan", resources: 11, problems: [], reasons: [], archive: true };
  const alone = (path: string) => ({
    path,
    kind: "unrecognised",
    resources: 0,
    problems: [`it is a binary plan: run terraform show -json ${path} > ${path}.json and name that file`],
    reasons: [],
    archive: false,
  });

  it("gives the lines where the JSON of the same plan is an input too, whatever it is called", async () => {
    const inputs = await normalised({
      "b/other.json": await fixture("binary/plan.bin"),
      "a/plan.json": await fixture("binary/plan.json"),
    });
    expect(inputs.map(summary)).toEqual([
      { path: "b/other.json", ...beside },
      { path: "a/plan.json", ...judged },
    ]);
  });

  it("asks for the JSON where there is that of another plan only, even of the same sources", async () => {
    const json = (await fixture("binary/plan.json")).toString();
    const later = json.replace(/("timestamp":\s*")[^"]*/, "$12020-01-01T00:00:00Z");
    expect(later).not.toBe(json);
    const inputs = await normalised({
      "a/plan.bin": await fixture("binary/plan.bin"),
      "a/plan.json": Buffer.from(later),
    });
    expect(inputs.map(summary)).toEqual([
      alone("a/plan.bin"),
      { path: "a/plan.json", ...judged, archive: false },
    ]);
  });

  it("does not let one JSON stand for two binary plans", async () => {
    const inputs = await normalised({
      "a/one.bin": await fixture("binary/plan.bin"),
      "a/two.bin": await fixture("binary/plan.bin"),
      "a/plan.json": await fixture("binary/plan.json"),
    });
    expect(inputs.map(summary)).toEqual([
      { path: "a/one.bin", ...beside },
      alone("a/two.bin"),
      { path: "a/plan.json", ...judged },
    ]);
  });

  it("goes by the name where plans do not say when they were made", async () => {
    const json = JSON.parse((await fixture("binary/plan.json")).toString());
    delete json.timestamp;
    const bytes = Buffer.from(JSON.stringify(json));
    const binary = await fixture("binary/plan.bin");
    const alike = await normalised({ "a/plan.tfplan": binary, "a/plan.json": bytes });
    expect(alike.map(summary)).toEqual([
      { path: "a/plan.tfplan", ...beside },
      { path: "a/plan.json", ...judged },
    ]);
    const apart = await normalised({ "a/other.tfplan": binary, "a/plan.json": bytes });
    expect(apart.map(summary)).toEqual([
      alone("a/other.tfplan"),
      { path: "a/plan.json", ...judged, archive: false },
    ]);
  });

  it("is judged by what a tool shows of it, with its own sources", async () => {
    const content = { bytes: await fixture("binary/plan.bin") };
    const shown = { bytes: await fixture("binary/plan.json") };
    const file = { name: "p", path: "p", named: true, content };
    expect((await normalised({ p: { ...file, shown } })).map(summary)).toEqual([{ path: "p", ...judged }]);
    const failed = await normalised({ p: { ...file, shown: { problem: "it failed" } } });
    expect(failed.map(summary)).toMatchObject([{ problems: ["it failed"], kind: "unrecognised" }]);
    const binaryAgain = await normalised({ p: { ...file, shown: content } });
    expect(binaryAgain.map(summary)).toEqual([alone("p")]);
  });
});

describe("showing a binary plan", () => {
  const path = process.env["PATH"] ?? "";
  afterEach(() => {
    process.env["PATH"] = path;
  });

  /** A folder with a stand-in for a tool, which alone is on the path. */
  async function withTool(name: string, script: string): Promise<string> {
    const folder = await workspaceOf({ "plan; touch x.bin": "x", [`bin/${name}`]: `#!/bin/sh\n${script}\n` });
    await chmod(join(folder, "bin", name), 0o755);
    process.env["PATH"] = join(folder, "bin");
    return join(folder, "plan; touch x.bin");
  }

  it("runs the tool without a shell, in the folder of the plan", async () => {
    const plan = await withTool("tofu", 'echo "$PWD|$1|$2|$4"');
    expect(await showPlan(plan, "plan.bin", 10_000)).toEqual({
      bytes: Buffer.from(`${join(plan, "..")}|show|-json|${plan}\n`),
    });
  });

  it("says what to do where there is no tool, or it fails, or writes too much", async () => {
    const plan = await withTool("tofu", "echo secret >&2; exit 3");
    expect(await showPlan(plan, "a b.bin", 10_000)).toEqual({
      problem:
        "it is a binary plan, and tofu show -json 'a b.bin' failed (3): run it to see why, in a folder where tofu init has run",
    });
    expect(await showPlan(await withTool("none", ""), "p", 10_000)).toEqual({
      problem:
        "it is a binary plan, and neither terraform nor tofu is there to show it: install one before this step, or run terraform show -json p > p.json in a step of one's own and name that file",
    });
    const much = await withTool("terraform", "while :; do echo aaaaaaaaaaaaaaaaaaaaaaaa; done");
    expect(await showPlan(much, "p", 10_000)).toMatchObject({
      problem: expect.stringContaining("writes more than one file may have"),
    });
  });
});

const CORPUS = join(REPOSITORY, "../shared/corpus/plans-binary");

describe.skipIf(!existsSync(CORPUS))("binary plans that others made (skipped without the corpus)", () => {
  it("all give their sources", async () => {
    const files = (await readdir(CORPUS, { recursive: true, withFileTypes: true })).filter((one) =>
      one.isFile(),
    );
    const found: Record<string, string[]> = {};
    for (const { parentPath, name } of files) {
      const { modules } = await archiveOf(join(parentPath, name));
      found[name.replace(/@.*/, "")] = [...modules].flatMap(([key, module]) =>
        [...module.files.keys()].map((file) => `${key}:${file}`),
      );
    }
    expect(found).toEqual({
      "examples__azuredevops__plan2.tfplan": [":outputs.tf", ":variables.tf", ":main.tf"],
      "examples__hcl1__gke-plan.tfplan": [":gke.tf"],
      "tfutils__testdata__binary-plan.tfplan": [":main.tf"],
      "fixtures__custom-rules__rules__CUSTOM-4__fixtures__test.tfplan": [":test.tf"],
    });
  });
});
