import { realpath } from "node:fs/promises";
import { posix, relative, resolve, sep } from "node:path";
import { isDynamicPattern } from "tinyglobby";
import { globBase, takeApart } from "../path-spec.ts";
import type { FoundFile } from "../raw-input.ts";
import type { FileContent, LargeContent } from "../read-file.ts";
import type { BaseCommit, ComparedTrees } from "./base-commit.ts";
import { idOf } from "./blob-id.ts";
import { findGone } from "./find-gone.ts";
import { WholeTree } from "./whole-tree.ts";

/** What a file was at the base commit: the same, not there yet, or something else, which is read when it is needed. */
export type EarlierVersion =
  | { is: "same" }
  | { is: "absent" }
  | { is: "other"; read(limitBytes: number): Promise<FileContent> };

/** More paths than this are not listed one by one: git and the API take the whole tree then. */
const MOST_PATHS = 100;

/** What a run compares its files with. */
interface Compared {
  workspace: string;
  paths: readonly string[];
}

/** The versions of a run's files at the base commit. Nothing is read but what differs. */
export class EarlierVersions {
  readonly #asked: Compared;
  readonly #base: BaseCommit;
  readonly #trees: ComparedTrees;
  #whole: Promise<WholeTree> | null = null;

  private constructor(asked: Compared, base: BaseCommit, trees: ComparedTrees) {
    this.#asked = asked;
    this.#base = base;
    this.#trees = trees;
  }

  /** @throws UserError where the files of the base commit cannot be listed. */
  static async open(asked: Compared, base: BaseCommit): Promise<EarlierVersions> {
    const paths: (string | null)[] = [];
    for (const text of asked.paths.length === 0 ? ["."] : asked.paths.filter((path) => path !== "-")) {
      const spec = await takeApart(text, asked.workspace);
      const isGlob = isDynamicPattern(spec.text);
      const place = isGlob ? globBase(spec.text, spec.workspace) : spec.absolute;
      paths.push(inRepository(place, asked, base), await endInRepository(place, asked, base));
    }
    const inside = [...new Set(paths.filter((path) => path !== null))];
    const trees =
      inside.length === 0
        ? { base: new Map(), change: new Map() }
        : await base.trees(inside.length > MOST_PATHS ? [""] : inside);
    return new EarlierVersions(asked, base, trees);
  }

  /** Null where nothing says what the file was: it is in no repository, or a step of the run made it. */
  async of(file: FoundFile, content: LargeContent): Promise<EarlierVersion | null> {
    const path = await this.#pathOf(file);
    if (path === null) {
      return null;
    }
    const before = this.#trees.base.get(path);
    if (before === undefined) {
      return { is: "absent" };
    }
    const now = this.#trees.change.get(path) ?? ("bytes" in content ? idOf(content.bytes, before) : null);
    return now === before ? { is: "same" } : this.#other(before);
  }

  /** The files that the run would have read at the base commit and that the change takes away. */
  async gone(): Promise<{ file: FoundFile; earlier: EarlierVersion }[]> {
    const { base, change } = this.#trees;
    const gone = new Map<string, string>();
    for (const [path, id] of base) {
      if (!change.has(path)) {
        gone.set(resolve(this.#asked.workspace, posix.relative(`/${this.#base.prefix}`, `/${path}`)), id);
      }
    }
    const files = await findGone(this.#asked.paths, this.#asked.workspace, [...gone.keys()]);
    return files.flatMap((file) => {
      const id = file.absolute === null ? undefined : gone.get(file.absolute);
      return id === undefined ? [] : [{ file, earlier: this.#other(id) }];
    });
  }

  /**
   * Every file of the base commit below the workspace; listed when first asked for.
   * @throws UserError where they cannot be listed.
   */
  whole(): Promise<WholeTree> {
    this.#whole ??= WholeTree.open(this.#asked.workspace, this.#base);
    return this.#whole;
  }

  #other(id: string): EarlierVersion {
    return { is: "other", read: (limitBytes) => this.#base.read(id, limitBytes) };
  }

  /** The path by which the trees know a file; what a link leads to stands for the link. */
  async #pathOf({ absolute }: FoundFile): Promise<string | null> {
    if (absolute === null) {
      return null;
    }
    const paths = [
      await endInRepository(absolute, this.#asked, this.#base),
      inRepository(absolute, this.#asked, this.#base),
    ];
    const isKnown = (path: string | null): boolean =>
      path !== null && (this.#trees.base.has(path) || this.#trees.change.has(path));
    return paths.find(isKnown) ?? null;
  }
}

/** The same for where a path leads to in the end, when links are followed; null where nothing is there. */
async function endInRepository(
  absolute: string,
  asked: Pick<Compared, "workspace">,
  base: BaseCommit,
): Promise<string | null> {
  try {
    const workspace = await realpath(asked.workspace);
    return inRepository(await realpath(absolute), { workspace }, base);
  } catch {
    return null;
  }
}

/** A path from the repository's root; "" for that itself, null for what lies outside of it. */
function inRepository(
  absolute: string,
  { workspace }: Pick<Compared, "workspace">,
  { prefix }: BaseCommit,
): string | null {
  const way = relative(workspace, absolute).split(sep).join("/");
  const path = posix.join(`./${prefix}`, way).replace(/\/$/, "");
  return path === ".." || path.startsWith("../") || posix.isAbsolute(path) ? null : path === "." ? "" : path;
}
