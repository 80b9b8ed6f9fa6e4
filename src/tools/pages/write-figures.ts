import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Circumstances, measuredOn, withFigures } from "../bench/circumstances.ts";

/** Writes what was measured, and when and where, between the marks `<!-- NAME -->` and `<!-- /NAME -->` of a page, and says so. */
export async function writeFigures(
  root: string,
  page: string,
  name: string,
  figures: string,
  around: Circumstances,
): Promise<void> {
  const path = join(root, page);
  const whole = `${measuredOn(around)}\n\n${figures.trim()}`;
  await writeFile(path, withFigures(await readFile(path, "utf8"), name, whole));
  process.stdout.write(`written ${page}\n`);
}
