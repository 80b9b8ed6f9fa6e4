import { beforeAll, describe, expect, it } from "vitest";
import { writeArchive } from "../../src/own-policies/archive.ts";
import { loadOwn } from "../../src/own-policies/load-own.ts";
import type { OwnFiles } from "../../src/own-policies/own-files.ts";
import { builtPack } from "../../src/settings/pack.ts";
import { opaProgram } from "../../src/tools/opa/find.ts";

const METADATA = `# METADATA
# title: A title
# description: What it checks.
# custom:
#   severity: warning
#   remediation: What to do.
`;
const RULE = `
import data.resilience.model.workloads

subjects := workloads.by_id

needs := []

protects := "node"

violations contains {"subject": id, "message": workload.name} if some id, workload in subjects
`;
const rule = (id: string, body = RULE, metadata = METADATA) => {
  const [group, name] = id.split("/");
  return `${metadata}package resilience.rules.${group}["${name}"]\n${body}`;
};

let opa: string;
beforeAll(async () => {
  opa = await opaProgram();
});

function folder(path: string, files: Record<string, string>): OwnFiles {
  const bytes = Object.entries(files).map(([name, text]): [string, Uint8Array] => [name, Buffer.from(text)]);
  return { kind: "folder", path, files: new Map(bytes) };
}

async function loaded(all: OwnFiles[], { allowTools = true } = {}) {
  const source = {
    read: async (path: string) => {
      const found = all.find((one) => one.path === path);
      if (found === undefined) throw new Error(path);
      return found;
    },
  };
  const policies = all.map(({ path }) => path);
  return loadOwn({ policies, allowTools, opaPath: opa }, source, builtPack());
}

const messages = async (all: OwnFiles[], options = {}): Promise<string[]> =>
  (await loaded(all, options)).problems.map(({ level, message }) => `${level}: ${message}`);

