import { type Waiver, waiverSchema } from "../model/resilience-file.ts";
import { UserError } from "../model/user-error.ts";
import { plain } from "../reports/plain.ts";
import { addWaivers, waiverLine } from "../settings/add-waivers.ts";
import { SETTINGS_FILE_BYTES } from "../settings/defaults.ts";
import { resilienceFilePaths } from "../settings/find-resilience-file.ts";
import { diskSource } from "../settings/settings-source.ts";
import { readReport } from "./read-report.ts";
import type { Terminal } from "./terminal.ts";
import { writeFileWhole } from "./write-file.ts";

/** What a waiver says besides what it waives, as it was written; null where nothing was said. */
export interface WaiveOptions {
  report: string;
  reason: string | null;
  owner: string | null;
  expires: string | null;
  config: string | null;
  /** True where the settings file is changed, rather than the lines written. */
  write: boolean;
}

/** `waive`: the lines that waive findings of a report, to be added to resilience.yml; with `--write` they are. */
export async function waive(
  fingerprints: readonly string[],
  options: WaiveOptions,
  terminal: Terminal,
): Promise<number> {
  const waivers = await waiversFor(fingerprints, options, terminal);
  if (!options.write) {
    terminal.out(["waivers:", ...waivers.map((waiver) => `  ${waiverLine(waiver)}`), ""].join("\n"));
    return 0;
  }
  const [path, text] = await settingsFile(options.config, terminal.workspace);
  const added = addWaivers(text, waivers, path);
  if (added === null) {
    throw new UserError(
      `${path}: the lines cannot be added safely to how waivers is written there: add them by hand (waive without --write shows them)`,
    );
  }
  await writeFileWhole(path, terminal.workspace, added);
  terminal.err(
    `${path}: ${waivers.length === 1 ? "one waiver was" : `${waivers.length} waivers were`} added\n`,
  );
  return 0;
}

async function waiversFor(
  fingerprints: readonly string[],
  { report, reason, owner, expires }: WaiveOptions,
  { workspace, clockMs }: Terminal,
): Promise<Waiver[]> {
  const { findings } = await readReport(report, workspace);
  return fingerprints.map((fingerprint) => {
    const finding = findings.find((one) => one.fingerprint === fingerprint);
    if (finding === undefined) {
      throw new UserError(`${report}: it has no finding ${plain(fingerprint, 40)}`);
    }
    const { rule, resource } = finding;
    const parsed = waiverSchema.safeParse({ rule, resource, reason, owner, expires });
    if (!parsed.success || Number.isNaN(Date.parse(parsed.data.expires))) {
      throw new UserError(
        'a waiver needs --reason TEXT, --owner WHO and --expires DATE, as in --reason "runs once a day" --owner @shop --expires 2027-03-31',
      );
    }
    if (Date.parse(parsed.data.expires) + DAY_MS <= clockMs) {
      throw new UserError(
        `--expires ${parsed.data.expires} is over: a waiver works until the end of that day`,
      );
    }
    return parsed.data;
  });
}

const DAY_MS = 86_400_000;

/** Path and text of the settings file that counts. */
async function settingsFile(config: string | null, workspace: string): Promise<[string, string]> {
  const source = diskSource(workspace);
  const paths = await resilienceFilePaths(config, [], workspace);
  for (const path of paths) {
    const text = await source.read(path, SETTINGS_FILE_BYTES);
    if (text !== null) {
      return [path, text];
    }
  }
  throw new UserError(`${paths.join(", ")}: there is none: write one with resilience-gate init`);
}
