import { stat } from "node:fs/promises";
import { posix, relative, resolve, sep } from "node:path";
import { glob } from "tinyglobby";
import { UserError } from "../model/user-error.ts";
import type { BaseCommit } from "../sources/base/base-commit.ts";
import { isInside, readFileWithin } from "../sources/read-file.ts";

/** Bounds on what one path of `policies` may hold. */
const MOST_FILES = 1000;
const FILE_BYTES = 32 * 1024 ** 2;

/** What a path of `policies` holds: the files of a folder by their path in it, or a bundle. */
export type OwnFiles =
  | { kind: "folder"; path: string; files: ReadonlyMap<string, Uint8Array> }
  | { kind: "bundle"; path: string; bytes: Uint8Array };

/** Where policies are read: the disk, or the base commit of a pull request. */
export interface OwnSource {
  /** @throws UserError where nothing is there, or it cannot be read. */
  read(path: string): Promise<OwnFiles>;
}

/** What of a folder matters: policies, their tests and fixtures aside, and what they declare. */
const WANTED = ["**/*.rego", "resources/**/*.json"];

/** Reads policies from the workspace, or from wherever else on this machine the user names them. */
export function ownOnDisk(workspace: string): OwnSource {
  return {
    async read(path) {
      const absolute = resolve(workspace, path);
      const root = isInside(workspace, absolute) ? workspace : absolute;
      const status = await stat(absolute).catch(() => null);
      if (status === null) {
        throw new UserError(`${path}: it does not exist, and policies names it: check the spelling`);
      }
      if (!status.isDirectory()) {
        return { kind: "bundle", path, bytes: await content(absolute, root, path) };
      }
      const names = await glob(WANTED, {
        cwd: absolute,
        ignore: ["**/fixtures/**", "**/*_test.rego"],
      });
      checkCount(names.length, path);
      const files = new Map<string, Uint8Array>();
      for (const name of names.sort()) {
        files.set(name, await content(resolve(absolute, name), root, `${path}/${name}`));
      }
      return { kind: "folder", path, files };
    },
  };
}

/**
 * Reads policies of the workspace at the base commit, so that no pull request brings any that run; those outside of the workspace from the disk,
 * since no pull request brings them.
 */
export function ownAtBase(workspace: string, base: BaseCommit): OwnSource {
  const disk = ownOnDisk(workspace);
  return {
    async read(path) {
      const absolute = resolve(workspace, path);
      if (!isInside(workspace, absolute)) {
        return disk.read(path);
      }
      const inRepository = posix.join(base.prefix, relative(workspace, absolute).split(sep).join("/"));
      const { base: tree } = await base.trees([inRepository]);
      const bundle = tree.get(inRepository);
      const where = `${path} at the base commit ${base.sha.slice(0, 7)}`;
      if (bundle !== undefined) {
        return { kind: "bundle", path, bytes: await blob(base, bundle, where) };
      }
      const files = new Map<string, Uint8Array>();
      for (const [file, id] of [...tree].sort(([a], [b]) => (a < b ? -1 : 1))) {
        const name = posix.relative(inRepository, file);
        if (!name.startsWith("..") && isWanted(name)) {
          checkCount(files.size + 1, path);
          files.set(name, await blob(base, id, `${where}, ${name}`));
        }
      }
      if (files.size === 0) {
        throw new UserError(`${where}: there are no policies; policies count once they are merged`);
      }
      return { kind: "folder", path, files };
    },
  };
}

function isWanted(name: string): boolean {
  if (name.endsWith("_test.rego") || name.split("/").includes("fixtures")) {
    return false;
  }
  return name.endsWith(".rego") || (name.startsWith("resources/") && name.endsWith(".json"));
}

function checkCount(count: number, path: string): void {
  if (count > MOST_FILES) {
    throw new UserError(`${path}: it holds more than ${MOST_FILES} files of policies`);
  }
}

async function content(absolute: string, root: string, shown: string): Promise<Uint8Array> {
  const read = await readFileWithin(absolute, root, FILE_BYTES);
  if ("problem" in read) {
    throw new UserError(`${shown}: ${read.problem}`);
  }
  return read.bytes;
}

async function blob(base: BaseCommit, id: string, shown: string): Promise<Uint8Array> {
  const read = await base.read(id, FILE_BYTES);
  if ("problem" in read) {
    throw new UserError(`${shown}: ${read.problem}`);
  }
  return read.bytes;
}
