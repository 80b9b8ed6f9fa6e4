import { readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import type { PlanSources } from "../../model/input.ts";
import { NO_RESILIENCE_FILE } from "../../settings/defaults.ts";
import { decodeText } from "../../sources/decode-text.ts";
import { locateInRoots } from "../../sources/hcl/locate-in-roots.ts";
import type { Wanted } from "../../sources/hcl/locate-resource.ts";
import type { Grammar } from "../../sources/hcl/parse-hcl.ts";
import { planSources } from "../../sources/hcl/plan-sources.ts";
import { readPlanArchive } from "../../sources/hcl/read-plan-archive.ts";
import { archiveOutline } from "../../sources/hcl/same-plan.ts";
import { SourceSearch } from "../../sources/hcl/source-search.ts";
import { WorkspaceReader } from "../../sources/hcl/workspace-reader.ts";
import { recognise } from "../../sources/recognise.ts";
import { parseAddress } from "../../sources/terraform/address.ts";
import { indexConfiguration } from "../../sources/terraform/configuration.ts";
import { isObject } from "../../sources/terraform/json-shape.ts";
import { readPlan } from "../../sources/terraform/read-plan.ts";

/** How many managed resources of one plan have a line: their own, or that of the module call that brings them. */
export interface LocatedShare {
  path: string;
  resources: number;
  exact: number;
  near: number;
}

const LARGEST_BYTES = 64 * 1024 ** 2;

/** Looks for the lines of every managed resource of every plan below a folder; for those of a binary plan, of every block that it holds. */
export async function locatedShares(
  folder: string,
  grammar: () => Promise<Grammar>,
): Promise<LocatedShare[]> {
  const search = new SourceSearch({ resilience: NO_RESILIENCE_FILE }, new WorkspaceReader(folder), grammar);
  const shares: LocatedShare[] = [];
  for (const path of await filesBelow(folder)) {
    const plan = readAnyPlan(path, await readFile(join(folder, path)));
    if (plan !== null && plan.wanted.length > 0) {
      shares.push(await shareOf(path, plan, search));
    }
  }
  return shares;
}

interface AnyPlan {
  sources: PlanSources;
  wanted: Wanted[];
}

async function shareOf(
  path: string,
  { sources, wanted }: AnyPlan,
  search: SourceSearch,
): Promise<LocatedShare> {
  const roots = await search.rootsOf({ name: path, path, sources });
  const share = { path, resources: wanted.length, exact: 0, near: 0 };
  for (const one of wanted) {
    const place = await locateInRoots(one, roots, search.finder);
    share.exact += place?.exact === true ? 1 : 0;
    share.near += place?.exact === false ? 1 : 0;
  }
  return share;
}

function readAnyPlan(path: string, bytes: Buffer): AnyPlan | null {
  const decoded = decodeText(bytes, LARGEST_BYTES);
  if (decoded.kind === "binary-plan") {
    const read = readPlanArchive(decoded.bytes);
    if ("problem" in read) {
      return null;
    }
    const outline = archiveOutline(read.archive);
    return {
      sources: { outline, plannedAt: null, unseen: null, archive: read.archive },
      wanted: rootBlocks(outline.resources),
    };
  }
  const found = decoded.kind === "text" ? recognise(decoded.text, { path, named: false }) : null;
  return found?.kind === "terraform-plan" ? readJsonPlan(found.json) : null;
}

function readJsonPlan(json: unknown): AnyPlan | null {
  if (!isObject(json)) {
    return null;
  }
  const { instances } = readPlan("plan", json, indexConfiguration(json));
  const wanted = instances.flatMap(({ address: text, data, after }): Wanted[] => {
    const address = parseAddress(text);
    return data || after === null || address === null
      ? []
      : [{ address, attribute: null, values: after.values }];
  });
  return { sources: planSources(json, { after: [] }), wanted };
}

function rootBlocks(names: ReadonlySet<string>): Wanted[] {
  return [...names].flatMap((text) => {
    const [type = "", name = "", ...rest] = text.split(".");
    return rest.length > 0
      ? []
      : [{ address: { modules: [], data: false, type, name, key: null }, attribute: null, values: null }];
  });
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !entry.parentPath.includes("/node_modules/"))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
}
