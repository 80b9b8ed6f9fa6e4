import { existsSync, readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { dump, loadAll } from "js-yaml";
import { isMapping, type Mapping } from "../../sources/kubernetes/mapping.ts";
import { corpusFiles } from "../corpus/files.ts";
import { REPOSITORY } from "../tool.ts";

/** Where real manifests lie, best first: others wrote those of the corpus. */
const SETS = ["../shared/corpus/manifests", "examples"];

/** A file of manifests, made of a real set repeated under other namespaces. */
export interface RealManifests {
  name: string;
  /** The set that it was made of. */
  set: string;
  objects: number;
}

/** Writes a file of `count` objects into a folder. A definition of a kind is left out: no estate has it many times. */
export async function realManifests(folder: string, count: number): Promise<RealManifests> {
  const set = SETS.find((one) => existsSync(join(REPOSITORY, one))) ?? "examples";
  const objects = objectsOf(join(REPOSITORY, set));
  const texts = Array.from({ length: count }, (_, i) => {
    const object = objects[i % objects.length] ?? {};
    const namespace = `team-${Math.floor(i / objects.length)}`;
    const metadata = isMapping(object["metadata"]) ? object["metadata"] : {};
    return dump({ ...object, metadata: { ...metadata, namespace } }, { lineWidth: -1 });
  });
  const name = `real-${count}.yaml`;
  await writeFile(join(folder, name), texts.join("---\n"));
  return { name, set, objects: count };
}

function objectsOf(folder: string): Mapping[] {
  return (corpusFiles(folder) ?? [])
    .filter((path) => path.endsWith(".yaml"))
    .flatMap((path) => {
      try {
        return loadAll(readFileSync(join(folder, path), "utf8")).filter(isObject);
      } catch {
        // Real sets have files that js-yaml alone does not read.
        return [];
      }
    });
}

function isObject(value: unknown): value is Mapping {
  return (
    isMapping(value) &&
    typeof value["apiVersion"] === "string" &&
    typeof value["kind"] === "string" &&
    value["kind"] !== "CustomResourceDefinition"
  );
}
