import { inputSchema } from "../../own-policies/input-schema.ts";
import type { GeneratedFile } from "../generated-file.ts";
import { readAttributes } from "./attribute-files.ts";
import { policyCapabilities } from "./capabilities.ts";
import { readDeclaredTypes } from "./declared-types.ts";
import { namesModule } from "./names-module.ts";
import { packArchive } from "./pack-archive.ts";
import { readRules } from "./rules.ts";
import { readSettingsSchema } from "./settings-schema.ts";
import { compilePolicies } from "./wasm.ts";

function pretty(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** What compiling the policies needs beside them: the language, the schema of the input, and the names of all rules. */
export async function schemaFiles(root: string): Promise<GeneratedFile[]> {
  const [attributes, settings] = await Promise.all([readAttributes(root), readSettingsSchema(root)]);
  return [
    { path: "policies/capabilities.json", content: await policyCapabilities(root) },
    { path: "policies/schema/input.json", content: pretty(inputSchema(attributes, settings)) },
    await namesModule(root),
  ];
}

/** What the gate reads at run time of the policies: their module, their rules, the attributes that they may read. */
export async function policyFiles(root: string): Promise<GeneratedFile[]> {
  return [
    { path: "dist/resources.json", content: `${JSON.stringify(await readDeclaredTypes(root))}\n` },
    { path: "dist/rules.json", content: pretty(await readRules(root)) },
    { path: "dist/policy.wasm", content: await compilePolicies(root) },
    { path: "dist/policies.tar.gz", content: Buffer.from(await packArchive(root)) },
  ];
}
