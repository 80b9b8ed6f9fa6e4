import { mkdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import process from "node:process";
import { UserError } from "../model/user-error.ts";

/**
 * Writes a file whole or not at all: beside it first, then renamed over it. What is there and is no regular file (/dev/null, a FIFO)
 * is written to instead of being replaced.
 * @throws UserError where it cannot be written.
 */
export async function writeFileWhole(file: string, folder: string, text: string): Promise<void> {
  const path = resolve(folder, file);
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  try {
    const status = await stat(path).catch(() => null);
    if (status !== null && !status.isFile()) {
      await writeFile(path, text);
      return;
    }
    await mkdir(dirname(path), { recursive: true });
    await writeFile(temporary, text, { flag: "wx" });
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => null);
    const code = error instanceof Error && "code" in error ? ` (${String(error.code)})` : "";
    throw new UserError(`${file}: it cannot be written${code}: check that the folder can be written to`);
  }
}
