import { cp, readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { reportSchema } from "../../src/model/report.ts";
import { readArchive } from "../../src/own-policies/archive.ts";
import { opaProgram } from "../../src/tools/opa/find.ts";
import { wrongByContract } from "../own-policies/wrong-by-contract.ts";
import { workspaceOf } from "../sources/workspace.ts";
import { command } from "./a-command.ts";

const opa = await opaProgram();
const EXAMPLE = resolve("examples/policies");
const FIXTURES = "policies/rules/acme/servers-in-two-locations/fixtures";

async function withExample(): Promise<string> {
  const workspace = await workspaceOf({});
  await cp(EXAMPLE, join(workspace, "policies"), { recursive: true });
  return workspace;
}

let bundle: Promise<Buffer> | undefined;

/** The example with the bundle of its policies beside it, which is made once: compiling takes seconds. */
async function bundled(): Promise<string> {
  bundle ??= withExample().then(async (workspace) => {
    const made = await command(workspace, "bundle", "--output", "acme.tar.gz", "--opa-path", opa);
    expect(made).toEqual({
      status: 0,
      err: "",
      out: "written acme.tar.gz: acme/servers-in-two-locations, acme/two-replicas\n",
    });
    return readFile(join(workspace, "acme.tar.gz"));
  });
  const workspace = await withExample();
  await writeFile(join(workspace, "acme.tar.gz"), await bundle);
  return workspace;
}

async function acme(workspace: string, ...args: string[]) {
  const { status, out } = await command(workspace, "check", ...args, "--format", "json");
  const report = reportSchema.parse(JSON.parse(out));
  return {
    status,
    rules: report.rules
      .filter(({ id }) => id.startsWith("acme/"))
      .map(({ id, failed, undetermined }) => [id, failed, undetermined]),
    messages: report.findings
      .filter(({ rule }) => rule.startsWith("acme/"))
      .map(({ message, blocks }) => [message, blocks]),
    problems: report.problems.filter(({ level }) => level === "error").map(({ message }) => message),
  };
}

const MESSAGE = "The 2 servers of role web are all in fsn1: when it is lost, so are they.";

/** Compiling and judging several fixtures takes a while where others run beside it. */
const SLOW_MS = 240_000;

describe("policies of one's own on the command line", { timeout: SLOW_MS }, () => {
  it("pass their tests and fixtures in the example", async () => {
    const { status, out, err } = await command(await withExample(), "test", "--opa-path", opa);
    expect([err, out, status]).toEqual(["", "ok opa test\nAll tests and fixtures pass.\n", 0]);
  });

  it("are judged beside the pack: compiled from a folder that the settings name, or from a bundle without OPA", async () => {
    const settings =
      "version: 1\nobjectives: {tolerate: data-centre}\nallow_tools: true\npolicies: [policies]\n";
    const workspace = await bundled();
    await writeFile(join(workspace, "resilience.yml"), settings);
    const expected = {
      status: 1,
      rules: [
        ["acme/servers-in-two-locations", 1, 0],
        ["acme/two-replicas", 0, 0],
      ],
      messages: [[MESSAGE, true]],
      problems: [],
    };
    expect(
      await acme(workspace, `${FIXTURES}/fail`, "--config", "resilience.yml", "--opa-path", opa),
    ).toEqual(expected);
    const archive = readArchive(await readFile(join(workspace, "acme.tar.gz")), 2 ** 27);
    const { metadata } = JSON.parse(Buffer.from(archive.get(".manifest") ?? []).toString());
    expect(wrongByContract("bundle", metadata.resilience_gate)).toEqual([]);
    const flags = ["--policies", "acme.tar.gz", "--opa-path", "/nowhere/opa", "--config", "asked.yml"];
    const other = await bundled();
    await writeFile(join(other, "asked.yml"), "version: 1\nobjectives: {tolerate: data-centre}\n");
    expect(await acme(other, `${FIXTURES}/fail`, ...flags)).toEqual(expected);
  });

  it("are explained as the rules of the pack are, and none is there that they lack", async () => {
    const workspace = await bundled();
    const flags = ["--policies", "acme.tar.gz"];
    const { status, out, err } = await command(workspace, "explain", "acme/two-replicas", ...flags);
    expect([status, err]).toEqual([0, ""]);
    expect(out.split("\n").slice(0, 2)).toEqual([
      "acme/two-replicas: A workload has more than one replica",
      "warning; protects against the loss of a node; since 1.0.0",
    ]);
    const near = await command(workspace, "explain", "acme/two-replica", ...flags);
    expect([near.status, near.out, near.err]).toEqual([
      2,
      "",
      expect.stringContaining("no rule is called acme/two-replica: did you mean acme/two-replicas?"),
    ]);
    const pack = await command(workspace, "explain", "ha/quorum-spread", "--policies", "nowhere");
    expect([pack.status, pack.err]).toEqual([0, ""]);
  });

  it("are loaded by simulate, which says what cannot be used of them", async () => {
    const workspace = await bundled();
    const inputs = `${FIXTURES}/fail`;
    const used = await command(workspace, "simulate", inputs, "--policies", "acme.tar.gz");
    expect([used.status, used.err]).toEqual([0, ""]);
    const refused = await command(
      workspace,
      "simulate",
      inputs,
      "--policies",
      "policies",
      "--format",
      "json",
    );
    expect([
      refused.status,
      JSON.parse(refused.out).problems.map(({ message }: { message: string }) => message),
    ]).toEqual([2, [expect.stringContaining("policies: Rego is compiled by OPA, and tools may not be run")]]);
  });

  it("are an error where they may not be compiled, and the rules of the pack answer all the same", async () => {
    const { status, rules, problems } = await acme(
      await withExample(),
      `${FIXTURES}/fail`,
      "--policies",
      "policies",
    );
    expect([status, rules]).toEqual([2, []]);
    expect(problems).toEqual([
      expect.stringContaining("policies: Rego is compiled by OPA, and tools may not be run"),
    ]);
  });

  it("start with new-rule, whose rule passes at once and is not written over", async () => {
    const workspace = await workspaceOf({});
    const { status, out } = await command(workspace, "new-rule", "acme/some-rule");
    expect([status, out.split("\n")[0]]).toEqual([0, "written policies/rules/acme/some-rule/some_rule.rego"]);
    expect((await command(workspace, "test", "--opa-path", opa)).out).toBe(
      "ok opa test\nAll tests and fixtures pass.\n",
    );
    expect((await command(workspace, "new-rule", "acme/some-rule")).err).toContain(
      "policies/rules/acme/some-rule: it is there already",
    );
    expect((await command(workspace, "new-rule", "ha/some-rule")).err).toContain(
      "the group ha is one of resilience-gate's own",
    );
    expect((await command(workspace, "new-rule", "../a")).err).toContain("a rule is <group>/<name>");
  });

  it("fail their test where a fixture says otherwise, or a test of OPA", async () => {
    const workspace = await workspaceOf({});
    await command(workspace, "new-rule", "acme/some-rule");
    const rule = join(workspace, "policies/rules/acme/some-rule");
    await cp(join(rule, "fixtures/pass"), join(rule, "fixtures/fail"), { recursive: true, force: true });
    await cp(join(rule, "fixtures/pass"), join(rule, "fixtures/odd"), { recursive: true });
    const { status, out } = await command(workspace, "test", "--opa-path", opa);
    expect([status, out]).toEqual([
      1,
      "ok opa test\nFAILED acme/some-rule: fail: 1 passed, 0 failed, 0 undetermined\nFAILED acme/some-rule: the fixture odd must be called fail, pass or undetermined, or begin with one of these and a dash\n2 failed.\n",
    ]);
  });
});
