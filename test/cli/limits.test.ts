import { existsSync } from "node:fs";
import { readFile, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { runCommand } from "../../src/tools/run-command.ts";
import { REPOSITORY } from "../../src/tools/tool.ts";
import { workspaceOf } from "../sources/workspace.ts";

const built = existsSync(join(REPOSITORY, "dist/cli.js"));

/** A bound, what reaches it, and what is said then. */
interface Bound {
  limits?: string;
  files: () => Promise<Record<string, string>> | Record<string, string>;
  /** Bytes of files that are no text. */
  bytes?: () => Record<string, Uint8Array>;
  /** Files that are made this long, in bytes, without being written. */
  lengths?: Record<string, number>;
  args?: string[];
  standardInput?: () => Promise<string>;
  says: RegExp;
}

const example = (): Promise<string> =>
  readFile(join(REPOSITORY, "examples/two-data-centres/plan.json"), "utf8");
const plan = async () => ({ "plan.json": await example() });
const namespaces = (count: number): Record<string, string> =>
  Object.fromEntries(
    Array.from({ length: count }, (_, i) => [
      `k/${i}.yaml`,
      `apiVersion: v1\nkind: Namespace\nmetadata: {name: n${i}}\n`,
    ]),
  );
const nothing = () => ({});
const mebibytes = (count: number): number => count * 1024 ** 2;

const BOUNDS: Record<string, Bound> = {
  "limits.files": {
    limits: "files: 2",
    files: () => namespaces(3),
    args: ["k"],
    says: /^error: more than 2 files would be read: .* or raise limits\.files$/mu,
  },
  "limits.file": {
    limits: "file: 100Ki",
    files: plan,
    args: ["plan.json"],
    says: /plan\.json: it is larger than 102400 bytes, .*limits\.file/u,
  },
  "limits.file of standard input": {
    limits: "file: 100Ki",
    files: nothing,
    args: ["-"],
    standardInput: example,
    says: /it is larger than 102400 bytes, .*limits\.file/u,
  },
  "limits.file of what is packed": {
    limits: "file: 1Mi",
    files: nothing,
    bytes: () => ({ "plan.json.gz": gzipSync(Buffer.alloc(mebibytes(50), " ")) }),
    args: ["plan.json.gz"],
    says: /plan\.json\.gz: it is larger than 1 MiB, .*limits\.file/u,
  },
  "limits.evaluation": {
    limits: "evaluation: 1ms",
    files: plan,
    args: ["plan.json"],
    says: /^error: Judging .* took longer than 0\.001 s and was stopped\..*limits\.evaluation/mu,
  },
  "limits.memory": {
    limits: "memory: 1Mi",
    files: plan,
    args: ["plan.json"],
    says: /^error: Judging .* needs more memory than the 1\.0 MB that it may take\..*limits\.memory/mu,
  },
  "a binary plan that unpacks to too much": {
    files: nothing,
    bytes: () => ({
      "plan.bin": zipSync({
        tfplan: new Uint8Array(9),
        "tfconfig/m-/main.tf": new Uint8Array(mebibytes(65)),
      }),
    }),
    args: ["plan.bin"],
    says: /plan\.bin/u,
  },
  "aliases of a manifest": {
    files: () => {
      const lines = ["a0: &a0 [x]"];
      for (let i = 1; i < 30; i++) lines.push(`a${i}: &a${i} [${`*a${i - 1},`.repeat(50)}]`);
      return { "bomb.yaml": `${lines.join("\n")}\n` };
    },
    args: ["bomb.yaml"],
    says: /bomb\.yaml.*alias/u,
  },
  "the nesting of a manifest": {
    files: () => ({
      "deep.yaml": `apiVersion: v1\nkind: List\nitems: ${"[".repeat(5000)}${"]".repeat(5000)}\n`,
    }),
    args: ["deep.yaml"],
    says: /deep\.yaml/u,
  },
  "the size of settings": {
    files: () => namespaces(1),
    lengths: { "resilience.yml": mebibytes(2) },
    args: ["k"],
    says: /^error: resilience\.yml: it is larger than 1 MiB/mu,
  },
  "the size of a baseline": {
    files: () => namespaces(1),
    lengths: { "baseline.json": mebibytes(101) },
    args: ["k", "--baseline", "baseline.json"],
    says: /^error: baseline\.json: it is larger than 100 MiB/mu,
  },
  "the depth of extends": {
    files: () => ({
      ...namespaces(1),
      ...Object.fromEntries(
        Array.from({ length: 9 }, (_, i) => [`${i}.yml`, `version: 1\nextends: ./${i + 1}.yml\n`]),
      ),
    }),
    args: ["k", "--config", "0.yml"],
    says: /^error: 5\.yml: settings extend each other more than 5 deep$/mu,
  },
};

describe.skipIf(!built)("at a bound there is an error that names it, and exit status 2", () => {
  it.each(Object.entries(BOUNDS))(
    "%s",
    async (_, bound) => {
      const settings =
        bound.limits === undefined ? {} : { "resilience.yml": `version: 1\nlimits: {${bound.limits}}\n` };
      const folder = await workspaceOf({ ...settings, ...(await bound.files()) });
      for (const [name, bytes] of Object.entries(bound.bytes?.() ?? {}))
        await writeFile(join(folder, name), bytes);
      for (const [name, length] of Object.entries(bound.lengths ?? {})) {
        await writeFile(join(folder, name), "");
        await truncate(join(folder, name), length);
      }
      const config =
        bound.limits === undefined && bound.lengths?.["resilience.yml"] === undefined
          ? []
          : ["--config", "resilience.yml"];
      const command = [join(REPOSITORY, "dist/cli.js"), "check", ...(bound.args ?? []), ...config];
      const standardInput = await bound.standardInput?.();
      const { status, stdout, stderr } = await runCommand(process.execPath, command, folder, {
        standardInput,
      });
      const said = (stdout + stderr).replaceAll(/\n\s+/gu, " ");
      expect(said).toMatch(bound.says);
      expect(said).not.toMatch(/internal error|\n\s*at /u);
      expect(status).toBe(2);
    },
    60_000,
  );
});
