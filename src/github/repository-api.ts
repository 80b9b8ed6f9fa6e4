import { posix } from "node:path";
import type { FileTree } from "../sources/base/base-commit.ts";
import { type FileContent, tooLarge } from "../sources/read-file.ts";
import { type Client, connect } from "./client.ts";
import { failureOf } from "./failure.ts";
import { type Clock, withRetries } from "./retry.ts";

/** Most requests for the trees and the files of one commit: a token of a workflow has 1,000 an hour for the whole repository. */
const MOST_TREES = 200;
const MOST_BLOBS = 300;
const UNREADABLE = "GitHub does not give its earlier version";
const TOO_MANY = `more than ${MOST_BLOBS} files differ from the base commit: check out with fetch-depth: 0, so that git reads them`;

/** Which repository is asked, and with what. */
interface AskedRepository {
  /** `owner/name`. */
  repository: string;
  token: string;
  apiUrl: string;
}

interface TreeEntry {
  path: string;
  mode: string;
  type: string;
  sha: string;
}

/** What a repository holds, where the checkout does not: asked of GitHub, within bounds. */
export class RepositoryApi {
  readonly #client: Client;
  readonly #at: { owner: string; repo: string };
  readonly #clock: Clock | undefined;
  #trees = 0;
  #blobs = 0;

  private constructor(client: Client, at: { owner: string; repo: string }, clock: Clock | undefined) {
    this.#client = client;
    this.#at = at;
    this.#clock = clock;
  }

  static async connect(asked: AskedRepository, clock?: Clock): Promise<RepositoryApi> {
    const [owner = "", repo = ""] = asked.repository.split("/");
    return new RepositoryApi(await connect(asked), { owner, repo }, clock);
  }

  async parents(sha: string): Promise<string[]> {
    const { data } = await this.#ask(() => this.#client.rest.git.getCommit({ ...this.#at, commit_sha: sha }));
    return data.parents.map((parent) => parent.sha);
  }

  /** The commit at which two histories part. */
  async mergeBase(one: string, other: string): Promise<string> {
    const basehead = `${one}...${other}`;
    const { data } = await this.#ask(() =>
      this.#client.rest.repos.compareCommitsWithBasehead({ ...this.#at, basehead, per_page: 1 }),
    );
    return data.merge_base_commit.sha;
  }

  /**
   * The regular files of a commit at or below these paths. One request gives 100,000 entries; what is larger is asked for folder by folder.
   * @throws Error where that takes too many requests.
   */
  async tree(sha: string, paths: readonly string[]): Promise<FileTree> {
    const files = new Map<string, string>();
    const { entries, truncated } = await this.#tree(sha, true);
    if (!truncated) {
      addRegular(files, "", entries);
      return new Map([...files].filter(([path]) => paths.some((one) => isAtOrBelow(path, one))));
    }
    for (const path of paths) {
      await this.#addBelow(files, sha, path === "" ? [] : path.split("/"), "");
    }
    return files;
  }

  /** The content of a file, by its id. */
  async read(id: string, limitBytes: number): Promise<FileContent> {
    this.#blobs += 1;
    if (this.#blobs > MOST_BLOBS) {
      return { problem: TOO_MANY };
    }
    try {
      const { data } = await this.#ask(() => this.#client.rest.git.getBlob({ ...this.#at, file_sha: id }));
      if ((data.size ?? 0) > limitBytes) {
        return { problem: tooLarge(limitBytes) };
      }
      return data.encoding === "base64"
        ? { bytes: Buffer.from(data.content, "base64") }
        : { problem: UNREADABLE };
    } catch (error) {
      const status = failureOf(error, Date.now())?.status;
      return { problem: status == null ? UNREADABLE : `${UNREADABLE} (it answered ${status})` };
    }
  }

  /** Follows a path down from a tree, then takes all that is below it. */
  async #addBelow(
    files: Map<string, string>,
    sha: string,
    [next, ...rest]: readonly string[],
    at: string,
  ): Promise<void> {
    const { entries, truncated } = await this.#tree(sha, next === undefined);
    if (next === undefined && !truncated) {
      addRegular(files, at, entries);
      return;
    }
    const { entries: own } = next === undefined ? await this.#tree(sha, false) : { entries };
    const wanted = own.filter(({ path }) => next === undefined || path === next);
    addRegular(files, at, wanted);
    for (const { sha: below, path } of wanted.filter(({ type }) => type === "tree")) {
      await this.#addBelow(files, below, rest, posix.join(at, path));
    }
  }

  async #tree(sha: string, recursive: boolean): Promise<{ entries: TreeEntry[]; truncated: boolean }> {
    this.#trees += 1;
    if (this.#trees > MOST_TREES) {
      throw new Error("the repository is too large to be listed by GitHub: check out with fetch-depth: 0");
    }
    const { data } = await this.#ask(() =>
      this.#client.rest.git.getTree({ ...this.#at, tree_sha: sha, ...(recursive ? { recursive: "1" } : {}) }),
    );
    const entries = data.tree.flatMap(({ path, mode, type, sha: id }) =>
      path === undefined || mode === undefined || type === undefined || id === undefined
        ? []
        : [{ path, mode, type, sha: id }],
    );
    return { entries, truncated: data.truncated };
  }

  #ask<T>(task: () => Promise<T>): Promise<T> {
    return withRetries(task, this.#clock);
  }
}

/** Links and submodules are no regular files. */
function addRegular(files: Map<string, string>, at: string, entries: readonly TreeEntry[]): void {
  for (const { path, mode, type, sha } of entries) {
    if (type === "blob" && mode.startsWith("100")) {
      files.set(posix.join(at, path), sha);
    }
  }
}

function isAtOrBelow(path: string, folder: string): boolean {
  return folder === "" || path === folder || path.startsWith(`${folder}/`);
}
