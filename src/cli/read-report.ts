import { jsonValue } from "../model/json-value.ts";
import { type Report, reportSchema } from "../model/report.ts";
import { UserError } from "../model/user-error.ts";
import { diskSource } from "../settings/settings-source.ts";

/** Largest report that is read, in bytes. */
const REPORT_BYTES = 400 * 1024 ** 2;

/**
 * A report that `check --format json=FILE` wrote.
 * @throws UserError where there is none.
 */
export async function readReport(file: string, workspace: string): Promise<Report> {
  const text = await diskSource(workspace).read(file, REPORT_BYTES);
  if (text === null) {
    throw new UserError(`${file}: it does not exist: write one with check --format json=${file}`);
  }
  const parsed = reportSchema.safeParse(jsonValue(text));
  if (!parsed.success) {
    throw new UserError(
      `${file}: it is no report of this version: write one with check --format json=${file}`,
    );
  }
  return parsed.data;
}
