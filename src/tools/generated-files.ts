import type { GeneratedFile } from "./generated-file.ts";
import { publishedSchemas } from "./pages/json-schemas.ts";
import { pageFiles } from "./pages/page-files.ts";
import { policyFiles, schemaFiles } from "./policies/compiled-files.ts";

/** Everything generated and committed, but the bundles of the program. */
export async function generatedFiles(root: string): Promise<GeneratedFile[]> {
  const parts = await Promise.all([schemaFiles(root), policyFiles(root), pageFiles(root)]);
  return [...parts.flat(), ...publishedSchemas()];
}
