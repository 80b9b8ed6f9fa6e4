import { commandLine } from "../../src/cli/command-line.ts";

/** Runs one command line in a workspace, and answers all that it gives. */
export async function command(
  workspace: string,
  ...args: string[]
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
    workspace,
    clockMs: Date.UTC(2026, 0, 1),
    environment: {},
    isTerminal: false,
    columns: null,
  });
  return { status, out, err };
}
