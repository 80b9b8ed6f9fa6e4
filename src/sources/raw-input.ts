import type { EarlierVersion } from "./base/earlier-versions.ts";
import type { LargeContent } from "./read-file.ts";
import type { RenderedFrom } from "./render/rendered-from.ts";

/** One file as it was collected: where it came from, and its bytes or why they could not be read. */
export interface RawInput {
  /** Stable over runs and machines: the relative path, or NAME of `NAME=path`. */
  name: string;
  /** Relative to the workspace with forward slashes; the name where the file lies outside it. */
  path: string;
  /** True where the user named it by path or glob, false where a search of a folder came upon it. */
  named: boolean;
  /**
   * `unread`: a search came upon it, and for this reason it is not read. `gone`: the change takes the file away; only its earlier version is
   * there.
   */
  content: LargeContent | { unread: string } | { gone: true };
  /** What it was at the base commit; null where nothing says so, absent where the run compares with none. */
  earlier?: EarlierVersion | null;
  /** What the content was rendered from; absent where it is a file's own. */
  rendered?: RenderedFrom;
  /** What `terraform show -json` wrote of a binary plan; absent where the file is none, or the tool may not run. */
  shown?: { bytes: Buffer } | { problem: string };
}

/** A file that a run will read, before it is read. */
export interface FoundFile {
  name: string;
  path: string;
  /** Absolute; null for standard input. */
  absolute: string | null;
  /** No link may lead out of this folder; absolute. */
  root: string;
  named: boolean;
  /** Why it cannot be read, where that is known already; null otherwise. */
  problem: string | null;
  /** Why a search that came upon it leaves it unread; absent where it is read. */
  unread?: string;
}
