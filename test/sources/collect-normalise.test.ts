import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import type { NormalisedInput } from "../../src/model/input.ts";
import { LIMITS } from "../../src/settings/defaults.ts";
import { normaliseAll } from "../../src/sources/normalise-all.ts";
import type { RawInput } from "../../src/sources/raw-input.ts";

const DECLARED = { terraform: { aws_subnet: true }, kubernetes: { "core/Service": true } } as const;
const PLAN = JSON.stringify({
  format_version: "1.2",
  terraform_version: "1.9.0",
  planned_values: { root_module: { resources: [] } },
  resource_changes: [],
  configuration: { root_module: {} },
});
const STATE = '{"format_version":"1.0","terraform_version":"1.9.0","values":{"root_module":{}}}';
const SERVICE = "apiVersion: v1\nkind: Service\nmetadata: {name: web}\n";
const NEITHER =
  "it is neither a Terraform plan in JSON (terraform show -json PLAN > plan.json) nor Kubernetes manifests (apiVersion and kind)";
const EMPTY =
  "it is empty: the command that wrote it has probably failed, look at its output and run it again";

function file(path: string, content: string | Buffer, named = true): RawInput {
  return { name: path, path, named, content: { bytes: Buffer.from(content) } };
}

async function normalised(...files: RawInput[]): Promise<NormalisedInput[]> {
  const each = (async function* () {
    yield* files;
  })();
  return normaliseAll(each, DECLARED, { defaultRegion: null, limits: LIMITS });
}

