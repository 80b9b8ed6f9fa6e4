import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Place, SourceArchive } from "../../../src/model/input.ts";
import { BlockFinder } from "../../../src/sources/hcl/block-finder.ts";
import { RootFinder } from "../../../src/sources/hcl/find-root.ts";
import type { Grammar } from "../../../src/sources/hcl/parse-hcl.ts";
import { PlanLocator } from "../../../src/sources/hcl/plan-locator.ts";
import { planSources } from "../../../src/sources/hcl/plan-sources.ts";
import { WorkspaceReader } from "../../../src/sources/hcl/workspace-reader.ts";
import { parseAddress } from "../../../src/sources/terraform/address.ts";

/** The repository, absolute. */
export const REPOSITORY = fileURLToPath(new URL("../../..", import.meta.url));
/** Plans made by Terraform, each with its sources. */
export const FIXTURES = join(REPOSITORY, "test/fixtures/lines");

/** The grammar as the packages have it; a build copies the same files into dist. */
export async function grammar(): Promise<Grammar> {
  const [runtime, terraform] = await Promise.all([
    readFile(join(REPOSITORY, "node_modules/web-tree-sitter/web-tree-sitter.wasm")),
    readFile(
      join(REPOSITORY, "node_modules/@tree-sitter-grammars/tree-sitter-hcl/tree-sitter-terraform.wasm"),
    ),
  ]);
  return { runtime, terraform };
}

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
  const reader = new WorkspaceReader(workspace);
  const locator = new PlanLocator({ path, sources }, root, {
    reader,
    roots: new RootFinder(reader),
    finder: new BlockFinder(grammar),
  });
  return async (text, attribute) => {
    const address = parseAddress(text);
    if (address === null) {
      throw new Error(`${text} is no address`);
    }
    return locator.locate({ address, attribute: attribute ?? null, values: values.get(text) });
  };
}

/** An exact place. */
export function at(path: string, line: number, end_line: number, via: string[] = []): Place {
  return { path, line, end_line, exact: true, via };
}
