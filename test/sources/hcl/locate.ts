import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Place, SourceArchive } from "../../../src/model/input.ts";
import { NO_RESILIENCE_FILE } from "../../../src/settings/defaults.ts";
import { locateResource } from "../../../src/sources/hcl/locate-resource.ts";
import { planSources } from "../../../src/sources/hcl/plan-sources.ts";
import { SourceSearch } from "../../../src/sources/hcl/source-search.ts";
import { WorkspaceReader } from "../../../src/sources/hcl/workspace-reader.ts";
import { parseAddress } from "../../../src/sources/terraform/address.ts";
import { packagedGrammar } from "../../../src/tools/build/grammar.ts";

/** The repository, absolute. */
export const REPOSITORY = fileURLToPath(new URL("../../..", import.meta.url));
/** Plans made by Terraform, each with its sources. */
export const FIXTURES = join(REPOSITORY, "test/fixtures/lines");

/** Asks for the places of resources, or of attributes of theirs, of one plan of a workspace. */
export type Locate = (address: string, attribute?: string) => Promise<Place | null>;

/** Looks for the sources of the plan at `path` in a workspace. */
export async function locatorOf(
  workspace: string,
  path: string,
  { root = null, archive = null }: { root?: string | null; archive?: SourceArchive | null } = {},
): Promise<Locate> {
  const plan = JSON.parse(await readFile(join(workspace, path), "utf8"));
  const values = new Map<string, unknown>(
    plan.resource_changes.map((change: { address: string; change: { after: unknown } }) => [
      change.address,
      change.change.after,
    ]),
  );
  const sources = { ...planSources(plan, { after: [] }), archive };
  const terraform = root === null ? {} : { terraform: { [path]: root } };
  const resilience = { ...NO_RESILIENCE_FILE, file: { version: 1 as const, ...terraform } };
  const search = new SourceSearch({ resilience }, new WorkspaceReader(workspace), packagedGrammar);
  const found = await search.of({ name: path, path, sources });
  return async (text, attribute) => {
    const address = parseAddress(text);
    if (address === null) {
      throw new Error(`${text} is no address`);
    }
    const wanted = { address, attribute: attribute ?? null, values: values.get(text) };
    return found === null ? null : locateResource(wanted, found.root, search.finder);
  };
}

/** An exact place. */
export function at(path: string, line: number, end_line: number, via: string[] = []): Place {
  return { path, line, end_line, exact: true, via };
}
