import { spawn } from "node:child_process";

/** What a command answered. `status` is null where it was ended by a signal. */
export interface CommandResult {
  status: number | null;
  stdout: string;
  stderr: string;
}

/** Runs a command in a folder, without a shell, and collects what it writes; rejects only where it cannot be started. */
export function runCommand(
  command: string,
  args: string[],
  cwd: string,
  given: { standardInput?: string | undefined; environment?: Record<string, string> } = {},
): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...given.environment },
      stdio: [given.standardInput === undefined ? "ignore" : "pipe", "pipe", "pipe"],
    });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout?.on("data", (chunk: Buffer) => out.push(chunk));
    child.stderr?.on("data", (chunk: Buffer) => err.push(chunk));
    child.on("error", reject);
    child.on("close", (status) =>
      resolve({ status, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString() }),
    );
    // A command that ends before it has read its input closes the pipe; its status tells what happened.
    child.stdin?.on("error", () => undefined);
    child.stdin?.end(given.standardInput);
  });
}
