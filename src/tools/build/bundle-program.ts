import { readFile } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import { build } from "esbuild";
import type { GeneratedFile } from "../generated-file.ts";
import { bundledPackages, type Shipped } from "./licences.ts";
import { lookups, withoutLookups } from "./without-lookups.ts";
import { withoutUnusedBuiltins } from "./without-unused-builtins.ts";

/** Packages in CommonJS ask for Node's own modules by `require`, which a module does not have. */
const REQUIRE =
  'import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url);';

/** Output name (`cli` becomes dist/cli.js) to the source that it starts from. */
export type Entries = Record<string, string>;

/** Name in dist to the file of a package that is copied there as it is. */
export type Copied = Record<string, string>;

/** The files of a program, and the packages that parts of them came from. */
export interface Bundle {
  files: GeneratedFile[];
  packages: Shipped[];
}

/** Starts a command without naming Node. */
const HASHBANG = "#!/usr/bin/env node\n";

/**
 * Bundles the program into files of `dist` that need nothing but Node. What only one command needs is a chunk of its own, loaded when it is
 * asked for. Identifiers stay as they are written; the same sources give the same bytes wherever they are checked out.
 */
export async function bundleProgram(
  root: string,
  entries: Entries,
  version: string,
  copied: Copied = {},
): Promise<Bundle> {
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: entries,
    outdir: "dist",
    entryNames: "[name]",
    chunkNames: "chunks/[name]-[hash]",
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20",
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: "none",
    define: { __VERSION__: JSON.stringify(version) },
    banner: { js: REQUIRE },
    plugins: [withoutUnusedBuiltins, withoutLookups],
    metafile: true,
    write: false,
    logLevel: "silent",
  });
  const lookedFor = outputFiles.flatMap(lookups);
  if (lookedFor.length > 0) {
    throw new Error(`the bundle would look for packages where it runs: ${lookedFor.join(", ")}`);
  }
  const programs = outputFiles.map(({ path, contents }): GeneratedFile => {
    const name = relative(resolve(root), path).replaceAll("\\", "/");
    const code = Buffer.from(contents);
    return {
      path: name,
      content: name === "dist/cli.js" ? Buffer.concat([Buffer.from(HASHBANG), code]) : code,
    };
  });
  const files = [
    ...programs,
    ...(await copies(root, copied)),
    // A copy of dist alone is still read as modules.
    { path: "dist/package.json", content: '{"type":"module"}\n' },
  ].sort((a, b) => (a.path < b.path ? -1 : 1));
  const packages = await bundledPackages(root, [...Object.keys(metafile.inputs), ...Object.values(copied)]);
  return { files, packages };
}

async function copies(root: string, copied: Copied): Promise<GeneratedFile[]> {
  return Promise.all(
    Object.entries(copied).map(async ([name, from]) => ({
      path: `dist/${name}`,
      content: await readFile(join(root, from)),
    })),
  );
}
