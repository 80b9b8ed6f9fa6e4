import { cp, mkdir, readdir, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { InputDocument } from "../../model/input-document.ts";
import type { Pack } from "../../settings/pack.ts";
import { answersOf } from "../judging/answers.ts";
import { OpaServer } from "../opa/server.ts";
import { difference, unordered } from "./law.ts";

const TIMEOUT_MS = 120_000;

/** OPA serving the policies of a project, without tests and fixtures. */
export async function policyServer(root: string): Promise<OpaServer> {
  const folder = join(root, ".cache/soundness/policies");
  await rm(folder, { recursive: true, force: true });
  const names = await readdir(join(root, "policies"), { recursive: true });
  for (const name of names.filter((one) => one.endsWith(".rego") && !one.endsWith("_test.rego"))) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await cp(join(root, "policies", name), join(folder, name));
  }
  return OpaServer.start(folder);
}

/** Where OPA and WebAssembly answer differently, or cannot answer, one text a document; null where they agree. */
export async function engineDifferences(
  documents: readonly InputDocument[],
  server: OpaServer,
  pack: Pack,
): Promise<(string | null)[]> {
  const answers = await answersOf(
    documents.map((after) => ({ after, before: null })),
    pack,
  );
  const found: (string | null)[] = [];
  for (const [i, document] of documents.entries()) {
    const wasm = answers[i] ?? { error: "no answer" };
    const opa = await server.ask("resilience/main/result", document, TIMEOUT_MS);
    if ("error" in wasm || "failed" in opa) {
      const opaSays = "failed" in opa ? opa.failed.slice(0, 300) : "answers";
      found.push(`no answer: WebAssembly ${"error" in wasm ? wasm.error : "answers"}; OPA ${opaSays}`);
    } else {
      found.push(difference(unordered(wasm.after), unordered(opa.value)));
    }
  }
  return found;
}
