import { execFileSync } from "node:child_process";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { workspaceOf } from "../workspace.ts";

const IDENTITY = ["user.name=test", "user.email=test@example.com", "commit.gpgsign=false"].flatMap(
  (setting) => ["-c", setting],
);

/** Runs git in a folder, and answers what it writes. */
export function git(folder: string, ...args: string[]): string {
  return execFileSync("git", [...IDENTITY, ...args], {
    cwd: folder,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  }).trim();
}

/** A repository whose first commit, on `main`, holds these files; gone after the test. */
export async function repositoryOf(files: Record<string, string>): Promise<string> {
  const folder = await workspaceOf(files);
  git(folder, "init", "--quiet", "--initial-branch", "main");
  commit(folder, "base");
  return folder;
}

/** Commits everything, and answers the commit. */
export function commit(folder: string, message: string): string {
  git(folder, "add", "--all");
  git(folder, "commit", "--quiet", "--allow-empty", "--message", message);
  return git(folder, "rev-parse", "HEAD");
}

/** Writes files; takes those away that are null. */
export async function write(folder: string, files: Record<string, string | null>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    if (text === null) {
      await rm(join(folder, path));
    } else {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    }
  }
}
