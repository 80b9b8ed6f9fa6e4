import { Unzip, type UnzipFile, UnzipInflate } from "fflate";
import type { SourceArchive } from "../../model/input.ts";
import { readModuleFolders } from "./module-folders.ts";
import { syntaxOf } from "./source-files.ts";

/** What a binary plan holds that can be read without Terraform, or why it could not be read. */
export type PlanArchive = { archive: SourceArchive } | { problem: string };

/** Most entries, most bytes of one entry and of all together once inflated; a plan of thousands of resources stays below a tenth of them. */
const MOST_ENTRIES = 20_000;
const ENTRY_BYTES = 64 * 1024 ** 2;
const ALL_BYTES = 128 * 1024 ** 2;
/** Compressed bytes taken at a time: deflate makes at most 1,032 times as many of them. */
const SLICE_BYTES = 16 * 1024;

const PLAN = "tfplan";
const MODULES = "tfconfig/modules.json";
const SOURCE = /^tfconfig\/m-([^/]*)\/([^/]+)$/;
/** How a plan writes the moment at which it was made. */
const MOMENT = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)/g;

const DAMAGED = "it is a binary plan that is cut short or damaged: write it again with terraform plan -out";
const TOO_LARGE = "it is a binary plan that holds more than one can: write it again with terraform plan -out";
const LEADS_OUT =
  "it is an archive whose names lead out of it, which no Terraform writes: write it again with terraform plan -out";

class Refused extends Error {}

/** Reads the sources that a binary plan (`terraform plan -out`, `tofu plan -out`) was made of. Nothing is written, and nothing runs. */
export function readPlanArchive(bytes: Uint8Array): PlanArchive {
  try {
    const entries = unzipped(bytes);
    const plan = entries.get(PLAN);
    if (plan === undefined) {
      return { problem: DAMAGED };
    }
    return { archive: { modules: modulesOf(entries), moments: momentsOf(plan) } };
  } catch (error) {
    return { problem: error instanceof Refused ? error.message : DAMAGED };
  }
}

/** The entries that are needed, inflated. */
function unzipped(bytes: Uint8Array): Map<string, Buffer> {
  const found = new Map<string, Buffer>();
  let count = 0;
  let left = ALL_BYTES;
  let failed: Error | null = null;
  const take = (file: UnzipFile): void => {
    count += 1;
    checkName(file.name, count);
    if (!isNeeded(file.name)) {
      return;
    }
    const chunks: Uint8Array[] = [];
    let length = 0;
    file.ondata = (error, chunk, final) => {
      failed ??= error;
      length += chunk?.length ?? 0;
      left -= chunk?.length ?? 0;
      if (left < 0 || length > ENTRY_BYTES) {
        throw new Refused(TOO_LARGE);
      }
      if (chunk !== null && chunk.length > 0) {
        chunks.push(chunk);
      }
      if (final) {
        found.set(file.name, Buffer.concat(chunks));
      }
    };
    file.start();
  };
  const unzip = new Unzip(take);
  unzip.register(UnzipInflate);
  for (let at = 0; at < bytes.length; at += SLICE_BYTES) {
    unzip.push(bytes.subarray(at, at + SLICE_BYTES), at + SLICE_BYTES >= bytes.length);
  }
  if (failed !== null) {
    throw failed;
  }
  return found;
}

function checkName(name: string, count: number): void {
  if (count > MOST_ENTRIES) {
    throw new Refused(TOO_LARGE);
  }
  if (/^[/\\]|^[A-Za-z]:|\0|(?:^|[/\\])\.\.(?:[/\\]|$)/.test(name)) {
    throw new Refused(LEADS_OUT);
  }
}

function isNeeded(name: string): boolean {
  const file = SOURCE.exec(name)?.[2];
  return name === PLAN || name === MODULES || (file !== undefined && syntaxOf(file) !== null);
}

function modulesOf(entries: ReadonlyMap<string, Buffer>): SourceArchive["modules"] {
  const folders = readModuleFolders(entries.get(MODULES)?.toString("utf8") ?? "");
  const modules: SourceArchive["modules"] = new Map();
  for (const [name, bytes] of entries) {
    const [, key, file] = SOURCE.exec(name) ?? [];
    if (key === undefined || file === undefined) {
      continue;
    }
    const module = modules.get(key) ?? { dir: folders.get(key) ?? ".", files: new Map<string, string>() };
    module.files.set(file, new TextDecoder().decode(bytes));
    modules.set(key, module);
  }
  return modules;
}

/** Terraform 1.5 and later write when the plan was made, in the binary plan as in what `terraform show -json` writes of it. */
function momentsOf(plan: Buffer): Set<string> {
  return new Set(plan.toString("latin1").match(MOMENT) ?? []);
}