describe("loading policies of one's own", { timeout: 180_000 }, () => {
  it("compiles them with the pack, and adds the types that they declare", async () => {
    const body = `${RULE}\nundetermined contains {"subject": server.id, "message": server.values.size} if some server in input.terraform.acme_server\n`;
    const resource = JSON.stringify({ description: "A server", properties: { size: { type: "string" } } });
    const more = JSON.stringify({ description: "More of it", properties: { ami: { type: "string" } } });
    const { own, declared, problems } = await loaded([
      folder("p", {
        "rules/acme/a/a.rego": rule("acme/a", body),
        "resources/terraform/acme_server.json": resource,
        "resources/terraform/aws_instance.json": more,
      }),
    ]);
    expect(problems).toEqual([]);
    expect(own.map(({ path, metadata }) => [path, [...metadata.keys()]])).toEqual([["p", ["acme/a"]]]);
    expect(declared.terraform["acme_server"]).toEqual({ properties: { size: true } });
    expect(declared.terraform["aws_instance"]).toMatchObject({
      properties: { ami: true, instance_type: true },
    });
  });

  it.each([
    [
      "a group of the pack",
      { "a.rego": rule("ha/mine") },
      "p/a.rego: the group ha is one of resilience-gate's own",
    ],
    [
      "another package",
      { "a.rego": "package main\n\na := 1\n" },
      "p/a.rego: its package must be resilience.rules.<group>",
    ],
    [
      "a package of the pack",
      { "a.rego": "package resilience.lib\n\nmine := 1\n" },
      "p/a.rego: its package must be resilience.rules.<group>",
    ],
    ["no METADATA", { "a.rego": rule("acme/a", RULE, "") }, "p: the rule acme/a has no METADATA"],
    [
      "METADATA that is not whole",
      { "a.rego": rule("acme/a", RULE, METADATA.replace(/# {3}severity.*\n/, "")) },
      'p/a.rego:6: METADATA: "custom.severity" is missing',
    ],
    ["what does not parse", { "a.rego": "package resilience.own.a\n\na := \n" }, "p: it does not compile\n"],
    [
      "an attribute that nobody declares",
      {
        "a.rego": rule(
          "acme/a",
          `${RULE}\n_x := {i.values.colour | some i in input.terraform.aws_instance}\n`,
        ),
      },
      "rego_type_error: undefined ref: i.values.colour",
    ],
    [
      "a builtin that WebAssembly does not run",
      { "a.rego": rule("acme/a", `${RULE}\n_x := http.send({"url": "x"})\n`) },
      "undefined function http.send",
    ],
    [
      "no Rego at all",
      { "resources/terraform/a.json": '{"description": "a", "properties": {}}' },
      "p: there is no Rego in it",
    ],
    [
      "a resource file of another form",
      { "a.rego": rule("acme/a"), "resources/terraform/a.json": '{"properties": {}}' },
      '"description" is missing',
    ],
    [
      "a resource file that is not JSON",
      { "a.rego": rule("acme/a"), "resources/terraform/a.json": "{" },
      "p/resources/terraform/a.json: it is not valid JSON",
    ],
    [
      "a resource file elsewhere",
      { "a.rego": rule("acme/a"), "resources/a.json": "{}" },
      "p/resources/a.json: a declared type is resources/terraform/<type>.json",
    ],
  ])("refuses %s, and says where", async (_, files, told) => {
    const [message, ...more] = await messages([folder("p", files as Record<string, string>)]);
    expect(message).toContain(told);
    expect(more).toEqual([]);
  });

  it("refuses a second rule of one id, and keeps the first", async () => {
    const { own, problems } = await loaded([
      folder("p", { "a.rego": rule("acme/a") }),
      folder("q", { "a.rego": rule("acme/a") }),
    ]);
    expect(own.map(({ path }) => path)).toEqual(["p"]);
    expect(problems.map(({ message }) => message)).toEqual([
      "q: the rule acme/a is in p too: give one of them another name",
    ]);
  });

  it("runs no tool unless that is allowed", async () => {
    const [message] = await messages([folder("p", { "a.rego": rule("acme/a") })], { allowTools: false });
    expect(message).toMatch(
      /^error: p: Rego is compiled by OPA, and tools may not be run: set allow_tools: true .*setup-opa/,
    );
  });

  it("names the step to add where OPA is not there", async () => {
    opa = "/nowhere/opa";
    const [message] = await messages([folder("p", { "a.rego": rule("acme/a") })]).finally(async () => {
      opa = await opaProgram();
    });
    expect(message).toContain("add a step that installs it (uses: open-policy-agent/setup-opa@v2)");
  });

  it.each([
    ["no archive", new Uint8Array([1, 2]), "p: it is neither a folder nor a bundle (.tar.gz): it is no gzip"],
    [
      "no module",
      writeArchive(new Map([[".manifest", Buffer.from("{}")]])),
      "p: it is no bundle with policy.wasm and .manifest",
    ],
    ["another's bundle", bundle({}), "p: its .manifest says nothing of policies for resilience-gate"],
    [
      "another contract",
      bundle({ contract: 99, rules: {} }),
      "p: its .manifest says contract 99, and this version speaks 1",
    ],
    [
      "a group of the pack",
      bundle({ contract: 1, rules: { "dr/mine": said() } }),
      "p: the group of dr/mine is one of resilience-gate's own",
    ],
    [
      "a rule without a name",
      bundle({ contract: 1, rules: { __proto: said() } }),
      "p: its .manifest names a rule that is no <group>/<name>",
    ],
  ])("refuses a bundle that is %s", async (_, bytes, told) => {
    const [message] = await messages([{ kind: "bundle", path: "p", bytes }], { allowTools: false });
    expect(message).toContain(told);
  });
});

function said() {
  return { scope: "package", title: "t", description: "d", custom: { severity: "error", remediation: "r" } };
}

function bundle(resilience_gate: object): Uint8Array {
  const manifest = Buffer.from(JSON.stringify({ metadata: { resilience_gate } }));
  return writeArchive(
    new Map<string, Uint8Array>([
      [".manifest", manifest],
      ["policy.wasm", new Uint8Array()],
    ]),
  );
}
