import { relative, resolve, sep } from "node:path";
import { UserError } from "../model/user-error.ts";
import { decodeText } from "../sources/decode-text.ts";
import { DOES_NOT_EXIST, isInside, readFileWithin } from "../sources/read-file.ts";

/** Where settings files are read: the disk, or the base commit of a pull request. */
export interface SettingsSource {
  /** Said in messages behind the path: " at the base commit 1a2b3c4", or "" for the disk. */
  where: string;
  /**
   * The text of a file, or null where there is none.
   * @throws UserError where it is there and cannot be read.
   */
  read(path: string, limitBytes: number): Promise<string | null>;
  /**
   * A file of another repository at a commit: null where there is none, undefined where it is not asked for here. Absent where none can be.
   * @throws UserError where it is there and cannot be read.
   */
  remote?(file: RemoteFile): Promise<string | null | undefined>;
}

/** A file of another repository. */
export interface RemoteFile {
  /** `owner/name`. */
  repository: string;
  path: string;
  sha: string;
}

/** Reads settings files from the workspace, or from wherever else on this machine the user names one. */
export function diskSource(workspace: string, remote?: SettingsSource["remote"]): SettingsSource {
  return {
    where: "",
    ...(remote === undefined ? {} : { remote }),
    async read(path, limitBytes) {
      const absolute = resolve(workspace, path);
      const root = isInside(workspace, absolute) ? workspace : absolute;
      const content = await readFileWithin(absolute, root, limitBytes);
      if ("problem" in content) {
        if (content.problem === DOES_NOT_EXIST) {
          return null;
        }
        throw new UserError(`${path}: ${content.problem}`);
      }
      const decoded = decodeText(content.bytes, limitBytes);
      if (decoded.kind !== "text") {
        throw new UserError(`${path}: ${decoded.kind === "unreadable" ? decoded.reason : "it is not text"}`);
      }
      return decoded.text;
    },
  };
}

/**
 * What a change cannot touch: files of the workspace are read at the base commit by `readAtBase` (path from the repository's root,
 * with forward slashes; null where there is none), files outside of the workspace from the disk, since no pull request brings those.
 */
export function baseSource(
  workspace: string,
  sha: string,
  readAtBase: (path: string) => Promise<string | null>,
  remote?: SettingsSource["remote"],
): SettingsSource {
  const disk = diskSource(workspace);
  return {
    ...(remote === undefined ? {} : { remote }),
    where: ` at the base commit ${sha.slice(0, 7)}`,
    async read(path, limitBytes) {
      const absolute = resolve(workspace, path);
      if (!isInside(workspace, absolute)) {
        return disk.read(path, limitBytes);
      }
      const text = await readAtBase(relative(workspace, absolute).split(sep).join("/"));
      if (text !== null && Buffer.byteLength(text) > limitBytes) {
        throw new UserError(`${path}${this.where}: it is larger than ${limitBytes} bytes`);
      }
      return text;
    },
  };
}