describe("normaliseAll", () => {
  it.each<[string, string | Buffer, string]>([
    ["plan.json", PLAN, "terraform-plan"],
    ["plan.txt", Buffer.from(`\uFEFF${PLAN}`, "utf16le"), "terraform-plan"],
    ["plan.json.gz", gzipSync(PLAN), "terraform-plan"],
    ["plan.json", `[command]/opt/terraform-bin show -json p\n${PLAN}\n::debug::exit 0\n`, "terraform-plan"],
    ["state.json", STATE, "terraform-state"],
    ["web.yaml", SERVICE, "kubernetes"],
    ["web.json", '{"apiVersion":"v1","kind":"Service","metadata":{"name":"web"}}', "kubernetes"],
    ["list.json", '{"apiVersion":"v1","kind":"List","items":[]}', "unrecognised"],
  ])("recognises %s by its content", async (path, content, kind) => {
    expect((await normalised(file(path, content))).map((input) => input.kind)).toEqual([kind]);
  });

  it.each<[string, string, string | Buffer, string, number | null]>([
    ["an empty file", "plan.json", "", EMPTY, null],
    ["an empty file with a mark", "plan.json", "\uFEFF\n", EMPTY, null],
    [
      "a file that is cut short",
      "plan.json",
      PLAN.slice(0, 60),
      "its JSON is cut short, it ends at line 1, column 61 in the middle of a value: write the file again",
      1,
    ],
    [
      "broken JSON",
      "plan.json",
      '{\n "format_version": 1.2.3\n}',
      "its JSON is broken at line 2, column 23: write the file again, with nothing but the output of the command in it",
      2,
    ],
    [
      "JSON that PowerShell has spoilt",
      "plan.json",
      Buffer.from('\uFEFF{\r\n "format_version": "1.2",\r\n "description": "諛곗튂 ?쒕툕??}', "utf16le"),
      "its JSON is cut short, it ends at line 3, column 28 in the middle of a value: write the file again; it is UTF-16, as the > of PowerShell writes it, which spoils letters that it takes for another encoding: set [Console]::OutputEncoding = [Text.Encoding]::UTF8 before it, or redirect in cmd or bash",
      3,
    ],
    [
      "a binary file",
      "plan.json",
      Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 0, 0]),
      "it is binary, not text: name a plan in JSON, or manifests",
      null,
    ],
    [
      "a binary plan",
      "it's.tfplan",
      Buffer.concat([
        Buffer.from("PK\x03\x04"),
        Buffer.alloc(22),
        Buffer.from([6, 0, 0, 0]),
        Buffer.from("tfplan"),
      ]),
      "it is a binary plan: run terraform show -json 'it'\\''s.tfplan' > 'it'\\''s.tfplan'.json and name that file",
      null,
    ],
    ["JSON that is no plan", "package.json", '{"name":"x"}', NEITHER, null],
    ["a JSON text", "a.json", '"text"', NEITHER, null],
    [
      "Terraform sources",
      "main.tf",
      'resource "aws_subnet" "a" {\n}\n',
      "it holds Terraform sources, not a plan: run terraform plan -out=plan.tfplan, then terraform show -json plan.tfplan > plan.json",
      null,
    ],
    [
      "a plan's log",
      "plan.json",
      '{"@level":"info","@message":"Terraform 1.9.0"}\n{"@level":"info","@message":"Plan"}\n',
      "it is the log of terraform plan -json, not the plan: run terraform plan -out=plan.tfplan, then terraform show -json plan.tfplan > plan.json",
      null,
    ],
    [
      "a raw state",
      "terraform.tfstate",
      '{"version":4,"serial":1,"lineage":"x","resources":[]}',
      "it is a raw Terraform state: run terraform show -json > state.json and name that file",
      null,
    ],
    [
      "two plans in one",
      "plans.json",
      `${PLAN}\n${PLAN}`,
      "it holds several JSON documents one after another: write each to a file of its own",
      null,
    ],
    [
      "Helm values",
      "values.yaml",
      "replicas: 3\n",
      "Helm values: they fill in a chart: check what `helm template` writes with them",
      null,
    ],
  ])("says of %s what is wrong and what to do", async (_, path, content, message, line) => {
    expect(await normalised(file(path, content))).toEqual([refused(path, message, line)]);
  });

  it("tells where YAML is broken", async () => {
    const [input] = await normalised(file("web.yaml", `${SERVICE}---\napiVersion: v1\nkind: [Service\n`));
    expect([
      input?.kind,
      input?.after.length,
      input?.problems.map(({ level, line }) => [level, line]),
    ]).toEqual(["kubernetes", 1, [["error", 7]]]);
  });

  it("keeps the other inputs where one cannot be read", async () => {
    const missing: RawInput = {
      name: "a.json",
      path: "a.json",
      named: true,
      content: { problem: "it does not exist" },
    };
    const deep = file("deep.json", `{"resource_changes":${"[".repeat(9000)}${"]".repeat(9000)}}`);
    const inputs = await normalised(missing, deep, file("web.yaml", SERVICE));
    expect([inputs.map((input) => input.kind).at(-1), inputs[0], inputs.length]).toEqual([
      "kubernetes",
      refused("a.json", "it does not exist", null),
      3,
    ]);
  });

  it("lists in moderation what a search came upon and nothing can be made of", async () => {
    const inputs = await normalised(
      ...["a", "b", "c", "d", "e"].map((name) => file(`${name}.json`, '{"x":1}', false)),
      file("b/resilience.yml", "version: 1\n", false),
      file("tsconfig.json", "{\n // comment\n}", false),
      file(
        "tfplan",
        Buffer.concat([
          Buffer.from("PK\x03\x04"),
          Buffer.alloc(22),
          Buffer.from([6, 0, 0, 0]),
          Buffer.from("tfplan"),
        ]),
        false,
      ),
      file("web.yaml", SERVICE, false),
    );
    expect(inputs.map((input) => [input.name, input.not_judged, input.problems])).toEqual([
      ["web.yaml", [], []],
      [
        "found by search",
        [
          {
            what: "tfplan",
            reason: "it is a binary plan: run terraform show -json PLAN > PLAN.json and name that file",
            count: 1,
          },
          { what: "a.json, b.json, c.json and 2 more", reason: NEITHER, count: 5 },
          { what: "tsconfig.json", reason: "its JSON is broken", count: 1 },
          {
            what: "b/resilience.yml",
            reason: "these settings do not count here: name them with --config, or give their folder alone",
            count: 1,
          },
        ],
        [],
      ],
    ]);
  });

  it("does not pass over a plan that is cut short, even where nobody named it", async () => {
    const [input] = await normalised(file("plan.json", PLAN.slice(0, 60), false));
    expect(input?.problems.map(({ level, line }) => [level, line])).toEqual([["error", 1]]);
  });

  it("quotes nothing of a file", async () => {
    for (const text of [
      '{"password": "hunter2" "x"}',
      "apiVersion: v1\nkind: &hunter2 [\n",
      "hunter2",
      '{"hunter2": tru}',
    ]) {
      expect(JSON.stringify(await normalised(file("a.json", text)))).not.toContain("hunter2");
    }
  });
});

function refused(path: string, message: string, line: number | null): NormalisedInput {
  return {
    name: path,
    path,
    kind: "unrecognised",
    resources: 0,
    not_judged: [],
    problems: [{ level: "error", message, line }],
    after: [],
    before: null,
    places: {},
  };
}
