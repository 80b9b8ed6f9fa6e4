import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod/mini";
import { parsedOrThrow } from "../../own-policies/parsed-or-throw.ts";

/** Something of others that dist holds a part of. */
export interface Shipped {
  name: string;
  version: string;
  /** SPDX identifier. */
  licence: string;
  /** The licence and notices, word for word. */
  text: string;
  /** Is it a package of npm, rather than compiled into something? */
  npm: boolean;
}

/**
 * SPDX identifiers of licences that ask for no more than to be handed on with the program, as dist/licenses.txt does. One that is not here
 * is looked at by a person first.
 */
const ALLOWED = new Set(["0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "MIT", "Unlicense"]);

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

async function shippedPackage(root: string, folder: string): Promise<Shipped> {
  const path = join(root, folder);
  const manifest = JSON.parse(await readFile(join(path, "package.json"), "utf8"));
  const { name, version, license } = parsedOrThrow(manifestSchema, manifest, folder);
  return { name, version, licence: license, text: await licenceText(path), npm: true };
}

/**
 * The packages that files of a bundle came from, once each, sorted by folder. `inputs` are the bundled files relative to `root`.
 * Throws where a package names no licence.
 */
export async function bundledPackages(root: string, inputs: readonly string[]): Promise<Shipped[]> {
  const folders = inputs.map(packageFolder).filter((folder) => folder !== null);
  const found = await Promise.all([...new Set(folders)].sort().map((one) => shippedPackage(root, one)));
  return [...new Map(found.map((one) => [`${one.name} ${one.version}`, one])).values()];
}

/** What keeps these from being handed on: a licence that is not allowed, or one without its text. One line each. */
export function licenceProblems(shipped: readonly Shipped[]): string[] {
  return shipped.flatMap(({ name, version, licence, text }) => [
    ...(ALLOWED.has(licence)
      ? []
      : [`${name} ${version}: the licence ${licence} is not one of those allowed`]),
    ...(text === "" ? [`${name} ${version}: there is no file with the text of its licence`] : []),
  ]);
}

/** dist/licenses.txt: each with its licence, word for word. */
export function licencesText(shipped: readonly Shipped[]): string {
  return shipped
    .map(({ name, version, licence, text }) => `${name} ${version}\n${licence}\n\n${text}\n`)
    .join(`\n${"-".repeat(80)}\n\n`);
}
