import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { loadAll } from "js-yaml";
import { REPOSITORY } from "../tool.ts";

/** What mutations start from. */
export interface Bases {
  /** Plans as they were parsed. */
  plans: Record<string, unknown>[];
  /** Manifests: the text of a file and its objects. */
  manifests: { text: string; objects: Record<string, unknown>[] }[];
}

/** A larger one takes the time of many small ones and breaks in the same places. */
const MOST_BYTES = 200_000;

/** Every plan and every file of manifests of the fixtures and examples, in a fixed order; those of the corpus too where asked for and there. */
export function readBases(withCorpus: boolean): Bases {
  const folders = ["policies/rules", "examples", "test/fixtures"];
  const paths = folders
    .concat(withCorpus ? ["../shared/corpus"] : [])
    .map((folder) => join(REPOSITORY, folder))
    .flatMap((folder) => (existsSync(folder) ? filesIn(folder) : []));
  const plans = paths.filter((path) => path.endsWith(".json")).flatMap(planIn);
  const manifests = paths.filter((path) => path.endsWith(".yaml")).flatMap(manifestsIn);
  return { plans, manifests };
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => statSync(path).size <= MOST_BYTES)
    .sort();
}

function planIn(path: string): Record<string, unknown>[] {
  try {
    const json: unknown = JSON.parse(readFileSync(path, "utf8"));
    return isObject(json) && Array.isArray(json["resource_changes"]) ? [json] : [];
  } catch {
    // The corpus has broken files on purpose.
    return [];
  }
}

function manifestsIn(path: string): Bases["manifests"] {
  try {
    const text = readFileSync(path, "utf8");
    const objects = loadAll(text).filter(isManifest);
    return objects.length > 0 ? [{ text, objects }] : [];
  } catch {
    return [];
  }
}

function isManifest(value: unknown): value is Record<string, unknown> {
  return isObject(value) && typeof value["apiVersion"] === "string" && typeof value["kind"] === "string";
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
