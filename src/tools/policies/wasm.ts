import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { opa } from "../opa/run.ts";
import { readBundleFile } from "./bundle-archive.ts";

/**
 * Compiles a folder of policies to WebAssembly. `policies` is relative to `root`: OPA writes the path into the module, and a relative one
 * gives the same bytes in every checkout.
 */
export async function compileWasm(
  root: string,
  policies: string,
  entrypoints: string[],
  options: string[] = [],
): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), "resilience-gate-"));
  try {
    const bundle = join(folder, "bundle.tar.gz");
    const entries = entrypoints.flatMap((entry) => ["--entrypoint", entry]);
    const ignore = ["--ignore", "*_test.rego,fixtures"];
    await opa(root, [
      "build",
      "--bundle",
      "--target",
      "wasm",
      ...entries,
      ...ignore,
      ...options,
      "--output",
      bundle,
      policies,
    ]);
    return await readBundleFile(bundle, "/policy.wasm");
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The one rule that is evaluated. */
const ENTRYPOINT = "resilience/main/result";

/** The policies of a project as the WebAssembly module that is committed; throws where they use a builtin that it cannot run. */
export function compilePolicies(root: string): Promise<Buffer> {
  return compileWasm(root, "policies", [ENTRYPOINT], ["--capabilities", "policies/capabilities.json"]);
}
