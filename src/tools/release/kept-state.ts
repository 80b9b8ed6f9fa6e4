import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import * as z from "zod/mini";
import type { Report } from "../../model/report.ts";
import { run } from "../../run.ts";
import { NOTHING_ASKED } from "../../settings/asked.ts";
import { baselineText } from "../../settings/baseline.ts";
import { buildSettings } from "../../settings/build-settings.ts";
import type { Pack } from "../../settings/pack.ts";

/** The moment at which the estates of a release are judged, ISO 8601: a day before which nothing of theirs expires. */
const NOW = "2026-11-01T00:00:00Z";

/** What a finding of a release is known by later, and what became of it. */
const keptFindingSchema = z.strictObject({
  fingerprint: z.string(),
  rule: z.string(),
  resource: z.string(),
  attribute: z.nullable(z.string()),
  severity: z.enum(["error", "warning", "notice"]),
  outcome: z.enum(["fail", "undetermined"]),
  status: z.enum(["new", "existing", "unknown"]),
  waived: z.boolean(),
  blocks: z.boolean(),
});
export type KeptFinding = z.infer<typeof keptFindingSchema>;

/** What a release said of an estate, with its own waivers, baseline and ruleset: `judged.json`. */
export const keptEstateSchema = z.strictObject({
  verdict: z.enum(["pass", "fail", "error"]),
  findings: z.array(keptFindingSchema),
});
export type KeptEstate = z.infer<typeof keptEstateSchema>;

/** The rules of a release: `rules.json`. */
export const keptRulesSchema = z.array(z.strictObject({ id: z.string(), since: z.string() }));

/** An estate that is kept: files of the repository, and where in its folder they go. */
interface Kept {
  name: string;
  files: Record<string, string>;
  /** The settings that it has besides ruleset and waivers: a file of the repository, or their text. */
  settings: { file: string } | { text: string };
}

const EXAMPLE = (name: string): Kept => ({
  name,
  files: {
    [`examples/${name}/plan.json`]: "estate/plan.json",
    [`examples/${name}/manifests`]: "estate/manifests",
  },
  settings: { file: `examples/${name}/resilience.yml` },
});
const DATABASES = "policies/rules/ha/data-service-data-centres/fixtures";
const ESTATES: readonly Kept[] = [
  EXAMPLE("one-data-centre"),
  EXAMPLE("two-data-centres"),
  {
    name: "databases",
    files: {
      [`${DATABASES}/fail-single-zone/plan.json`]: "estate/aws.json",
      [`${DATABASES}/fail-google/plan.json`]: "estate/google.json",
      [`${DATABASES}/pass-multi-az/plan.json`]: "estate/spread.json",
    },
    settings: { text: "version: 1\nobjectives: { tolerate: data-centre, rto: 4h, rpo: 1h }\n" },
  },
];

/** Judges a kept estate as its own workflow does: with its settings and its baseline, where only what is new blocks. */
export async function judgeKept(folder: string, pack: Pack, hasBaseline = true): Promise<Report> {
  const asked = { ...NOTHING_ASKED, paths: ["estate"], config: "resilience.yml", gate: "new", now: NOW };
  const { settings } = await buildSettings(
    { ...asked, baseline: hasBaseline ? "baseline.json" : null },
    { workspace: folder, clockMs: 0, pullRequest: false, trusted: null },
  );
  return run(settings, { pack, standardInput: nothing(), versions: null });
}

/** What a report says of an estate, as far as it must hold. */
export function keptOf({ verdict, findings }: Report): KeptEstate {
  return {
    verdict,
    findings: findings
      .map(({ fingerprint, rule, resource, attribute, severity, outcome, status, waiver, blocks }) => ({
        fingerprint,
        rule,
        resource,
        attribute,
        severity,
        outcome,
        status,
        waived: waiver !== null,
        blocks,
      }))
      .sort((a, b) => (a.fingerprint < b.fingerprint ? -1 : 1)),
  };
}

/**
 * Keeps the state of a release: estates with settings that pin its ruleset and waive the gravest finding, a baseline of the others, and what
 * it says of them. Later versions judge the same.
 */
export async function keepRelease(
  root: string,
  into: string,
  version: string,
  pack: Pack,
): Promise<string[]> {
  const rules = (await pack.rules()).map(({ id, since }) => ({ id, since }));
  await put(join(into, "rules.json"), json(rules));
  for (const { name, files, settings } of ESTATES) {
    const folder = join(into, name);
    for (const [from, to] of Object.entries(files)) {
      await cp(join(root, from), join(folder, to), { recursive: true });
    }
    const own = "text" in settings ? settings.text : await readFile(join(root, settings.file), "utf8");
    const pinned = `${own.trimEnd()}\n\nruleset: "${version}"\n`;
    await put(join(folder, "resilience.yml"), pinned);
    const first = await judgeKept(folder, pack, false);
    const [gravest] = first.findings.filter(({ outcome }) => outcome === "fail");
    const others = first.findings.filter((finding) => finding !== gravest);
    await put(
      join(folder, "resilience.yml"),
      gravest === undefined ? pinned : `${pinned}${waiverText(gravest)}`,
    );
    await put(join(folder, "baseline.json"), baselineText(others));
    await put(join(folder, "judged.json"), json(keptOf(await judgeKept(folder, pack))));
  }
  return ESTATES.map(({ name }) => join(into, name));
}

function waiverText({ rule, resource }: Report["findings"][number]): string {
  const waiver = {
    rule,
    resource,
    reason: "known when it was released",
    owner: "@acme/platform",
    expires: "2099-12-31",
  };
  return `waivers:\n  - ${JSON.stringify(waiver)}\n`;
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

async function put(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}

async function* nothing(): AsyncGenerator<Uint8Array> {}
