import { execFileSync } from "node:child_process";
import type { Answer, Part } from "./github-server.ts";

/** How many entries one tree may have before it is cut, as GitHub cuts at 100,000. */
interface Limits {
  entries: number;
}

/** Commits, trees, blobs and comparisons of a repository on the disk, as the API gives them. */
export function gitData(folder: string, limits: Limits = { entries: 100_000 }): Part {
  const git = (...args: string[]): Buffer | null => {
    try {
      return execFileSync("git", args, { cwd: folder, stdio: ["ignore", "pipe", "ignore"] });
    } catch {
      return null;
    }
  };
  return (route, url) => {
    const [, commit = ""] = /^GET \/git\/commits\/(\w+)$/u.exec(route) ?? [];
    const [, tree = ""] = /^GET \/git\/trees\/(\w+)$/u.exec(route) ?? [];
    const [, blob = ""] = /^GET \/git\/blobs\/(\w+)$/u.exec(route) ?? [];
    const [, base = "", head = ""] = /^GET \/compare\/(\w+)\.\.\.(\w+)$/u.exec(route) ?? [];
    if (commit !== "") return commitOf(git("cat-file", "commit", commit), commit);
    if (tree !== "") return treeOf(git, tree, url.searchParams.has("recursive"), limits.entries);
    if (blob !== "") return blobOf(git("cat-file", "blob", blob), blob);
    if (base !== "") return mergeBaseOf(git("merge-base", base, head));
    return null;
  };
}

function commitOf(text: Buffer | null, sha: string): Answer | null {
  if (text === null) return null;
  const parents = [...text.toString().matchAll(/^parent (\w+)$/gmu)].map(([, parent]) => ({ sha: parent }));
  return { status: 200, body: { sha, parents } };
}

function treeOf(
  git: (...args: string[]) => Buffer | null,
  sha: string,
  recursive: boolean,
  most: number,
): Answer | null {
  const list = git("ls-tree", "-z", "-l", ...(recursive ? ["-r", "-t"] : []), sha);
  if (list === null) return null;
  const tree = list
    .toString()
    .split("\0")
    .flatMap((entry) => {
      const [, mode, type, id, size, path] = /^(\d+) (\w+) (\w+) +(\S+)\t(.+)$/su.exec(entry) ?? [];
      return path === undefined ? [] : [{ path, mode, type, sha: id, size: Number(size) || undefined }];
    });
  const truncated = recursive && tree.length > most;
  return { status: 200, body: { sha, tree: truncated ? tree.slice(0, most) : tree, truncated } };
}

function blobOf(bytes: Buffer | null, sha: string): Answer | null {
  if (bytes === null) return null;
  const content = bytes.toString("base64").replace(/.{60}/gu, "$&\n");
  return { status: 200, body: { sha, size: bytes.length, encoding: "base64", content } };
}

function mergeBaseOf(sha: Buffer | null): Answer | null {
  return sha === null ? null : { status: 200, body: { merge_base_commit: { sha: sha.toString().trim() } } };
}
