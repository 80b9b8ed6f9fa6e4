import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { UserError } from "../../src/model/user-error.ts";
import type { Asked } from "../../src/settings/asked.ts";
import { type BuiltSettings, buildSettings } from "../../src/settings/build-settings.ts";
import { LIMITS } from "../../src/settings/defaults.ts";
import { baseSource } from "../../src/settings/settings-source.ts";
import { workspaceOf } from "../sources/workspace.ts";

const NOTHING: Asked = {
  paths: [],
  config: null,
  gate: null,
  mode: null,
  failOn: null,
  ifNothingFound: null,
  baseline: null,
  now: null,
  defaultRegion: null,
  outputs: [],
};
const SHA = "0123456789abcdef0123456789abcdef01234567";

async function built(
  workspace: string,
  asked: Partial<Asked>,
  base: Record<string, string> | null = null,
): Promise<BuiltSettings> {
  const trusted = base === null ? null : baseSource(workspace, SHA, async (path) => base[path] ?? null);
  return buildSettings(
    { ...NOTHING, ...asked },
    { workspace, clockMs: 1_700_000_000_900, pullRequest: base !== null, trusted },
  );
}

describe("a preset that is asked for", () => {
  const CHANGED = { "resilience.yml": "version: 1\nobjectives: {rto: 1h}\n" };

  it("lies under what settings say, and what they extend", async () => {
    const { settings } = await built(await workspaceOf(CHANGED), {
      preset: "aws-well-architected-reliability",
    });
    const { file, path } = settings.resilience;
    expect([path, file.objectives]).toEqual([
      "resilience.yml",
      { tolerate: "data-centre", rto: "1h", rpo: "24h" },
    ]);
    expect(file.rules).toMatchObject({ "ha/members-checked": "error" });
    const none = await built(await workspaceOf({}), { preset: "first-week" });
    expect(none.settings).toMatchObject({
      mode: "observe",
      resilience: { file: { objectives: { tolerate: "node" } } },
    });
  });

  it("lies under the settings of the base commit and under what is proposed", async () => {
    const workspace = await workspaceOf(CHANGED);
    const same = await built(workspace, { preset: "first-week" }, CHANGED);
    expect(same.settings.proposed).toBeNull();
    const other = await built(workspace, { preset: "first-week" }, { "resilience.yml": "version: 1\n" });
    expect([other.settings.resilience.file.objectives, other.settings.proposed?.file.objectives]).toEqual([
      { tolerate: "node" },
      { tolerate: "node", rto: "1h" },
    ]);
  });

  it("must be one that there is", async () => {
    await expect(built(await workspaceOf({}), { preset: "cd4p" })).rejects.toThrow(
      "preset: there is no preset cd4p: did you mean cd4pe?",
    );
  });
});

describe("where policies of one's own are", () => {
  it("is said by settings for the workspace alone, and by whoever runs it for any place", async () => {
    const named = (policies: string) =>
      workspaceOf({ "resilience.yml": `version: 1\npolicies: [${policies}]\n` });
    const inside = await named("policies, acme.tar.gz");
    expect((await built(inside, {})).settings.policies).toEqual(["policies", "acme.tar.gz"]);
    for (const outside of ["../policies", "/srv/policies", "policies/../../other"]) {
      const workspace = await named(outside);
      await expect(built(workspace, {})).rejects.toThrow(
        `resilience.yml: policies names ${outside}, which is outside of the workspace: settings name what is in it; what a step has fetched is named by --policies (the input policies)`,
      );
      expect((await built(workspace, { policies: [outside] })).settings.policies).toEqual([outside]);
    }
  });
});

