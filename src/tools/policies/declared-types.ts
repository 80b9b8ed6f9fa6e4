import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { glob } from "tinyglobby";
import type { DeclaredTypes } from "../../model/declared-types.ts";
import { declaredTypesOf } from "../../own-policies/declared-types-of.ts";
import { readAttributes } from "./attribute-files.ts";

/**
 * Reads what a project declares for dist/resources.json: which attributes to pass on, which to decode, which refer to what. A Kubernetes
 * kind whose type no policy names is read for the sake of others only.
 */
export async function readDeclaredTypes(root: string): Promise<DeclaredTypes> {
  const ignore = ["**/*_test.rego", "**/fixtures/**"];
  const files = await glob("policies/**/*.rego", { cwd: root, ignore });
  const sources = await Promise.all(files.map((file) => readFile(join(root, file), "utf8")));
  const source = sources.join("\n");
  return declaredTypesOf(await readAttributes(root), (type) => source.includes(JSON.stringify(type)));
}
