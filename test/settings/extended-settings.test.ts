import { describe, expect, it } from "vitest";
import type { ResilienceFile } from "../../src/model/resilience-file.ts";
import { readResilienceFile } from "../../src/settings/find-resilience-file.ts";
import { mergeResilience } from "../../src/settings/merge-resilience.ts";
import type { SettingsSource } from "../../src/settings/settings-source.ts";

const SHA = "a".repeat(40);

function source(files: Record<string, string>, remote?: SettingsSource["remote"]): SettingsSource {
  return {
    where: "",
    read: async (path) => files[path] ?? null,
    ...(remote === undefined ? {} : { remote }),
  };
}

async function read(
  files: Record<string, string>,
  remote?: SettingsSource["remote"],
): Promise<ResilienceFile> {
  const { file } = await readResilienceFile([".github/resilience.yml"], source(files, remote), true);
  return file;
}

const at = (extended: string, more = "") => `version: 1\nextends: ${extended}\n${more}`;

describe("extends", () => {
  it("puts a file on top of files beside it, presets and each other", async () => {
    expect(
      await read({
        ".github/resilience.yml": at('[preset:first-week, "../org/base.yml"]', "objectives: {rto: 1h}\n"),
        "org/base.yml": at("./more/waivers.yml", "mode: enforce\nobjectives: {rto: 4h, rpo: 8h}\n"),
        "org/more/waivers.yml": "version: 1\nrules: {'ha/*': warning}\n",
      }),
    ).toEqual({
      version: 1,
      mode: "enforce",
      objectives: { tolerate: "node", rto: "1h", rpo: "8h" },
      rules: { "ha/*": "warning" },
    });
  });

  it("reads a file of another repository at a commit, where that can be asked for", async () => {
    const asked: unknown[] = [];
    const remote: SettingsSource["remote"] = async (file) => {
      asked.push(file);
      return "version: 1\ngate: all\n";
    };
    const files = { ".github/resilience.yml": at(`acme/platform/resilience/base.yml@${SHA}`) };
    expect(await read(files, remote)).toEqual({ version: 1, gate: "all" });
    expect(asked).toEqual([{ repository: "acme/platform", path: "resilience/base.yml", sha: SHA }]);
    expect(await read(files, async () => undefined)).toEqual({ version: 1 });
    await expect(read(files, async () => null)).rejects.toThrow("which does not exist");
  });

  it.each([
    [
      at("preset:first-weak"),
      "there is no preset first-weak: did you mean first-week? (presets: aws-well-architected-reliability, cd4pe, first-week)",
    ],
    [at("preset:../../package"), "there is no preset ../../package"],
    [at("./none.yml"), "it extends .github/none.yml, which does not exist"],
    [at("../../etc/passwd"), "extends must name a file of this repository"],
    [at("/etc/passwd"), "extends must name a file of this repository"],
    [at("./resilience.yml"), ".github/resilience.yml extends .github/resilience.yml: take one of them out"],
    [at("./circle.yml"), "circle.yml extends .github/circle.yml: take one of them out"],
    [at("./deep/1.yml"), "settings extend each other more than 5 deep"],
    [at("./wide.yml"), "more than 20 settings files are extended"],
    [at("acme/platform/base.yml@main"), "needs the full id of a commit behind the @"],
    [at("acme/platform/base.yml@"), "needs the full id of a commit behind the @"],
    [at(`acme/platform/base.yml@${SHA}`), "is read from GitHub, which only the action does"],
    [at("./broken.yml"), '.github/broken.yml:2: "gaet" is not a known key: did you mean "gate"?'],
    [at("[]").replace("[]", JSON.stringify(Array(11).fill("./a.yml"))), '"extends" must have at most 10'],
    [at("7"), '"extends" must be text, or a list'],
  ])("refuses %j", async (text, message) => {
    const deep = Object.fromEntries(
      Array.from({ length: 7 }, (_, i) => [`.github/deep/${i + 1}.yml`, at(`./${i + 2}.yml`)]),
    );
    const files = {
      ...deep,
      ".github/resilience.yml": text,
      ".github/circle.yml": at("circle.yml"),
      ".github/broken.yml": "version: 1\ngaet: new\n",
      ".github/a.yml": "version: 1\n",
      ".github/wide.yml": at(JSON.stringify(Array(10).fill("./wider.yml"))),
      ".github/wider.yml": at(JSON.stringify(Array(10).fill("./a.yml"))),
    };
    await expect(read(files)).rejects.toThrow(message);
  });
});

describe("mergeResilience", () => {
  const waiver = { rule: "a/b", resource: "x", reason: "r", owner: "o", expires: "2027-01-01" };

  it("lets what extends count: values as a whole, mappings by key, lists by name", () => {
    const under: ResilienceFile = {
      version: 1,
      ruleset: "0.1",
      mode: "observe",
      regions: { live: "a", recovery: ["b"] },
      clusters: [
        { name: "one", kind: "eks" },
        { name: "two", kind: "eks" },
      ],
      services: [{ name: "shop", match: ["a"] }],
      declared: {
        locations: { x: "a", y: "b" },
        pruned: ["k8s/**"],
        snapshot_schedules: [{ name: "s", schedule: "@daily" }],
      },
      rules: { "a/b": "off", "c/d": { least: 3 } },
      waivers: [waiver],
      terraform: { plan: "infra" },
    };
    const own: ResilienceFile = {
      version: 1,
      mode: "enforce",
      regions: { recovery: ["c"] },
      clusters: [{ name: "two", kind: "gke" }],
      declared: {
        locations: { y: "c" },
        pruned: ["k8s/**", "apps/**"],
        snapshot_schedules: [{ name: "s", schedule: "@hourly" }],
      },
      rules: { "a/b": "error" },
      waivers: [waiver, { ...waiver, resource: "y" }],
    };
    expect(mergeResilience(under, own)).toEqual({
      version: 1,
      ruleset: "0.1",
      mode: "enforce",
      regions: { live: "a", recovery: ["c"] },
      clusters: [
        { name: "one", kind: "eks" },
        { name: "two", kind: "gke" },
      ],
      services: [{ name: "shop", match: ["a"] }],
      declared: {
        locations: { x: "a", y: "c" },
        pruned: ["k8s/**", "apps/**"],
        snapshot_schedules: [{ name: "s", schedule: "@hourly" }],
      },
      rules: { "a/b": "error", "c/d": { least: 3 } },
      waivers: [waiver, { ...waiver, resource: "y" }],
      terraform: { plan: "infra" },
    });
  });

  it("changes nothing on top of nothing, nor under it", () => {
    const file: ResilienceFile = { version: 1, gate: "new", waivers: [waiver], allow_tools: false };
    expect([mergeResilience({ version: 1 }, file), mergeResilience(file, { version: 1 })]).toEqual([
      file,
      file,
    ]);
  });
});
