import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod/mini";
import { parsedOrThrow } from "../parsed-or-throw.ts";

const manifestSchema = z.object({ name: z.string(), version: z.string(), license: z.string() });

/** The folder of the package that a bundled file belongs to; null for a file of our own. */
function packageFolder(file: string): string | null {
  const found = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file);
  return found?.[1] ?? null;
}

async function licenceText(folder: string): Promise<string> {
  const names = (await readdir(folder)).filter((name) => /^(licen[cs]e|notice)/i.test(name)).sort();
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), "utf8")));
  return texts.map((text) => text.replaceAll("\r\n", "\n").trim()).join("\n\n");
}

async function entry(root: string, folder: string): Promise<string> {
  const path = join(root, folder);
  const { name, version, license } = parsedOrThrow(
    manifestSchema,
    JSON.parse(await readFile(join(path, "package.json"), "utf8")),
    folder,
  );
  return `${name} ${version}\n${license}\n\n${await licenceText(path)}\n`;
}

/**
 * The licences of the packages that went into a bundle, sorted, with their texts. `inputs` are the bundled files relative to `root`.
 * Throws where a package names no licence.
 */
export async function bundledLicences(root: string, inputs: string[]): Promise<string> {
  const folders = inputs.map(packageFolder).filter((folder) => folder !== null);
  const entries = await Promise.all([...new Set(folders)].sort().map((folder) => entry(root, folder)));
  return [...new Set(entries)].join(`\n${"-".repeat(80)}\n\n`);
}
