import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/** The folder of the repository, absolute. */
export const REPOSITORY = fileURLToPath(new URL("../..", import.meta.url)).replace(/\/$/, "");

/** Runs the built command line in the repository's folder, as the README says it: nothing but Node. */
export function runCommandLine(
  args: string[],
  input?: string,
): { status: number | null; stdout: string; stderr: string } {
  const done = spawnSync(process.execPath, ["dist/cli.js", ...args], {
    cwd: REPOSITORY,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
    env: { PATH: process.env["PATH"] ?? "", NO_COLOR: "1" },
    ...(input === undefined ? {} : { input }),
  });
  return { status: done.status, stdout: done.stdout, stderr: done.stderr };
}
