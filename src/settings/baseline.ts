import * as z from "zod/mini";
import { jsonValue } from "../model/json-value.ts";
import { UserError } from "../model/user-error.ts";
import { BASELINE_BYTES } from "./defaults.ts";
import type { SettingsSource } from "./settings-source.ts";

const fingerprint = z.string().check(z.minLength(1), z.maxLength(200));
const fingerprints = z.array(fingerprint);
const reported = z.object({
  fingerprint,
  outcome: z.enum(["fail", "undetermined"]),
  lost_judgement: z.boolean(),
});
/** What counts as a baseline: a list of fingerprints, a file of `--write-baseline`, or an earlier report. */
const baselineSchema = z.union([
  fingerprints,
  z.object({ fingerprints }),
  z.object({ findings: z.array(reported) }),
]);

/**
 * The fingerprints that count as existing. Null where `source` has no such file and that is allowed.
 * @throws UserError where it is not a baseline.
 */
export async function readBaseline(path: string, source: SettingsSource): Promise<Set<string> | null> {
  const text = await source.read(path, BASELINE_BYTES);
  if (text === null) {
    return null;
  }
  const parsed = baselineSchema.safeParse(jsonValue(text));
  if (!parsed.success) {
    throw new UserError(
      `${path}${source.where}: it is not a baseline: write one with --write-baseline FILE, or give a report of --format json`,
    );
  }
  const found = parsed.data;
  if (Array.isArray(found)) {
    return new Set(found);
  }
  return new Set("fingerprints" in found ? found.fingerprints : failing(found.findings));
}

/**
 * The fingerprints of what failed or is no longer judged. What was undetermined already stays out of a baseline: once it fails,
 * it does so under the same fingerprint and must not count as known.
 */
function failing(findings: readonly z.infer<typeof reported>[]): string[] {
  return findings
    .filter((finding) => finding.outcome === "fail" || finding.lost_judgement)
    .map((finding) => finding.fingerprint);
}

/** The text of a baseline file for a report's findings; the same whatever their order. */
export function baselineText(findings: readonly z.infer<typeof reported>[]): string {
  return `${JSON.stringify({ version: 1, fingerprints: [...new Set(failing(findings))].sort() }, null, 2)}\n`;
}
