import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { load } from "js-yaml";
import { link } from "../../link/link.ts";
import type { DeclaredTypes } from "../../model/declared-types.ts";
import { factsSchema } from "../../model/facts.ts";
import type { NormalisedInput } from "../../model/input.ts";
import { type ResilienceFile, resilienceFileSchema } from "../../model/resilience-file.ts";
import type { Settings } from "../../model/settings.ts";
import type { Pack } from "../../settings/pack.ts";
import { normaliseDeclared } from "../../sources/declared/normalise-declared.ts";
import { factsText } from "../../sources/facts/facts-text.ts";
import { fromFacts } from "../../sources/facts/from-facts.ts";
import { toFacts } from "../../sources/facts/to-facts.ts";
import { normaliseAll, normaliseFiles } from "../../sources/normalise-all.ts";
import type { RawInput } from "../../sources/raw-input.ts";
import type { ReadEstate } from "../judging/judge-all.ts";
import { toolSettings } from "../judging/tool-settings.ts";
import { readFixtures, readRuleFolders } from "../policies/rule-folders.ts";

/** A small estate that somebody wrote: its files as texts, and its settings. */
export interface SmallEstate {
  /** Relative to the project. */
  folder: string;
  files: EstateFile[];
  settings: ResilienceFile;
}

/** A file of an estate: its name is that of the input. */
export interface EstateFile {
  name: string;
  text: string;
}

const INPUTS = new Set([".json", ".yaml", ".yml"]);
const SETTINGS_FILE = "resilience.yml";

/** The fixtures of every rule, the examples, and plans that change something, in a fixed order. */
export async function smallEstates(root: string): Promise<SmallEstate[]> {
  const folders: string[] = [];
  for (const rule of await readRuleFolders(root)) {
    folders.push(...(await readFixtures(root, rule)).map((name) => `${rule.folder}/fixtures/${name}`));
  }
  const examples = (await readdir(join(root, "examples"))).sort();
  for (const name of examples) {
    if (existsSync(join(root, "examples", name, "resilience.yml"))) {
      folders.push(`examples/${name}`);
    }
  }
  const estates = await Promise.all(folders.map((folder) => smallEstate(root, folder)));
  return [...estates, ...(await changedEstates(root))];
}

const CHANGES = "test/fixtures/plans";

/** Plans that change an estate that stands, each alone. */
async function changedEstates(root: string): Promise<SmallEstate[]> {
  const names = (await readdir(join(root, CHANGES))).filter((name) => name.endsWith(".json")).sort();
  return Promise.all(
    names.map(async (name) => ({
      folder: `${CHANGES}/${name}`,
      files: [{ name, text: await readFile(join(root, CHANGES, name), "utf8") }],
      settings: { version: 1, objectives: { tolerate: "data-centre", rto: "4h", rpo: "24h" } },
    })),
  );
}

async function smallEstate(root: string, folder: string): Promise<SmallEstate> {
  const names = (await readdir(join(root, folder), { recursive: true })).sort();
  const files = await Promise.all(
    names
      .filter((name) => INPUTS.has(extname(name)) && name !== SETTINGS_FILE && !name.startsWith("terraform"))
      .map(async (name) => ({ name, text: await readFile(join(root, folder, name), "utf8") })),
  );
  const settings = names.includes(SETTINGS_FILE)
    ? resilienceFileSchema.parse(load(await readFile(join(root, folder, SETTINGS_FILE), "utf8")))
    : { version: 1 as const };
  return { folder, files, settings };
}

/** Reads and links an estate as a run does it, of files that are in memory. */
export function readSmall(
  { files, settings }: Pick<SmallEstate, "files" | "settings">,
  pack: Pack,
): Promise<ReadEstate | { error: string }> {
  return linked(settings, pack, (declared, all) => normaliseAll(rawInputs(files), declared, all));
}

/** The same by way of shards, each of which is written out as a document and read again. */
export function readInShards(
  { settings }: Pick<SmallEstate, "settings">,
  shards: readonly EstateFile[][],
  pack: Pack,
): Promise<ReadEstate | { error: string }> {
  const tool = { version: "0", policies: "0" };
  return linked(settings, pack, async (declared, all) => {
    const facts = shards.map(async (files) => {
      const text = factsText(toFacts(await normaliseFiles(rawInputs(files), declared, all), tool));
      return factsSchema.parse(JSON.parse(text));
    });
    return fromFacts(await Promise.all(facts));
  });
}

async function linked(
  file: ResilienceFile,
  pack: Pack,
  readAll: (declared: DeclaredTypes, settings: Settings) => Promise<NormalisedInput[]>,
): Promise<ReadEstate | { error: string }> {
  try {
    const settings = toolSettings({ workspace: "/", paths: [] }, file);
    const declared = await pack.declaredTypes();
    const read = await readAll(declared, settings);
    const ofSettings = normaliseDeclared(settings.resilience, declared);
    const inputs = ofSettings === null ? read : [...read, ofSettings];
    return { settings, inputs, linked: link(inputs, settings, declared) };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

async function* rawInputs(files: readonly EstateFile[]): AsyncGenerator<RawInput> {
  for (const { name, text } of files) {
    yield { name, path: name, named: true, content: { bytes: Buffer.from(text) } };
  }
}
