import { mkdir, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { gunzipSync } from "node:zlib";
import { build } from "esbuild";
import { opa } from "../../src/tools/opa/run.ts";

/** A new folder outside the repository. */
export function temporaryFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), "resilience-gate-"));
}

/** Bundles a worker's source into a file of `folder`, as the build does. */
export async function bundledWorker(folder: string, source: string): Promise<URL> {
  const outfile = join(folder, "worker.mjs");
  await build({
    entryPoints: [fileURLToPath(new URL(source, import.meta.url))],
    outfile,
    bundle: true,
    format: "esm",
    platform: "node",
    banner: {
      js: 'import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url);',
    },
    logLevel: "silent",
  });
  return pathToFileURL(outfile);
}

/** Compiles one policy whose package is resilience.main, with `result` and these entry points; gives the bytes of its WASM. */
export async function compiledPolicy(
  folder: string,
  name: string,
  rego: string,
  more: readonly string[] = [],
): Promise<Uint8Array> {
  const root = join(folder, name);
  await mkdir(root, { recursive: true });
  await writeFile(join(root, "main.rego"), `package resilience.main\n\n${rego}\n`);
  await opa(root, [
    "build",
    "-t",
    "wasm",
    ...["result", ...more].flatMap((entry) => ["-e", `resilience/main/${entry}`]),
    "-o",
    "bundle.tar.gz",
    "main.rego",
  ]);
  return wasmOf(await readFile(join(root, "bundle.tar.gz")));
}

/** The policy in a bundle of OPA's (tar, gzip). */
function wasmOf(bundle: Buffer): Uint8Array {
  const tar = gunzipSync(bundle);
  for (let at = 0; at < tar.length; ) {
    const name = tar.toString("utf8", at, at + 100).replace(/\0.*$/s, "");
    const size = Number.parseInt(tar.toString("latin1", at + 124, at + 136), 8);
    if (name.endsWith("policy.wasm")) {
      return new Uint8Array(tar.subarray(at + 512, at + 512 + size));
    }
    at += 512 + Math.ceil((size || 0) / 512) * 512;
  }
  throw new Error("the bundle holds no policy.wasm");
}
