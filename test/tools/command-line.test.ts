import { join } from "node:path";
import { expect, test } from "vitest";
import { OPA_VERSION } from "../../src/tools/opa/version.ts";
import { type CommandResult, runCommand } from "../../src/tools/run-command.ts";
import { REPOSITORY } from "../../src/tools/tool.ts";

/** Runs a tool as its script in package.json does. */
function tool(name: string, ...args: string[]): Promise<CommandResult> {
  const tsx = join(REPOSITORY, "node_modules", "tsx", "dist", "cli.mjs");
  return runCommand(process.execPath, [tsx, join("src", "tools", name), ...args], REPOSITORY);
}

test("a wrong word is told in one line, without a stack", async () => {
  expect(await tool("generate.ts", "wriet")).toEqual({
    status: 1,
    stdout: "",
    stderr: "generate: write or check\n",
  });
  expect(await tool("new-rule.ts", "ha")).toEqual({
    status: 1,
    stdout: "",
    stderr: "npm run new-rule -- <group> <name>\n",
  });
});

test("OPA is run with what it is given, and its exit status handed on", async () => {
  const version = await tool("opa.ts", "version");
  expect([version.status, version.stdout.split("\n")[0]]).toEqual([0, `Version: ${OPA_VERSION}`]);
  expect((await tool("opa.ts", "eval", "--fail", "input.nothing")).status).toBe(1);
});
