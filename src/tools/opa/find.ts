import { mkdir } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { runCommand } from "../run-command.ts";
import { REPOSITORY } from "../tool.ts";
import { downloadOpa, releaseFile } from "./download.ts";
import { OPA_VERSION } from "./version.ts";

const PROGRAM = process.platform === "win32" ? "opa.exe" : "opa";

/** True if the program is there and says that it is the version. */
export async function isOpa(program: string, version: string): Promise<boolean> {
  try {
    const { status, stdout } = await runCommand(program, ["version"], REPOSITORY);
    return status === 0 && stdout.split("\n").includes(`Version: ${version}`);
  } catch {
    return false;
  }
}

async function installWithGo(folder: string): Promise<string | null> {
  await mkdir(folder, { recursive: true });
  const command = ["install", `github.com/open-policy-agent/opa@v${OPA_VERSION}`];
  try {
    const { status } = await runCommand("go", command, REPOSITORY, { environment: { GOBIN: folder } });
    return status === 0 ? join(folder, PROGRAM) : null;
  } catch {
    return null;
  }
}

async function download(folder: string): Promise<string> {
  const machine = `${process.platform}-${process.arch}`;
  const file = releaseFile(machine);
  if (file === undefined) {
    throw new Error(`OPA has no release for ${machine}: install version ${OPA_VERSION} on the PATH`);
  }
  await downloadOpa(OPA_VERSION, file, join(folder, PROGRAM));
  return join(folder, PROGRAM);
}

async function findOpa(): Promise<string> {
  const folder = join(REPOSITORY, ".cache", "opa", OPA_VERSION);
  for (const program of [PROGRAM, join(homedir(), "go", "bin", PROGRAM), join(folder, PROGRAM)]) {
    if (await isOpa(program, OPA_VERSION)) return program;
  }
  process.stderr.write(`Installing OPA ${OPA_VERSION} into .cache/opa\n`);
  return (await installWithGo(folder)) ?? (await download(folder));
}

let found: Promise<string> | undefined;

/**
 * The program of OPA at the pinned version: on the PATH, in ~/go/bin, in .cache/opa, else built there by Go, else downloaded there with
 * its checksum verified. Throws where none of that is possible.
 */
export function opaProgram(): Promise<string> {
  found ??= findOpa();
  return found;
}
