import { realpath } from "node:fs/promises";
import { resolve } from "node:path";
import { glob, isDynamicPattern } from "tinyglobby";
import type { Settings } from "../model/settings.ts";
import { UserError } from "../model/user-error.ts";
import { plain } from "../reports/plain.ts";
import { below, found, globBase, type PathSpec, statusOf, takeApart } from "./path-spec.ts";
import type { FoundFile } from "./raw-input.ts";
import { isInside, LEADS_OUT, reasonOf } from "./read-file.ts";
import { LEFT_OUT, searchFolder } from "./search.ts";

/** Name of what comes on standard input. */
const STANDARD_INPUT = "stdin";
/** What the settings ask of the search: where, what, and how many at most. */
export type Asked = Pick<Settings, "workspace" | "paths" | "limits" | "resilience" | "proposed">;

/**
 * Turns the settings' paths into files, without reading them: files, folders (searched), globs, `NAME=path`, `-`.
 * What cannot be found stays in the list with its problem. A file that is reached twice under one name is listed once.
 * @throws UserError where two files would have the same name, or there are more files than the limit.
 */
export async function findFiles(asked: Asked): Promise<FoundFile[]> {
  const byName = new Map<string, FoundFile>();
  for (const text of asked.paths.length === 0 ? ["."] : asked.paths) {
    for (const file of await filesOf(await takeApart(text, asked.workspace), asked)) {
      addFile(byName, file);
    }
    if (byName.size > asked.limits.files) {
      throw tooMany(asked.limits.files);
    }
  }
  const settings = [asked.resilience, asked.proposed].map((one) =>
    one?.path ? resolve(asked.workspace, one.path) : null,
  );
  return [...byName.values()].filter((file) => file.named || !settings.includes(file.absolute));
}

function addFile(byName: Map<string, FoundFile>, file: FoundFile): void {
  const other = byName.get(file.name);
  if (other !== undefined && other.absolute !== file.absolute) {
    throw new UserError(
      `two inputs are both called "${plain(file.name)}": give one a name of its own, as in NAME=${plain(file.path)}`,
    );
  }
  if (other === undefined || file.named) {
    byName.set(file.name, file);
  }
}

async function filesOf(spec: PathSpec, asked: Asked): Promise<FoundFile[]> {
  if (spec.text === "-") {
    const name = spec.ownName ?? STANDARD_INPUT;
    return [{ name, path: name, absolute: null, root: spec.root, named: true, problem: null }];
  }
  const status = await statusOf(spec.absolute);
  if (status?.isDirectory() === true) {
    return searched(spec, spec.absolute, asked);
  }
  if (status === null && isDynamicPattern(spec.text)) {
    return globbed(spec, asked);
  }
  return [found(spec, spec.absolute, spec.ownName, true)];
}

async function searched(spec: PathSpec, folder: string, asked: Asked): Promise<FoundFile[]> {
  try {
    if (!isInside(await realpath(spec.root), await realpath(folder))) {
      return [{ ...found(spec, folder, spec.ownName, true), problem: LEADS_OUT }];
    }
    const bounds = { files: asked.limits.files, folders: asked.limits.folders };
    const { files, unread, stoppedAt } = await searchFolder(folder, spec.root, bounds);
    if (stoppedAt !== null) {
      throw stoppedAt === "files" ? tooMany(bounds.files) : tooManyFolders(bounds.folders);
    }
    const foundFile = (path: string): FoundFile => found(spec, path, below(spec, spec.absolute, path), false);
    return [
      ...files.map(foundFile),
      ...unread.map(({ path, reason }) => ({ ...foundFile(path), unread: reason })),
    ];
  } catch (error) {
    if (error instanceof UserError) {
      throw error;
    }
    return [{ ...found(spec, folder, spec.ownName, true), problem: reasonOf(error) }];
  }
}

/** The files that match; where only folders match (`envs/*`), each of them is searched. */
async function globbed(spec: PathSpec, asked: Asked): Promise<FoundFile[]> {
  const base = globBase(spec.text, spec.workspace);
  const options = {
    cwd: spec.workspace,
    absolute: true,
    dot: true,
    expandDirectories: false,
    followSymbolicLinks: false,
    ignore: LEFT_OUT.map((name) => `**/${name}/**`),
  };
  const files = (await glob(spec.text, options)).map((file) => resolve(file)).sort();
  if (files.length > 0) {
    return files.map((file) => found(spec, file, below(spec, base, file), true));
  }
  const folders = (await glob(spec.text, { ...options, onlyDirectories: true }))
    .map((folder) => resolve(folder))
    .sort();
  if (folders.length === 0) {
    return [{ ...found(spec, spec.absolute, spec.ownName, true), problem: NOTHING_MATCHES }];
  }
  const lists: FoundFile[][] = [];
  for (const folder of folders) {
    lists.push(await searched({ ...spec, absolute: base }, folder, asked));
  }
  return lists.flat();
}

const NOTHING_MATCHES =
  "no file matches this pattern: check the spelling, and that the step which writes the files has run";

function tooManyFolders(limit: number): UserError {
  return new UserError(
    `more than ${limit} folders would be searched: name those that hold plans and manifests`,
  );
}

function tooMany(limit: number): UserError {
  return new UserError(
    `more than ${limit} files would be read: name fewer folders, the plans and manifests themselves, or raise limits.files`,
  );
}
