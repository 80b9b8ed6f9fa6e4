import { spawn } from "node:child_process";
import { UserError } from "../model/user-error.ts";

/** How long one call may take, in milliseconds. */
const LONGEST_MS = 2 * 60 * 1000;
/** Most that is kept of what it writes. */
const MOST_BYTES = 64 * 1024 ** 2;

/** What OPA answered. */
export interface OpaAnswer {
  status: number | null;
  stdout: string;
  stderr: string;
}

/**
 * Runs OPA in a folder, without a shell. `program` is a path, or `opa` for the one on the PATH.
 * @throws UserError where it is not there or takes too long.
 */
export function runOpa(program: string, args: readonly string[], folder: string): Promise<OpaAnswer> {
  return new Promise((settle, reject) => {
    const child = spawn(program, args, {
      cwd: folder,
      stdio: ["ignore", "pipe", "pipe"],
      timeout: LONGEST_MS,
      killSignal: "SIGKILL",
      windowsHide: true,
    });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    let length = 0;
    const keep = (into: Buffer[]) => (chunk: Buffer) => {
      length += chunk.length;
      if (length <= MOST_BYTES) {
        into.push(chunk);
      } else {
        child.kill("SIGKILL");
      }
    };
    child.stdout.on("data", keep(out));
    child.stderr.on("data", keep(err));
    child.on("error", () =>
      reject(
        new UserError(
          "policies: Rego is compiled by OPA, which is not there: add a step that installs it (uses: open-policy-agent/setup-opa@v2), name it with opa-path, or give a bundle that `resilience-gate bundle` made",
        ),
      ),
    );
    child.on("close", (status, signal) => {
      if (signal !== null) {
        reject(
          new UserError(
            `policies: opa ${args[0]} took longer than 2 minutes, or wrote too much, and was stopped`,
          ),
        );
        return;
      }
      settle({ status, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString() });
    });
  });
}

/** What OPA found wrong, a line each, with the file and line as it says them; at most ten. */
export function refusalOf({ stdout, stderr }: OpaAnswer): string {
  const said = (stderr.trim() || stdout.trim()).split("\nUsage:")[0] ?? "";
  const lines = said
    .split("\n")
    .map((line) => line.trim())
    .filter(
      (line) => line !== "" && !/^\d+ errors? occurred:?$/.test(line) && !/^error: load error/.test(line),
    );
  return lines.slice(0, 10).join("\n").slice(0, 4000);
}
