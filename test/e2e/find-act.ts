import { accessSync, constants } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Where `act` is, which runs a workflow on this machine: ~/go/bin, PATH, then GOPATH; null where it is in none. */
export function findAct(): string | null {
  const split = (list: string | undefined) => (list ?? "").split(delimiter).filter((folder) => folder !== "");
  const folders = [
    join(homedir(), "go", "bin"),
    ...split(process.env["PATH"]),
    ...split(process.env["GOPATH"]).map((folder) => join(folder, "bin")),
  ];
  return folders.map((folder) => join(folder, "act")).find(isExecutable) ?? null;
}
