import { join } from "node:path";
import { render } from "../cli/render.ts";
import { writeFileWhole } from "../cli/write-file.ts";
import type { Report } from "../model/report.ts";
import type { Output } from "../model/settings.ts";
import type { Pack } from "../settings/pack.ts";

/** Where reports were written. */
export interface ReportFiles {
  /** The report as JSON: the file that was asked for, else the one in the folder; null where there is neither. */
  report: string | null;
  /** A folder with the whole report as JSON and as a page, whatever the surfaces of a pull request had to leave out; null without a place for it. */
  folder: string | null;
}

/** Where files go, and what is done with what goes to the log. */
interface Places {
  workspace: string;
  /** The runner's folder for temporary files; null where there is none. */
  temporary: string | null;
  /** Tells apart the folders of several steps of one job. */
  key: string;
  pack: Pick<Pack, "rules" | "page" | "standards">;
  print: (text: string) => void;
}

/**
 * Writes the report in the formats that were asked for, and the whole of it into a folder that a workflow may keep as an artifact.
 * @throws UserError where a file that was asked for cannot be written.
 */
export async function writeReportFiles(
  report: Report,
  asked: readonly Output[],
  { workspace, temporary, key, pack, print }: Places,
): Promise<ReportFiles> {
  const options = { colour: false, columns: null, pack };
  for (const { format, file } of asked) {
    const text = await render(report, format, options);
    if (file === null) print(text);
    else await writeFileWhole(file, workspace, text);
  }
  const own = asked.findLast(({ format, file }) => format === "json" && file !== null)?.file ?? null;
  if (temporary === null) return { report: own, folder: null };
  const folder = join(temporary, "resilience-gate", folderNameOf(key));
  await writeFileWhole("report.json", folder, await render(report, "json", options));
  await writeFileWhole("report.html", folder, await render(report, "html", options));
  return { report: own ?? join(folder, "report.json"), folder };
}

/** A name of one folder, whatever the key holds. */
function folderNameOf(key: string): string {
  return key.replace(/[^\w-]/gu, "-").slice(0, 50) || "report";
}
