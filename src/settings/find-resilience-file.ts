import { stat } from "node:fs/promises";
import { relative, resolve, sep } from "node:path";
import type { ResilienceSettings } from "../model/settings.ts";
import { UserError } from "../model/user-error.ts";
import { isInside } from "../sources/read-file.ts";
import { NO_RESILIENCE_FILE, SETTINGS_FILE_BYTES } from "./defaults.ts";
import { withExtended } from "./extended-settings.ts";
import { parseResilienceFile } from "./resilience-file.ts";
import type { SettingsSource } from "./settings-source.ts";

const FILE = "resilience.yml";

/**
 * Where the settings may stand, the first that exists counts: `--config` alone where it is given,
 * else resilience.yml in the folder among `paths` where there is one only, else .github/resilience.yml.
 */
export async function resilienceFilePaths(
  config: string | null,
  paths: readonly string[],
  workspace: string,
): Promise<string[]> {
  if (config !== null) {
    return [config];
  }
  const folders: string[] = [];
  for (const path of paths.length === 0 ? ["."] : paths) {
    if (path !== "-" && (await isFolder(resolve(workspace, path)))) {
      folders.push(path);
    }
  }
  const [folder] = folders;
  const single =
    folder === undefined || folders.length > 1 ? [] : [shown(resolve(workspace, folder, FILE), workspace)];
  return [...single, `.github/${FILE}`];
}

/**
 * Reads the settings file from the first of `paths` that exists in `source`, on top of what it extends.
 * @throws UserError where it is broken, or where `required` and none exists.
 */
export async function readResilienceFile(
  paths: readonly string[],
  source: SettingsSource,
  required: boolean,
): Promise<ResilienceSettings> {
  for (const path of paths) {
    const text = await source.read(path, SETTINGS_FILE_BYTES);
    if (text !== null) {
      const file = parseResilienceFile(text, path, source.where);
      return { path, file: await withExtended(file, path, source) };
    }
  }
  if (required) {
    throw new UserError(`${paths.join(", ")}: it does not exist, and --config names it: check the spelling`);
  }
  return NO_RESILIENCE_FILE;
}

function shown(absolute: string, workspace: string): string {
  return isInside(workspace, absolute) ? relative(workspace, absolute).split(sep).join("/") : absolute;
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (status) => status.isDirectory(),
    () => false,
  );
}