describe("buildSettings", () => {
  it("has a default for everything", async () => {
    const workspace = await workspaceOf({});
    expect(await built(workspace, {})).toEqual({
      settings: {
        workspace,
        paths: [],
        resilience: { path: null, file: { version: 1 } },
        proposed: null,
        mode: "enforce",
        gate: "all",
        failOn: "error",
        ifNothingFound: "error",
        baseline: null,
        nowS: 1_700_000_000,
        defaultRegion: null,
        outputs: [],
        policies: [],
        opaPath: null,
        allowTools: false,
        limits: LIMITS,
      },
      warnings: [],
    });
  });

  it("lets a flag count before resilience.yml, and resilience.yml before the default", async () => {
    const workspace = await workspaceOf({ "resilience.yml": "version: 1\nmode: observe\ngate: new\n" });
    const { settings } = await built(workspace, { gate: "all", failOn: "warning", ifNothingFound: "pass" });
    expect([settings.mode, settings.gate, settings.failOn, settings.ifNothingFound]).toEqual([
      "observe",
      "all",
      "warning",
      "pass",
    ]);
  });

  it("lets tools run only where the command line or the trusted settings say so", async () => {
    const allowing = "version: 1\nallow_tools: true\n";
    const workspace = await workspaceOf({ "resilience.yml": allowing });
    const allowed = async (asked: Partial<Asked>, base: Record<string, string> | null) =>
      (await built(workspace, asked, base)).settings.allowTools;
    expect(await allowed({}, null)).toBe(true);
    expect(await allowed({}, { "resilience.yml": allowing })).toBe(true);
    expect(await allowed({}, { "resilience.yml": "version: 1\n" })).toBe(false);
    expect(await allowed({}, {})).toBe(false);
    expect(await allowed({ allowTools: true }, {})).toBe(true);
  });

  it("gates a pull request by what it changes", async () => {
    const workspace = await workspaceOf({});
    expect((await built(workspace, {}, {})).settings.gate).toBe("new");
  });

  it("looks for resilience.yml where --config says, then in the single folder, then in .github", async () => {
    const workspace = await workspaceOf({
      "a/resilience.yml": "version: 1\nmode: observe\n",
      ".github/resilience.yml": "version: 1\ngate: new\n",
      "other.yml": "version: 1\n",
      "b/plan.json": "{}",
    });
    const path = async (asked: Partial<Asked>): Promise<string | null> =>
      (await built(workspace, asked)).settings.resilience.path;
    expect(await path({ paths: ["a"] })).toBe("a/resilience.yml");
    expect(await path({ paths: ["b"] })).toBe(".github/resilience.yml");
    expect(await path({ paths: ["b/plan.json", "a"] })).toBe("a/resilience.yml");
    expect(await path({ paths: ["a", "b"] })).toBe(".github/resilience.yml");
    expect(await path({ paths: ["a"], config: "other.yml" })).toBe("other.yml");
  });

  it("lets the base commit's settings count, and shows what the head proposes", async () => {
    const workspace = await workspaceOf({ ".github/resilience.yml": "version: 1\nmode: observe\n" });
    const { settings } = await built(workspace, {}, { ".github/resilience.yml": "version: 1\ngate: all\n" });
    expect([settings.resilience, settings.proposed, settings.mode, settings.gate]).toEqual([
      { path: ".github/resilience.yml", file: { version: 1, gate: "all" } },
      { path: ".github/resilience.yml", file: { version: 1, mode: "observe" } },
      "enforce",
      "all",
    ]);
  });

  it("has no proposal where the head says the same", async () => {
    const workspace = await workspaceOf({ ".github/resilience.yml": "# a comment\nversion: 1\n" });
    expect((await built(workspace, {}, { ".github/resilience.yml": "version: 1\n" })).settings.proposed).toBe(
      null,
    );
  });

  it("takes settings from outside of the workspace as they are, even with a trusted base", async () => {
    const outside = await workspaceOf({ "strict.yml": "version: 1\ngate: all\n" });
    const workspace = await workspaceOf({});
    const { settings } = await built(workspace, { config: join(outside, "strict.yml") }, {});
    expect([settings.gate, settings.proposed]).toEqual(["all", null]);
  });

  it("reads a baseline: fingerprints, its own file, or an earlier report; at the base where that is trusted", async () => {
    const workspace = await workspaceOf({
      "list.json": '["v1:a"]',
      "own.json": '{"version":1,"fingerprints":["v1:a"]}',
      "report.json": JSON.stringify({
        version: 1,
        findings: [
          { fingerprint: "v1:a", outcome: "fail", lost_judgement: false, rule: "x" },
          { fingerprint: "v1:b", outcome: "undetermined", lost_judgement: false, rule: "x" },
        ],
      }),
    });
    for (const baseline of ["list.json", "own.json", "report.json"]) {
      expect((await built(workspace, { baseline })).settings.baseline).toEqual(new Set(["v1:a"]));
    }
    const trusted = await built(workspace, { baseline: "list.json" }, {});
    expect([trusted.settings.baseline, trusted.warnings]).toEqual([
      new Set(),
      [
        "list.json: there is no such baseline at the base commit 0123456, so none counts; a baseline counts once it is merged",
      ],
    ]);
  });

  it.each<[string, Partial<Asked>, string]>([
    ["a gate", { gate: "neww" }, "gate must be one of new, all: did you mean new?"],
    ["a mode", { mode: "dry-run" }, "mode must be one of enforce, observe"],
    ["a severity", { failOn: "warn" }, "fail-on must be one of error, warning, never: did you mean warning?"],
    [
      "a time",
      { now: "yesterday" },
      "--now must be a time such as 2026-12-31T00:00:00Z, a date, or seconds since 1970",
    ],
    [
      "a missing settings file",
      { config: "none.yml" },
      "none.yml: it does not exist, and --config names it: check the spelling",
    ],
    [
      "a missing baseline",
      { baseline: "none.json" },
      "none.json: it does not exist, and --baseline names it: check the spelling, or write one with --write-baseline",
    ],
    [
      "a broken baseline",
      { baseline: "bad.json" },
      "bad.json: it is not a baseline: write one with --write-baseline FILE, or give a report of --format json",
    ],
    [
      "two reports for standard output",
      {
        outputs: [
          { format: "json", file: null },
          { format: "terminal", file: null },
        ],
      },
      "only one format can go to standard output: give the others a file, as in --format json=report.json",
    ],
    [
      "a binary settings file",
      { config: "binary.yml" },
      "binary.yml: it is binary, not text: name a plan in JSON, or manifests",
    ],
  ])("refuses %s", async (_, asked, message) => {
    const workspace = await workspaceOf({ "bad.json": '{"secret": 1}', "binary.yml": Buffer.alloc(8) });
    await expect(built(workspace, asked)).rejects.toEqual(new UserError(message));
  });

  it("gives no advice on the settings at the base where they could not be read", async () => {
    const trusted = {
      where: " at the base commit 0123456",
      read: () => Promise.reject(new UserError("GitHub did not answer; run the job again")),
    };
    const around = { workspace: await workspaceOf({}), clockMs: 0, pullRequest: true, trusted };
    await expect(buildSettings(NOTHING, around)).rejects.toEqual(
      new UserError("GitHub did not answer; run the job again"),
    );
  });

  it("says that broken settings at the base must be put right there", async () => {
    const workspace = await workspaceOf({});
    await expect(built(workspace, {}, { ".github/resilience.yml": "version: 3\n" })).rejects.toEqual(
      new UserError(
        '.github/resilience.yml:1 at the base commit 0123456: "version" must be 1\n' +
          "the settings of the base commit count (trusted-config: base), so they must be put right there first",
      ),
    );
  });

  it.each([
    ["2026-12-31T00:00:00Z", 1_798_675_200],
    ["2026-12-31", 1_798_675_200],
    ["2026-12-31T01:00:00+01:00", 1_798_675_200],
    ["1798675200", 1_798_675_200],
  ])("reads %s", async (now, nowS) => {
    expect((await built(await workspaceOf({}), { now })).settings.nowS).toBe(nowS);
  });

  it("takes the bounds of resilience.yml, none beyond what the engine can hold", async () => {
    const set = "limits: {file: 1.5Gi, part: 64Mi, files: 7, folders: 8, evaluation: 90s, memory: 512Mi}";
    const some = await workspaceOf({ "resilience.yml": `version: 1\n${set}\n` });
    expect((await built(some, { config: "resilience.yml" })).settings.limits).toEqual({
      fileBytes: 1.5 * 1024 ** 3,
      wholeBytes: LIMITS.wholeBytes,
      partBytes: 64 * 1024 ** 2,
      files: 7,
      folders: 8,
      evaluationMs: 90_000,
      memoryBytes: 512 * 1024 ** 2,
    });
    const most = "limits: {file: 100Mi, part: 9Gi, memory: 9Gi}";
    const other = await workspaceOf({ "resilience.yml": `version: 1\n${most}\n` });
    const mebibytes = 1024 ** 2;
    expect((await built(other, { config: "resilience.yml" })).settings.limits).toEqual({
      ...LIMITS,
      fileBytes: 100 * mebibytes,
      wholeBytes: 100 * mebibytes,
      partBytes: 500 * mebibytes,
    });
    const wrong = await workspaceOf({ "resilience.yml": "version: 1\nlimits: {file: 1GB}\n" });
    await expect(built(wrong, { config: "resilience.yml" })).rejects.toThrow(
      "must be a size such as 500Mi or 2Gi",
    );
  });
});
