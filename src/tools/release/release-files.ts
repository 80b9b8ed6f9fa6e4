import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { billOfMaterials } from "../build/bill-of-materials.ts";
import { shippedIn } from "../build/shipped.ts";
import type { GeneratedFile } from "../generated-file.ts";
import { opa } from "../opa/run.ts";
import { notesOf } from "./version-tag.ts";

/** Names the checksums of the other files, as `sha256sum --check` reads them. */
const CHECKSUMS = "SHA256SUMS";

/** What a release says of itself; it is not one of its files. */
const NOTES = "notes.md";

/** What is attached to a release, and its notes. The same commit gives the same bytes. `version` is without the `v`. */
export async function releaseFiles(root: string, version: string): Promise<GeneratedFile[]> {
  const text = (path: string): Promise<string> => readFile(join(root, path), "utf8");
  const shipped = shippedIn(await text("dist/licenses.txt"));
  const bill = billOfMaterials(JSON.parse(await text("package-lock.json")), shipped);
  const attached: GeneratedFile[] = [
    { path: `resilience-gate-${version}.cdx.json`, content: `${JSON.stringify(bill, null, 2)}\n` },
    { path: `resilience-gate-policies-${version}.tar.gz`, content: await policyBundle(root, version) },
  ];
  return [
    ...attached,
    { path: CHECKSUMS, content: attached.map(checksumLine).join("") },
    { path: NOTES, content: notesOf(version, await text("CHANGELOG.md")) },
  ];
}

function checksumLine({ path, content }: GeneratedFile): string {
  return `${createHash("sha256").update(content).digest("hex")}  ${path}\n`;
}

/** The policies as a bundle for OPA, without their tests: `opa eval --bundle FILE --input DOCUMENT data.resilience.main.result`. */
async function policyBundle(root: string, version: string): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), "resilience-gate-"));
  try {
    const file = join(folder, "bundle.tar.gz");
    const without = ["--bundle", "--ignore", "*_test.rego,fixtures,testing"];
    await opa(root, ["build", ...without, "--revision", `v${version}`, "--output", file, "policies"]);
    return await readFile(file);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
