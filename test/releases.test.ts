import { existsSync, readdirSync, readFileSync } from "node:fs";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { load } from "js-yaml";
import { glob } from "tinyglobby";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { fingerprint } from "../src/evaluate/fingerprint.ts";
import type { Report } from "../src/model/report.ts";
import type { RuleInfo } from "../src/model/rule.ts";
import { builtPack, type Pack } from "../src/settings/pack.ts";
import { compilePolicies } from "../src/tools/policies/wasm.ts";
import {
  judgeKept,
  type KeptEstate,
  type KeptFinding,
  keptEstateSchema,
  keptOf,
  keptRulesSchema,
} from "../src/tools/release/kept-state.ts";
import { REPOSITORY } from "../src/tools/tool.ts";

const RELEASES = join(REPOSITORY, "test/releases");

/** What is meant to be otherwise than at a release, by estate and fingerprint, each with its reason: `since.yml` beside its estates. */
const sinceSchema = z.record(z.string(), z.record(z.string(), z.string().check(z.minLength(20))));

const foldersIn = (path: string): string[] =>
  readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);

/** Estates of all releases that were kept, with what was said of them. */
const KEPT = foldersIn(RELEASES).flatMap((version) =>
  foldersIn(join(RELEASES, version)).map((estate) => {
    const folder = join(RELEASES, version, estate);
    const judged = keptEstateSchema.parse(JSON.parse(readFileSync(join(folder, "judged.json"), "utf8")));
    return { version, estate, folder, judged };
  }),
);

/** Findings under each name that a rule has or had. */
function underAllNames({ findings }: KeptEstate, rules: readonly RuleInfo[]): Map<string, KeptFinding> {
  const aliases = new Map(rules.map(({ id, aliases }) => [id, aliases]));
  return new Map(
    findings.flatMap((finding) =>
      [finding.rule, ...(aliases.get(finding.rule) ?? [])].map((name) => [
        fingerprint(name, finding.resource, finding.attribute),
        finding,
      ]),
    ),
  );
}

/** What became of a finding: how grave, and whether it stands in the way. */
const standing = ({ severity, outcome, status, waived, blocks }: KeptFinding) => ({
  severity,
  outcome,
  status,
  waived,
  blocks,
});

/** What is otherwise than it was, a line each, without what `since.yml` gives a reason for. */
function changed(
  version: string,
  estate: string,
  was: KeptEstate,
  is: KeptEstate,
  rules: readonly RuleInfo[],
): string[] {
  const file = join(RELEASES, version, "since.yml");
  const meant = existsSync(file) ? sinceSchema.parse(load(readFileSync(file, "utf8"))) : {};
  const now = underAllNames(is, rules);
  const then = new Map(was.findings.map((finding) => [finding.fingerprint, finding]));
  const lines = new Map<string, string>();
  for (const [print, finding] of then) {
    const found = now.get(print);
    if (found === undefined) {
      lines.set(print, `${finding.rule} is no longer found at ${finding.resource}`);
    } else if (JSON.stringify(standing(found)) !== JSON.stringify(standing(finding))) {
      lines.set(
        print,
        `${finding.rule} at ${finding.resource} was ${JSON.stringify(standing(finding))}, is ${JSON.stringify(standing(found))}`,
      );
    }
  }
  for (const finding of new Set(now.values())) {
    const names = [finding.rule, ...(rules.find(({ id }) => id === finding.rule)?.aliases ?? [])];
    const isKnown = names.some((name) => then.has(fingerprint(name, finding.resource, finding.attribute)));
    if (!isKnown && knownAt(version, finding.rule, rules)) {
      lines.set(finding.fingerprint, `${finding.rule} is found at ${finding.resource}, and was not`);
    }
  }
  const reasons = meant[estate] ?? {};
  return [...lines]
    .filter(([print]) => reasons[print] === undefined)
    .map(([print, line]) => `${print}: ${line}`);
}

/** Did a rule exist at a release, under whichever name? */
function knownAt(version: string, rule: string, rules: readonly RuleInfo[]): boolean {
  const text = readFileSync(join(RELEASES, version, "rules.json"), "utf8");
  const known = new Set(keptRulesSchema.parse(JSON.parse(text)).map(({ id }) => id));
  const { id = rule, aliases = [] } = rules.find((one) => one.id === rule) ?? {};
  return [id, ...aliases].some((name) => known.has(name));
}

/** The rules of a release that nothing answers to any more. */
function lostRules(version: string, rules: readonly RuleInfo[]): string[] {
  const names = new Set(rules.flatMap(({ id, aliases }) => [id, ...aliases]));
  const text = readFileSync(join(RELEASES, version, "rules.json"), "utf8");
  return keptRulesSchema
    .parse(JSON.parse(text))
    .map(({ id }) => id)
    .filter((id) => !names.has(id));
}

describe.each(foldersIn(RELEASES))("the state of release %s, judged by this version", (version) => {
  it("knows all of its rules, under their names or as former ones", async () => {
    expect(lostRules(version, await builtPack().rules())).toEqual([]);
  });

  it.each(KEPT.filter((kept) => kept.version === version))(
    "finds in $estate what it found, under the same fingerprints, with its waivers and baseline",
    async ({ estate, folder, judged }) => {
      const pack = builtPack();
      const report = await judgeKept(folder, pack);
      expect(changed(version, estate, judged, keptOf(report), await pack.rules())).toEqual([]);
      expect(report.verdict).toBe(judged.verdict);
      expect(report.problems.filter(({ message }) => /waiver/i.test(message))).toEqual([]);
    },
  );
});

