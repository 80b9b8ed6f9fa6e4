import { mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type RenderEntry, renderFolder } from "../../model/render.ts";
import type { EarlierVersion } from "../base/earlier-versions.ts";
import type { WholeTree } from "../base/whole-tree.ts";
import { WorkspaceReader } from "../hcl/workspace-reader.ts";
import type { FileContent } from "../read-file.ts";
import { closureOf, type TreeView } from "./closure.ts";
import { render } from "./render.ts";

/** Most files that are taken from the base commit for one entry, most bytes of them together, and of one that is looked into. */
const MOST_FILES = 5_000;
const MOST_BYTES = 64 * 1024 ** 2;
const MOST_TEXT = 1024 ** 2;
const TOO_MUCH = "it is made of too many files to be rendered as it was";

/**
 * What an entry was at the base commit: the same where nothing that it is made of differs, else what its files of then render to, which are
 * taken out of the repository into a folder of their own when that is asked for.
 */
export async function renderedBefore(
  entry: RenderEntry,
  workspace: string,
  tree: WholeTree,
): Promise<EarlierVersion> {
  const before = await filesOf(entry, viewOf(tree), tree);
  const now = await filesOf(entry, new WorkspaceReader(workspace), tree);
  if (before === null) {
    return { is: "absent" };
  }
  for (const path of new Set([...before, ...(now ?? [])])) {
    if (!(await tree.isSame(path))) {
      return { is: "other", read: (limitBytes) => renderOf(entry, before, tree, limitBytes) };
    }
  }
  return { is: "same" };
}

/** The files that a kustomization was built of; none where it was not there. A chart's are those of its folder. */
export async function filesBefore(entry: RenderEntry, tree: WholeTree): Promise<string[]> {
  return "kustomize" in entry ? ((await filesOf(entry, viewOf(tree), tree)) ?? []) : [];
}

/** The files that an entry is made of in one of the two trees; null where it is not there. */
async function filesOf(entry: RenderEntry, view: TreeView, tree: WholeTree): Promise<string[] | null> {
  const folder = renderFolder(entry);
  if ("kustomize" in entry) {
    return (await closureOf(folder, view))?.files ?? null;
  }
  const description = folder === "" ? "Chart.yaml" : `${folder}/Chart.yaml`;
  const isThere = tree.had(folder) || (await view.text(description)) !== null;
  return isThere ? [...tree.below(folder), ...(entry.values ?? [])] : null;
}

function viewOf(tree: WholeTree): TreeView {
  return {
    async text(path) {
      const content = tree.had(path) ? await tree.read(path, MOST_TEXT) : null;
      return content !== null && "bytes" in content ? content.bytes.toString("utf8") : null;
    },
  };
}

async function renderOf(
  entry: RenderEntry,
  files: readonly string[],
  tree: WholeTree,
  limitBytes: number,
): Promise<FileContent> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), "resilience-gate-base-")));
  try {
    const problem = await writeAll(files, tree, folder);
    return problem === null ? await render(entry, folder, limitBytes) : { problem };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Paths are those of a git tree, or were joined inside the workspace: none leads out of the folder. */
async function writeAll(files: readonly string[], tree: WholeTree, folder: string): Promise<string | null> {
  let left = MOST_BYTES;
  const there = files.filter((path) => tree.had(path));
  if (there.length > MOST_FILES) {
    return TOO_MUCH;
  }
  for (const path of there) {
    const content = await tree.read(path, left);
    if ("problem" in content) {
      return content.problem;
    }
    left -= content.bytes.length;
    const target = join(folder, path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, content.bytes);
  }
  return null;
}
