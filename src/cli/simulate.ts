import { type LostDomain, lostFailures } from "../evaluate/lost-domain.ts";
import type { Report } from "../model/report.ts";
import type { Settings } from "../model/settings.ts";
import { packWithOwn } from "../own-policies/pack-with-own.ts";
import { problemsOf } from "../reports/problems.ts";
import { run } from "../run.ts";
import { type Asked, choose } from "../settings/asked.ts";
import { buildSettings } from "../settings/build-settings.ts";
import { readEnvironment } from "../settings/environment.ts";
import { builtPack } from "../settings/pack.ts";
import { withProgress } from "./progress.ts";
import type { Terminal } from "./terminal.ts";
import { withBase } from "./with-base.ts";

/** What `simulate` takes away, and how it tells. */
export interface SimulateOptions {
  /** Each by itself; the whole matrix where there is none. */
  lose: readonly LostDomain[];
  /** The commit that manifests are compared with, as it was named; null for none. */
  base: string | null;
  /** True where the matrix has two data centres at once, too. */
  pairs: boolean;
  /** `terminal` (the default) or `json`; null where nothing was said. */
  format: string | null;
  /** True where no colour may be written. */
  plain: boolean;
}

/** `simulate`: what is left of each service when something fails. 0 whatever that is; 2 where an input could not be read or nothing is so called. */
export async function simulate(asked: Asked, options: SimulateOptions, terminal: Terminal): Promise<number> {
  const asJson = choose("--format", options.format, ["terminal", "json"]) === "json";
  const { settings } = await buildSettings(asked, { ...terminal, pullRequest: false, trusted: null });
  const pairs = options.pairs || options.lose.some(({ kind }) => kind === "pair");
  const { standardInput } = terminal;
  const report = await withProgress(terminal, async (tell) => {
    const context = { ...(await packWithOwn(settings, builtPack())), standardInput, tell };
    return withBase(options.base, settings, (versions) =>
      run(withPairs(settings, pairs), { ...context, versions }),
    );
  });
  const failures = chosen(report, options.lose);
  if (asJson) {
    terminal.out(
      `${JSON.stringify({ failures, problems: problemsOf(report, ["error", "warning"]) }, null, 2)}\n`,
    );
  } else {
    const { renderSimulation } = await import("../reports/terminal/simulation.ts");
    const colour = terminal.isTerminal && !options.plain && !readEnvironment(terminal.environment).noColour;
    terminal.out(renderSimulation(report, failures, { colour, width: terminal.columns }));
  }
  return report.verdict === "error" ? 2 : 0;
}

/** Where nothing could be judged, the problems say why, and not that nothing is so called. */
function chosen(report: Report, lose: readonly LostDomain[]): Report["failures"] {
  const { failures, verdict } = report;
  const isAll = lose.length === 0 || (verdict === "error" && failures.length === 0);
  return isAll ? failures : lostFailures(report, lose);
}

function withPairs(settings: Settings, pairs: boolean): Settings {
  const { resilience } = settings;
  const file = { ...resilience.file, simulation: { ...resilience.file.simulation, ...(pairs && { pairs }) } };
  return { ...settings, resilience: { ...resilience, file } };
}
