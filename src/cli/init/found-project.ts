import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { LEFT_OUT } from "../../sources/search.ts";

/** Most folders that are looked into, and the deepest. */
const MOST_FOLDERS = 5000;
const DEEPEST = 12;
/** Most of each kind that a workflow is written for. */
const MOST_FOUND = 20;
/** How much of a Terraform file is looked at. */
const HEAD_BYTES = 64 * 1024;

/** Folders of a repository that have to be planned or rendered before they can be judged; relative, "." for the root. */
export interface FoundProject {
  /** Root modules of Terraform or OpenTofu. */
  roots: string[];
  /** True where a file is for OpenTofu alone. */
  isTofu: boolean;
  isTerragrunt: boolean;
  kustomizations: string[];
  charts: string[];
}

/** A root module says where its state is, or configures a provider; modules that others call do neither. */
const ROOT = /^[ \t]*(?:backend[ \t]+"|cloud[ \t]*\{|provider[ \t]+")/m;

/** Looks through the folders of a repository by the names of their files. Links are not followed. */
export async function findProject(workspace: string): Promise<FoundProject> {
  const found: FoundProject = {
    roots: [],
    isTofu: false,
    isTerragrunt: false,
    kustomizations: [],
    charts: [],
  };
  const waiting = [{ path: ".", depth: 0 }];
  for (let walked = 0; walked < MOST_FOLDERS; walked += 1) {
    const folder = waiting.shift();
    if (folder === undefined) {
      break;
    }
    const entries = await readdir(join(workspace, folder.path), { withFileTypes: true }).catch(() => []);
    const names = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
    await addFolder(found, workspace, folder.path, names);
    for (const entry of entries) {
      if (entry.isDirectory() && !LEFT_OUT.includes(entry.name) && folder.depth < DEEPEST) {
        waiting.push({ path: join(folder.path, entry.name), depth: folder.depth + 1 });
      }
    }
  }
  return {
    ...found,
    roots: firstOf(found.roots),
    kustomizations: firstOf(overlays(found.kustomizations)),
    charts: firstOf(found.charts),
  };
}

async function addFolder(
  found: FoundProject,
  workspace: string,
  path: string,
  names: string[],
): Promise<void> {
  const sources = names.filter((name) => /\.(?:tf|tofu)$/.test(name));
  found.isTofu ||= names.some((name) => name.endsWith(".tofu"));
  found.isTerragrunt ||= names.includes("terragrunt.hcl");
  if (names.some((name) => /^kustomization\.ya?ml$|^Kustomization$/.test(name))) {
    found.kustomizations.push(path);
  }
  if (names.includes("Chart.yaml")) {
    found.charts.push(path);
  }
  for (const name of sources) {
    const text = await readFile(join(workspace, path, name), "utf8").catch(() => "");
    if (ROOT.test(text.slice(0, HEAD_BYTES))) {
      found.roots.push(path);
      break;
    }
  }
}

/** What is built is what nothing else is built on: overlays where there are any, else all that is not called a base. */
function overlays(folders: readonly string[]): string[] {
  const named = folders.filter((folder) => /(?:^|\/)(?:overlays|environments|envs|clusters)\//.test(folder));
  return named.length > 0
    ? named
    : folders.filter((folder) => !/(?:^|\/)(?:base|components)(?:\/|$)/.test(folder));
}

function firstOf(folders: readonly string[]): string[] {
  return [...folders].sort().slice(0, MOST_FOUND);
}
