import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";

const FROM_SOURCE = ["--import", "tsx", "src/cli.ts"];
const COMMAND = `"${process.execPath}" ${FROM_SOURCE.join(" ")}`;

function node(args: string[]): { status: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...FROM_SOURCE, ...args], {
    encoding: "utf8",
  });
  return { status, out: stdout, err: stderr };
}

function staticImports(path: string): string[] {
  return [...readFileSync(path, "utf8").matchAll(/^import [^("]*from "([^"]*)";$/gm)].map(
    (match) => match[1] ?? "",
  );
}

/** The modules of the program that loading these loads; what only names types, or is asked for later, is not among them. */
function loadedBy(...paths: string[]): string[] {
  const reached = new Set(paths);
  for (const path of reached) {
    const text = readFileSync(path, "utf8").replaceAll(/^import type [^;]*;$/gmsu, "");
    for (const [, from = ""] of text.matchAll(/^(?:import|export) [^;]*?from "(\.[^"]*)";$/gmsu)) {
      reached.add(join(dirname(path), from));
    }
  }
  return [...reached];
}

describe("a run without policies of one's own", () => {
  it("loads nothing that handles them", () => {
    const entries = [
      "run.ts",
      "run-facts.ts",
      "cli/check.ts",
      "cli/facts.ts",
      "cli/simulate.ts",
      "cli/explain.ts",
    ];
    const loaded = loadedBy(...[...entries, "action/run-action.ts"].map((entry) => join("src", entry)));
    expect(loaded).toContain("src/evaluate/judge.ts");
    expect(loaded.filter((path) => path.startsWith("src/own-policies/"))).toEqual([
      "src/own-policies/pack-with-own.ts",
    ]);
  });
});

describe("the command line's entry", () => {
  it("loads nothing before it knows what is asked", () => {
    expect([staticImports("src/cli.ts"), staticImports("src/settings/version.ts")]).toEqual([
      ["node:process", "./settings/version.ts"],
      [],
    ]);
  });

  it("answers --version", () => {
    const { version } = JSON.parse(readFileSync("package.json", "utf8"));
    expect(node(["--version"])).toEqual({ status: 0, out: `${version}\n`, err: "" });
  });

  it("gives its exit status to the shell", () => {
    expect(node(["--gat"])).toEqual({
      status: 2,
      out: "",
      err: "error: unknown option '--gat'\n(Did you mean --gate?)\n",
    });
  });

  it("is quiet where nobody reads on", () => {
    const { status, stderr } = spawnSync(
      "sh",
      ["-c", `{ ${COMMAND} --help; echo "status $?" >&2; } | true`],
      { encoding: "utf8" },
    );
    expect([status, stderr]).toEqual([0, "status 0\n"]);
  });
});
