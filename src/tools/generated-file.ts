import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/** A file that is made from others and committed. */
export interface GeneratedFile {
  /** Relative to the project, with forward slashes. */
  path: string;
  content: string | Buffer;
}

async function isCurrent(root: string, { path, content }: GeneratedFile): Promise<boolean> {
  try {
    return Buffer.from(content).equals(await readFile(join(root, path)));
  } catch {
    return false;
  }
}

/** Paths of the files that are missing or differ from what they would be made to, sorted. */
export async function staleFiles(root: string, files: GeneratedFile[]): Promise<string[]> {
  const current = await Promise.all(files.map((file) => isCurrent(root, file)));
  return files.flatMap(({ path }, i) => (current[i] ? [] : [path])).sort();
}

/** Writes the files that are not current, and gives their paths. */
export async function writeFiles(root: string, files: GeneratedFile[]): Promise<string[]> {
  const stale = new Set(await staleFiles(root, files));
  for (const { path, content } of files.filter((file) => stale.has(file.path))) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), content);
  }
  return [...stale];
}
