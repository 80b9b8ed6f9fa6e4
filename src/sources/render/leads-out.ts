import { readdir, realpath } from "node:fs/promises";
import { join } from "node:path";
import { isInside } from "../read-file.ts";

/** Most entries that are looked at; a chart has some hundred. */
const MOST = 200_000;

/** Is there a link at a path (absolute) or below it that leads out of the workspace? Of more than can be looked at: yes. */
export async function leadsOut(path: string, workspace: string): Promise<boolean> {
  const root = await realpath(workspace);
  const waiting = [path];
  let looked = 0;
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const entries = await readdir(at, { withFileTypes: true }).catch(() => []);
    looked += entries.length;
    if (looked > MOST) {
      return true;
    }
    for (const entry of entries) {
      const below = join(at, entry.name);
      if (entry.isDirectory()) {
        waiting.push(below);
      } else if (entry.isSymbolicLink()) {
        const real = await realpath(below).catch(() => null);
        if (real !== null && !isInside(root, real)) {
          return true;
        }
      }
    }
  }
  return false;
}
