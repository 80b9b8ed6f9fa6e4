import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { OPA_VERSION } from "../opa/version.ts";
import type { Shipped } from "./licences.ts";

/** The licence of OPA is the Apache License, word for word as its package for JavaScript has it. */
const APACHE = "node_modules/@open-policy-agent/opa-wasm/LICENSE";

/**
 * What OPA puts into policy.wasm besides the policies: its own runtime in C, and the two libraries that this is linked with (wasm/src of
 * OPA's repository). No package of npm names them. `root` is the folder of this repository.
 */
export async function policyRuntime(root: string): Promise<Shipped[]> {
  const text = async (path: string): Promise<string> => (await readFile(join(root, path), "utf8")).trim();
  const notices = "src/tools/build/notices";
  return [
    { name: "OPA", version: OPA_VERSION, licence: "Apache-2.0", text: await text(APACHE), npm: false },
    {
      name: "libmpdec",
      version: "2.4.2",
      licence: "BSD-2-Clause",
      text: await text(`${notices}/libmpdec.txt`),
      npm: false,
    },
    {
      name: "RE2",
      version: `of OPA ${OPA_VERSION}`,
      licence: "BSD-3-Clause",
      text: await text(`${notices}/re2.txt`),
      npm: false,
    },
  ];
}
