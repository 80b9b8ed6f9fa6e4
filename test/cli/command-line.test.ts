import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { commandLine } from "../../src/cli/command-line.ts";
import { workspaceOf } from "../sources/workspace.ts";

/** Runs one command line in a workspace, and answers all that it gives. */
async function answer(
  args: string[],
  files: Record<string, string> = {},
): Promise<{ status: number; out: string; err: string }> {
  let [out, err] = ["", ""];
  const status = await commandLine(args, {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    standardInput: (async function* () {})(),
    workspace: await workspaceOf(files),
    clockMs: 0,
    environment: {},
    isTerminal: false,
    columns: null,
  });
  return { status, out, err };
}

describe("commandLine", () => {
  it("writes its version", async () => {
    const { version } = JSON.parse(readFileSync("package.json", "utf8"));
    for (const args of [["-V"], ["--version"], ["check", "--version"]]) {
      expect(await answer(args)).toEqual({ status: 0, out: `${version}\n`, err: "" });
    }
  });

  it("takes no misspelt command for a path, and no path for a command", async () => {
    expect(await answer(["chekc"])).toEqual({
      status: 2,
      out: "",
      err: "error: no command and no file is called chekc: did you mean check?\n",
    });
    for (const [word, files] of [
      ["chekc", { "chekc/none.txt": "" }],
      ["k8s", {}],
      ["deployments", {}],
    ] as const) {
      expect((await answer([word], files)).err).toBe("");
    }
  });

  it("explains itself with examples", async () => {
    const { status, out, err } = await answer(["--help"]);
    expect([status, err]).toEqual([0, ""]);
    expect(out).toContain("terraform show -json plan.tfplan | resilience-gate check -");
    expect(out).toContain("Exit status: 0 pass, 1 fail, 2 error");
    const commands = [...out.matchAll(/^ {2}(\w[\w-]*) /gmu)].map(([, name = ""]) => name);
    expect(commands).toEqual(
      expect.arrayContaining(["check", "explain", "facts", "init", "merge", "rules", "waive"]),
    );
    for (const name of commands.filter(
      (one) => one !== "help" && !out.includes(`  resilience-gate ${one} -`),
    )) {
      const help = await answer([name, "--help"]);
      expect([help.status, help.out], name).toEqual([
        0,
        expect.stringMatching(/\nExamples:\n {2}resilience-gate /u),
      ]);
    }
  });

  it.each<[string, string[], Record<string, string>, string]>([
    [
      "an unknown flag",
      ["check", "--gat", "new"],
      {},
      "error: unknown option '--gat'\n(Did you mean --gate?)\n",
    ],
    ["an unknown flag of no command", ["--xyzzy"], {}, "error: unknown option '--xyzzy'\n"],
    [
      "a flag without its value",
      ["check", "--gate"],
      {},
      "error: option '--gate <which>' argument missing\n",
    ],
    [
      "an unknown format",
      ["check", "--format", "jsn"],
      {},
      "error: --format must be one of terminal, json, markdown, sarif, junit, html, controls, controls-json: did you mean json?\n",
    ],
    [
      "a format without its file",
      ["check", "--format", "json="],
      {},
      "error: --format json= needs a file, as in --format json=report.json\n",
    ],
    ["an unknown gate", ["check", "--gate", "old"], {}, "error: gate must be one of new, all\n"],
    [
      "a missing settings file",
      ["check", "--config", "x.yml"],
      {},
      "error: x.yml: it does not exist, and --config names it: check the spelling\n",
    ],
    [
      "a resilience.yml with a wrong key",
      ["check", "."],
      { "resilience.yml": "version: 1\nobjectives:\n  tolerates: node\n" },
      'error: resilience.yml:3: "tolerates" is not a known key in "objectives": did you mean "tolerate"? (known: rpo, rto, tolerate)\n',
    ],
    [
      "a resilience.yml that is no YAML",
      ["facts", "."],
      { "resilience.yml": "version: 1\nservices: [a" },
      "error: resilience.yml:2: it is not valid YAML: unexpected end of the stream within a flow collection (column 13)\n",
    ],
  ])("refuses %s", async (_, args, files, err) => {
    expect(await answer(args, files)).toEqual({ status: 2, out: "", err });
  });
});
