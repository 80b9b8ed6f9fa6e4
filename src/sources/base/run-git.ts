import { type ChildProcess, execFile, spawn } from "node:child_process";
import process from "node:process";

/** Longest that one listing may take, in milliseconds. */
const LONGEST_MS = 60_000;
/** Most that one listing may write: a path takes some hundred bytes, a large repository has some hundred thousand of them. */
const MOST_BYTES = 256 * 1024 ** 2;

/**
 * Read-only, and nothing but what is there: no repository that lies inside the checked out files is taken for it, no program that a
 * configuration names is started, nothing is fetched, and no object stands for another.
 */
const SAFE = [
  "--no-pager",
  "--literal-pathspecs",
  ...["safe.bareRepository=explicit", "core.fsmonitor=false", "protocol.allow=never"].flatMap((setting) => [
    "-c",
    setting,
  ]),
];
const SURROUNDINGS = {
  GIT_OPTIONAL_LOCKS: "0",
  GIT_TERMINAL_PROMPT: "0",
  GIT_NO_LAZY_FETCH: "1",
  GIT_NO_REPLACE_OBJECTS: "1",
  LC_ALL: "C",
};

function options(folder: string): { cwd: string; env: NodeJS.ProcessEnv; windowsHide: boolean } {
  return { cwd: folder, env: { ...process.env, ...SURROUNDINGS }, windowsHide: true };
}

/** What a git command writes, run without a shell; null where it fails, or there is no git. */
export function runGit(folder: string, args: readonly string[]): Promise<Buffer | null> {
  const limits = {
    encoding: "buffer" as const,
    maxBuffer: MOST_BYTES,
    timeout: LONGEST_MS,
    killSignal: "SIGKILL" as const,
  };
  return new Promise((resolve) => {
    try {
      const child = execFile("git", [...SAFE, ...args], { ...options(folder), ...limits }, (error, stdout) =>
        resolve(error === null ? stdout : null),
      );
      child.stdin?.end();
    } catch {
      // What is no folder, or no argument that a program can have, is refused before anything is started.
      resolve(null);
    }
  });
}

/** The same as one line of text. */
export async function gitLine(folder: string, args: readonly string[]): Promise<string | null> {
  const out = await runGit(folder, args);
  return out === null ? null : out.toString("utf8").replace(/\r?\n$/, "");
}

/** A git command that is asked on standard input for as long as it is needed. */
export function startGit(folder: string, args: readonly string[]): ChildProcess {
  return spawn("git", [...SAFE, ...args], { ...options(folder), stdio: ["pipe", "pipe", "ignore"] });
}
