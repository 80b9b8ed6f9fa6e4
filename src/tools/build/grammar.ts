import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Grammar } from "../../sources/hcl/parse-hcl.ts";
import { REPOSITORY } from "../tool.ts";

/** Tree-sitter and its grammar for Terraform: name in dist to the file of the package that it is a copy of. */
export const GRAMMAR_FILES = {
  "tree-sitter.wasm": "node_modules/web-tree-sitter/web-tree-sitter.wasm",
  "tree-sitter-terraform.wasm":
    "node_modules/@tree-sitter-grammars/tree-sitter-hcl/tree-sitter-terraform.wasm",
};

/** The grammar as the packages have it, for what runs before a build. */
export async function packagedGrammar(): Promise<Grammar> {
  const bytes = (file: string): Promise<Buffer> => readFile(join(REPOSITORY, file));
  const [runtime, terraform] = await Promise.all([
    bytes(GRAMMAR_FILES["tree-sitter.wasm"]),
    bytes(GRAMMAR_FILES["tree-sitter-terraform.wasm"]),
  ]);
  return { runtime, terraform };
}
