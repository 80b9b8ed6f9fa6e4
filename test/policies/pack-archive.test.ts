import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import packageJson from "../../package.json" with { type: "json" };
import { evaluate } from "../../src/evaluate/evaluate.ts";
import type { InputDocument } from "../../src/model/input-document.ts";
import { builtPack } from "../../src/settings/pack.ts";
import { opaProgram } from "../../src/tools/opa/find.ts";
import { command } from "../cli/a-command.ts";

const BAD = "examples/two-data-centres";
const GOOD = "examples/three-data-centres";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "resilience-gate-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function facts(path: string, name: string): Promise<string> {
  const { out } = await command(process.cwd(), "facts", path, "--now", "2026-01-01T00:00:00Z");
  const file = join(folder, `${name}.json`);
  await writeFile(file, out);
  return file;
}

describe("the policy pack as a bundle", () => {
  it("gives through opa eval, on what facts writes, the answers that check builds on", async () => {
    const file = await facts(BAD, "answers");
    const args = [
      "eval",
      "--format",
      "raw",
      "--bundle",
      "dist/policies.tar.gz",
      "--input",
      file,
      "data.resilience.facts.result",
    ];
    const said: unknown = JSON.parse(
      execFileSync(await opaProgram(), args, { encoding: "utf8", maxBuffer: 2 ** 28 }),
    );
    const { document } = JSON.parse(
      execFileSync("cat", [file], { encoding: "utf8", maxBuffer: 2 ** 28 }),
    ) as { document: InputDocument };
    const { wasm, worker } = builtPack();
    const limits = { deadlineMs: 60_000, memoryBytes: 2 ** 30 };
    const [evaluation] = await evaluate([document], { wasm, worker, pack: "pack", ...limits });
    expect(inOrder(said)).toEqual(inOrder(JSON.parse(JSON.stringify(evaluation))));
  });

  it("holds a shim with which conftest fails a bad estate and passes a good one", async (test) => {
    if (!isThere()) {
      test.skip(`there is no conftest on the PATH (${packageJson.config.conftest}, as .ci/run installs it)`);
    }
    const policy = join(folder, "policy");
    for (const [name, content] of await builtPack().sources()) {
      await mkdir(dirname(join(policy, name)), { recursive: true });
      await writeFile(join(policy, name), content);
    }
    const bad = conftest(policy, await facts(BAD, "bad"));
    expect([bad.status, bad.failures > 0]).toEqual([1, true]);
    const good = conftest(policy, await facts(GOOD, "good"));
    expect(good).toEqual({ status: 0, failures: 0 });
  });
});

/** Lists sorted: the engines give what is made of sets and objects in orders of their own. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(inOrder).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  }
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(
      Object.entries(value)
        .sort()
        .map(([key, inner]) => [key, inOrder(inner)]),
    );
  }
  return value;
}

function isThere(): boolean {
  try {
    execFileSync("conftest", ["--version"]);
    return true;
  } catch {
    return false;
  }
}

function conftest(policy: string, file: string): { status: number; failures: number } {
  const args = ["test", "--policy", policy, "--output", "json", file];
  try {
    return { status: 0, failures: failuresIn(execFileSync("conftest", args, { encoding: "utf8" })) };
  } catch (error) {
    const { status, stdout } = error as { status: number; stdout: string };
    return { status, failures: failuresIn(stdout) };
  }
}

function failuresIn(output: string): number {
  const results = JSON.parse(output) as { failures?: unknown[] }[];
  return results.reduce((sum, { failures = [] }) => sum + failures.length, 0);
}
