import { execFile } from "node:child_process";
import { access, constants } from "node:fs/promises";
import { delimiter, join } from "node:path";
import process from "node:process";

/** How a tool is run. */
export interface ToolRun {
  args: string[];
  /** Absolute. */
  cwd: string;
  /** All that it finds in its environment; absent where that is ours. */
  environment?: Record<string, string>;
  /** Most bytes that it may write. */
  limitBytes: number;
  /** Longest that it may take, in milliseconds. */
  longestMs: number;
}

/** What a tool wrote, or why that is nothing: the problem is null where there is no such tool. It quotes nothing of what the tool said. */
export type ToolOutcome = { bytes: Buffer } | { problem: string | null };

/** Runs a tool of the PATH without a shell, and collects what it writes to its standard output. */
export async function runTool(tool: string, run: ToolRun): Promise<ToolOutcome> {
  const program = await findTool(tool);
  if (program === null) {
    return { problem: null };
  }
  const options = {
    cwd: run.cwd,
    ...(run.environment === undefined ? {} : { env: run.environment }),
    encoding: "buffer" as const,
    maxBuffer: run.limitBytes,
    timeout: run.longestMs,
    killSignal: "SIGKILL" as const,
    windowsHide: true,
  };
  return new Promise((resolve) => {
    const child = execFile(program, run.args, options, (error, stdout) => {
      resolve(error === null ? { bytes: stdout } : { problem: reasonOf(error, run) });
    });
    child.stdin?.end();
  });
}

/** The absolute path of a tool, since it may be run with another PATH than ours; null where there is none. */
async function findTool(tool: string): Promise<string | null> {
  const name = process.platform === "win32" ? `${tool}.exe` : tool;
  for (const folder of (process.env["PATH"] ?? "").split(delimiter)) {
    const program = join(folder, name);
    if (
      folder !== "" &&
      (await access(program, constants.X_OK)
        .then(() => true)
        .catch(() => false))
    ) {
      return program;
    }
  }
  return null;
}

function reasonOf(
  error: Error & { code?: string | number | null; killed?: boolean },
  { longestMs }: ToolRun,
): string | null {
  if (error.code === "ENOENT") {
    return null;
  }
  if (error.code === "ERR_CHILD_PROCESS_STDIO_MAXBUFFER") {
    return "writes more than one file may have";
  }
  const isLate = error.killed === true;
  return isLate
    ? `took longer than ${longestMs / 60_000} minutes`
    : `failed (${String(error.code ?? "killed")})`;
}
