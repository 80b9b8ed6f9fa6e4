import type { SourceArchive } from "../../model/input.ts";
import { unzip, type ZipRefusal } from "../unzip.ts";
import { readModuleFolders } from "./module-folders.ts";
import { syntaxOf } from "./source-files.ts";

/** What a binary plan holds that can be read without Terraform, or why it could not be read. */
export type PlanArchive = { archive: SourceArchive } | { problem: string };

/** A plan of thousands of resources stays below a tenth of these. */
const LIMITS = { entries: 20_000, entryBytes: 64 * 1024 ** 2, allBytes: 128 * 1024 ** 2 };

const PLAN = "tfplan";
const MODULES = "tfconfig/modules.json";
const SOURCE = /^tfconfig\/m-([^/]*)\/([^/]+)$/;
/** How a plan writes the moment at which it was made. */
const MOMENT = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)/g;

const WRITE_AGAIN = "write it again with terraform plan -out";
const PROBLEMS: Record<ZipRefusal, string> = {
  damaged: `it is a binary plan that is cut short or damaged: ${WRITE_AGAIN}`,
  "too-large": `it is a binary plan that holds more than one can: ${WRITE_AGAIN}`,
  "leads-out": `it is an archive whose names lead out of it, which no Terraform writes: ${WRITE_AGAIN}`,
};

/** Reads the sources that a binary plan (`terraform plan -out`, `tofu plan -out`) was made of. Nothing is written, and nothing runs. */
export function readPlanArchive(bytes: Uint8Array): PlanArchive {
  const unzipped = unzip(bytes, isNeeded, LIMITS);
  if ("refused" in unzipped) {
    return { problem: PROBLEMS[unzipped.refused] };
  }
  const { entries } = unzipped;
  const plan = entries.get(PLAN);
  if (plan === undefined) {
    return { problem: PROBLEMS.damaged };
  }
  try {
    return { archive: { modules: modulesOf(entries), moments: momentsOf(plan) } };
  } catch {
    return { problem: PROBLEMS.damaged };
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
