import { Buffer } from "node:buffer";
import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { UserError } from "../../model/user-error.ts";
import { writeArchive } from "../../own-policies/archive.ts";
import { CONTRACT, OWN_ENTRYPOINT } from "../../own-policies/contract.ts";
import { loadOwn, resourcesOf } from "../../own-policies/load-own.ts";
import { ownOnDisk } from "../../own-policies/own-files.ts";
import { builtPack } from "../../settings/pack.ts";
import type { Terminal } from "../terminal.ts";

/** `bundle`: compiles the user's own policies into a bundle that says which contract it keeps, what its rules are, and which types it declares. */
export async function bundleOwn(
  folder: string,
  output: string,
  opaPath: string | null,
  terminal: Pick<Terminal, "workspace" | "out">,
): Promise<number> {
  const source = ownOnDisk(terminal.workspace);
  const files = await source.read(folder);
  if (files.kind === "bundle") {
    throw new UserError(`${folder}: it is a file: name the folder that holds rules/`);
  }
  const { own, problems } = await loadOwn(
    { policies: [folder], allowTools: true, opaPath },
    source,
    builtPack(),
  );
  const [compiled] = own;
  if (compiled === undefined) {
    throw new UserError(problems.map(({ message }) => message).join("\n"));
  }
  const rules = Object.fromEntries(compiled.metadata);
  const manifest = {
    roots: ["resilience"],
    metadata: { resilience_gate: { contract: CONTRACT, rules, resources: resourcesOf(files) } },
    wasm: [{ entrypoint: OWN_ENTRYPOINT, module: "/policy.wasm" }],
  };
  const bytes = writeArchive(
    new Map([
      [".manifest", new Uint8Array(Buffer.from(`${JSON.stringify(manifest)}\n`))],
      ["data.json", new Uint8Array(Buffer.from("{}\n"))],
      ["policy.wasm", compiled.wasm],
    ]),
  );
  await writeFile(resolve(terminal.workspace, output), bytes).catch((error: NodeJS.ErrnoException) => {
    throw new UserError(`${output}: it cannot be written (${error.code ?? "unknown"})`);
  });
  terminal.out(`written ${output}: ${[...compiled.metadata.keys()].sort().join(", ")}\n`);
  return 0;
}
