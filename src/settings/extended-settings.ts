import { posix } from "node:path";
import { type ResilienceFile, unknownClusters } from "../model/resilience-file.ts";
import { UserError } from "../model/user-error.ts";
import { plain } from "../reports/plain.ts";
import { SETTINGS_FILE_BYTES } from "./defaults.ts";
import { mergeResilience } from "./merge-resilience.ts";
import { nearWord } from "./near-word.ts";
import { presetNames, presetText } from "./pack.ts";
import { parseResilienceFile } from "./resilience-file.ts";
import type { SettingsSource } from "./settings-source.ts";

/** Most files that may be extended one by another, and all together. */
const DEEPEST = 5;
const MOST_FILES = 20;

/** A settings file and how messages call it. */
interface Read {
  /** What tells it from others: its path, `preset:NAME`, or `owner/name/path@sha`. */
  name: string;
  file: ResilienceFile;
}

/** What a run of resolving keeps to. */
interface Limits {
  source: SettingsSource;
  left: number;
}

const PRESET = /^preset:(.*)$/;
/** A file of another repository at a commit: a branch or a tag could be moved, and with it what is judged. */
const REMOTE = /^(?!\.)([\w.-]+\/[\w.-]+)\/([^@\s]+)@([^@\s]*)$/;
const SHA = /^[0-9a-f]{40}$/;

/**
 * Puts a settings file on top of what it extends: several in the order in which they are listed, later ones over earlier ones, the file itself
 * over all of them. Files are read where the file itself was, so that they are trusted as it is.
 * @throws UserError for what cannot be read, a circle, or more than the limits.
 */
export async function withExtended(
  file: ResilienceFile,
  path: string,
  source: SettingsSource,
): Promise<ResilienceFile> {
  const whole = await resolved({ name: posix.normalize(path), file }, [], { source, left: MOST_FILES });
  const [unknown] = unknownClusters(whole).map((i) => whole.render?.[i]?.cluster ?? "");
  if (unknown !== undefined) {
    throw new UserError(
      `${plain(path, 200)}: something is rendered for the cluster ${plain(unknown, 60)}, which neither this file nor what it extends has among its clusters`,
    );
  }
  return whole;
}

/**
 * A settings file on top of a preset, as if it extended it first.
 * @throws UserError where there is no such preset.
 */
export async function onPreset(
  name: string,
  file: ResilienceFile,
  source: SettingsSource,
): Promise<ResilienceFile> {
  const preset = parsed(await presetOf(name, "preset"), `preset:${name}`);
  return mergeResilience(await resolved(preset, [], { source, left: MOST_FILES }), file);
}

async function resolved(
  { name, file }: Read,
  above: readonly string[],
  limits: Limits,
): Promise<ResilienceFile> {
  const { extends: extended, ...own } = file;
  const way = [...above, name];
  let under: ResilienceFile = { version: 1 };
  for (const reference of typeof extended === "string" ? [extended] : (extended ?? [])) {
    const next = await read(reference, name, limits);
    if (next === null) {
      continue;
    }
    if (way.includes(next.name)) {
      throw new UserError(
        `${[...way, next.name].map((one) => plain(one, 200)).join(" extends ")}: take one of them out`,
      );
    }
    if (way.length > DEEPEST) {
      throw new UserError(`${plain(name, 200)}: settings extend each other more than ${DEEPEST} deep`);
    }
    under = mergeResilience(under, await resolved(next, way, limits));
  }
  return mergeResilience(under, own);
}

/** Null for a file of another repository that may not be asked for here. */
async function read(reference: string, from: string, limits: Limits): Promise<Read | null> {
  limits.left -= 1;
  if (limits.left < 0) {
    throw new UserError(`${plain(from, 200)}: more than ${MOST_FILES} settings files are extended`);
  }
  const [, preset] = PRESET.exec(reference) ?? [];
  if (preset !== undefined) {
    return parsed(await presetOf(preset, from), reference);
  }
  const remote = REMOTE.exec(reference);
  return remote === null
    ? readFile(reference, from, limits.source)
    : readRemote(remote as unknown as [string, string, string, string], from, limits.source);
}

function parsed(text: string, name: string, where = ""): Read {
  return { name, file: parseResilienceFile(text, name, where) };
}

async function presetOf(name: string, from: string): Promise<string> {
  const names = await presetNames();
  const text = names.includes(name) ? await presetText(name) : null;
  if (text === null) {
    const near = nearWord(name, names);
    throw new UserError(
      `${plain(from, 200)}: there is no preset ${plain(name, 60)}${near === null ? "" : `: did you mean ${near}?`} (presets: ${names.join(", ")})`,
    );
  }
  return text;
}

/** A path beside the file that names it. */
async function readFile(reference: string, from: string, source: SettingsSource): Promise<Read> {
  const path = posix.normalize(posix.join(posix.dirname(from), reference));
  if (posix.isAbsolute(reference) || path === ".." || path.startsWith("../") || reference.includes("\\")) {
    throw new UserError(
      `${plain(from, 200)}: extends must name a file of this repository, preset:NAME, or owner/repository/path@commit`,
    );
  }
  const text = await source.read(path, SETTINGS_FILE_BYTES);
  if (text === null) {
    throw new UserError(
      `${plain(from, 200)}: it extends ${plain(path, 200)}, which does not exist${source.where}`,
    );
  }
  return parsed(text, path, source.where);
}

async function readRemote(
  [reference, repository, path, sha]: [string, string, string, string],
  from: string,
  source: SettingsSource,
): Promise<Read | null> {
  const name = plain(reference, 300);
  if (!SHA.test(sha)) {
    throw new UserError(
      `${plain(from, 200)}: ${name} needs the full id of a commit behind the @ (40 digits): a branch or a tag could be moved`,
    );
  }
  if (source.remote === undefined) {
    throw new UserError(
      `${plain(from, 200)}: ${name} is read from GitHub, which only the action does: fetch that file and name it with --config, or extend a copy`,
    );
  }
  const text = await source.remote({ repository, path, sha });
  if (text === undefined) {
    return null;
  }
  if (text === null) {
    throw new UserError(`${plain(from, 200)}: it extends ${name}, which does not exist`);
  }
  return parsed(text, reference);
}
