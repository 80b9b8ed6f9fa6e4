import { relative, resolve } from "node:path";
import { build } from "esbuild";
import type { GeneratedFile } from "../generated-file.ts";

/**
 * Bundles what a page runs and how it looks into files of `dist`, which reports in HTML carry inside: `page: "src/x/page.ts"` becomes
 * dist/page.js, a style sheet dist/page.css. Colours nest and cascade as written, for browsers of 2023 and later.
 */
export async function bundlePage(root: string, entries: Record<string, string>): Promise<GeneratedFile[]> {
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: entries,
    outdir: "dist",
    bundle: true,
    format: "iife",
    platform: "browser",
    target: ["es2022", "chrome111", "firefox113", "safari16.4"],
    minify: true,
    legalComments: "none",
    metafile: true,
    write: false,
    logLevel: "silent",
  });
  const ofOthers = Object.keys(metafile.inputs).find((file) => file.includes("node_modules/"));
  if (ofOthers !== undefined) {
    throw new Error(`${ofOthers}: a report would carry the code of others without its licence`);
  }
  return outputFiles.map(({ path, contents }) => ({
    path: relative(resolve(root), path).replaceAll("\\", "/"),
    content: Buffer.from(contents),
  }));
}
