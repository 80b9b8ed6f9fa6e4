import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { attributesOf, type DeclaredAttributes } from "../../own-policies/attributes.ts";

async function readFolder(folder: string): Promise<Record<string, unknown>> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".json"));
  const files = await Promise.all(
    names.map(
      async (name): Promise<[string, unknown]> => [
        name.slice(0, -".json".length),
        JSON.parse(await readFile(join(folder, name), "utf8")),
      ],
    ),
  );
  return Object.fromEntries(files);
}

/** Reads policies/resources of a project; throws what is wrong with which file. */
export async function readAttributes(root: string): Promise<DeclaredAttributes> {
  const folder = join(root, "policies", "resources");
  const [definitions, terraform, kubernetes] = await Promise.all(
    ["definitions", "terraform", "kubernetes"].map((name) => readFolder(join(folder, name))),
  );
  return attributesOf(
    { definitions: definitions ?? {}, terraform: terraform ?? {}, kubernetes: kubernetes ?? {} },
    folder,
  );
}