/** A rule that the next version brings: it finds something wrong with every cluster and every data service. */
const LATER = `package resilience.rules.ha["later-rule"]

import data.resilience.model.components
import data.resilience.model.clusters

subjects := object.union(components.by_id, clusters.by_id)

needs := []

protects := "node"

violations contains {"subject": id, "message": "The next version looks at this."} if some id, _ in subjects
`;
const RENAMED = ["quorum-spread", "primaries-apart"] as const;

describe("the release after this one, simulated: a rule is new, another has a new name, messages are put otherwise", {
  timeout: 300_000,
}, () => {
  const { version } = JSON.parse(readFileSync(join(REPOSITORY, "package.json"), "utf8"));
  const [major = 0, minor = 0] = String(version).split(".").map(Number);
  const next = `${major}.${minor + 1}.0`;
  let root: string;
  let pack: Pack;
  let rules: RuleInfo[];

  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), "resilience-gate-"));
    await cp(join(REPOSITORY, "policies"), join(root, "policies"), {
      recursive: true,
      filter: (path) => !path.includes("/fixtures") && !path.endsWith("_test.rego"),
    });
    const [former, present] = RENAMED;
    for (const name of await glob("policies/**/*.rego", { cwd: root })) {
      const text = await readFile(join(root, name), "utf8");
      const other = text
        .replaceAll(`ha/${former}"`, `ha/${present}"`)
        .replaceAll(`ha["${former}"]`, `ha["${present}"]`)
        .replace(name.endsWith("main/names.rego") ? `"${former}",` : "\0", `"${present}", "later-rule",`)
        .replaceAll('"message": $"', '"message": $"Put otherwise: ');
      await writeFile(join(root, name), other);
    }
    await writeFile(join(root, "policies/later.rego"), LATER);
    await writeFile(join(root, "policy.wasm"), await compilePolicies(root));
    const built = builtPack();
    const packed = await built.rules();
    rules = packed.map((rule) =>
      rule.id === `ha/${former}`
        ? { ...rule, id: `ha/${present}`, aliases: [...rule.aliases, rule.id] }
        : rule,
    );
    const [model] = packed;
    if (model === undefined) throw new Error("there are no rules");
    rules.push({
      ...model,
      id: "ha/later-rule",
      severity: "error",
      protects: "node",
      needs: [],
      aliases: [],
      standards: [],
      since: next,
    });
    pack = { ...built, wasm: join(root, "policy.wasm"), rules: async () => rules };
  });
  afterAll(() => rm(root, { recursive: true, force: true }));

  const CURRENT = KEPT.filter((kept) => kept.version === version);
  const ofLater = ({ findings }: Report) => [
    ...new Set(
      findings
        .filter(({ rule }) => rule === "ha/later-rule")
        .map(({ severity, blocks }) => `${severity}, ${blocks ? "blocks" : "does not block"}`),
    ),
  ];

  it("has the state of this version", () => {
    expect([CURRENT.length, lostRules(version, rules)]).toEqual([3, []]);
  });

  it.each(CURRENT)(
    "finds in $estate what was found, under the same fingerprints; the new rule is a notice",
    async ({ estate, folder, judged }) => {
      const report = await judgeKept(folder, pack);
      expect(changed(version, estate, judged, keptOf(report), rules)).toEqual([]);
      expect(report.verdict).toBe(judged.verdict);
      expect(ofLater(report)).toEqual(["notice, does not block"]);
      expect(report.problems.map(({ message }) => message)).toContain(
        `Added after ruleset ${version}, and so a notice at most: ha/later-rule. Set ruleset: ${next} to let them count.`,
      );
    },
  );

  it("lets the new rule count once the ruleset moves, and the old state holds all the same", async () => {
    for (const { estate, folder, judged } of CURRENT) {
      const moved = join(root, estate);
      await cp(folder, moved, { recursive: true });
      const settings = await readFile(join(folder, "resilience.yml"), "utf8");
      await writeFile(
        join(moved, "resilience.yml"),
        settings.replace(/^ruleset: .*$/m, `ruleset: "${next}"`),
      );
      const report = await judgeKept(moved, pack);
      expect(ofLater(report)).toContain("error, blocks");
      expect(ofLater(report)).not.toContain("notice, does not block");
      expect(report.verdict).toBe("fail");
      expect(changed(version, estate, judged, keptOf(report), rules)).toEqual([]);
    }
  });

  it("would be noticed if a rule went without a former name, or a finding lost its fingerprint", async () => {
    const [kept] = CURRENT.filter(({ estate }) => estate === "two-data-centres");
    if (kept === undefined) throw new Error("there is no such estate");
    const forgetful = rules.map((rule) => ({ ...rule, aliases: [] }));
    expect(lostRules(version, forgetful)).toEqual(["ha/quorum-spread"]);
    const report = await judgeKept(kept.folder, { ...pack, rules: async () => forgetful });
    const lines = changed(version, kept.estate, kept.judged, keptOf(report), forgetful);
    expect(lines).toEqual([expect.stringContaining("ha/quorum-spread is no longer found at cluster:cd4pe")]);
    expect(report.verdict).toBe("fail");
  });
});
