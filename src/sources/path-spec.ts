import type { Stats } from "node:fs";
import { stat } from "node:fs/promises";
import { basename, dirname, relative, resolve, sep } from "node:path";
import { isDynamicPattern } from "tinyglobby";
import type { FoundFile } from "./raw-input.ts";
import { isInside } from "./read-file.ts";

/** NAME of `NAME=path`: what is safe in an id, a report and a file name. */
const OWN_NAME = /^([A-Za-z0-9][A-Za-z0-9._/@ -]{0,99})=(.+)$/s;

/** One of the settings' paths, taken apart. */
export interface PathSpec {
  text: string;
  absolute: string;
  /** From `NAME=path`; null where the path itself names the input. */
  ownName: string | null;
  /** Links may lead anywhere inside it: the workspace, or what was named outside of it. */
  root: string;
  /** What the names of its files are relative to. */
  nameBase: string;
  workspace: string;
}

/** Takes one of the settings' paths apart. */
export async function takeApart(text: string, workspace: string): Promise<PathSpec> {
  const match = OWN_NAME.exec(text);
  const isName = match !== null && (await statusOf(resolve(workspace, text))) === null;
  const path = isName ? (match[2] ?? "") : text;
  const absolute = resolve(workspace, path);
  const spec = { text: path, absolute, ownName: isName ? (match[1] ?? null) : null, workspace };
  if (isInside(workspace, absolute)) {
    return { ...spec, root: workspace, nameBase: workspace };
  }
  const status = await statusOf(absolute);
  const base = status === null && isDynamicPattern(path) ? globBase(path, workspace) : absolute;
  return { ...spec, root: status?.isFile() === true ? dirname(absolute) : base, nameBase: dirname(base) };
}

/** The folder before the first part that has a wildcard. */
export function globBase(pattern: string, workspace: string): string {
  const parts = pattern.split("/");
  const first = parts.findIndex((part) => isDynamicPattern(part));
  return resolve(
    workspace,
    parts.slice(0, Math.max(first, 0)).join("/") || (pattern.startsWith("/") ? "/" : "."),
  );
}

/** `NAME/<path below the folder>` for what a named folder or glob holds; null where the path alone names it. */
export function below(spec: PathSpec, base: string, file: string): string | null {
  return spec.ownName === null ? null : `${spec.ownName}/${slashes(relative(base, file))}`;
}

/** A file that one of the settings' paths names or that a search of it came upon; `absolute` need not exist. */
export function found(spec: PathSpec, absolute: string, ownName: string | null, named: boolean): FoundFile {
  const path = shownPath(spec, absolute);
  return { name: ownName ?? path, path, absolute, root: spec.root, named, problem: null };
}

/** Relative to the workspace; outside of it, where that would differ between machines, relative to what was named. */
function shownPath(spec: PathSpec, absolute: string): string {
  return slashes(relative(spec.nameBase, absolute)) || basename(absolute);
}

function slashes(path: string): string {
  return sep === "/" ? path : path.split(sep).join("/");
}

/** What is at a path; null where nothing is. */
export async function statusOf(path: string): Promise<Stats | null> {
  return stat(path).catch(() => null);
}
