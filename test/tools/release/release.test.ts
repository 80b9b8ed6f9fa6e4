import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it, test } from "vitest";
import { writeFiles } from "../../../src/tools/generated-file.ts";
import { opa } from "../../../src/tools/opa/run.ts";
import { releaseFiles } from "../../../src/tools/release/release-files.ts";
import { movingTag, notesOf, tagProblems } from "../../../src/tools/release/version-tag.ts";
import { runCommand } from "../../../src/tools/run-command.ts";
import { REPOSITORY } from "../../../src/tools/tool.ts";
import { temporaryFolder } from "../temporary-project.ts";

const CHANGELOG = `# Changelog

## [Unreleased]

## [1.2.3] - 2026-11-26

### Added

- A thing.

## [1.2.2] - not released yet

- Another.

[1.2.3]: https://example.com
`;

describe("the tag of a release", () => {
  it.each([
    ["v1.2.3", "1.2.3", []],
    ["v1.2.3", "1.2.4", ["the tag is v1.2.3, and package.json says 1.2.4"]],
    ["v1.2.3-rc.1", "1.2.3-rc.1", ["v1.2.3-rc.1 is not a tag such as v1.2.3"]],
    ["v1.2.2", "1.2.2", ['CHANGELOG.md says of 1.2.2 "not released yet", and not the day']],
    ["v9.9.9", "9.9.9", ['CHANGELOG.md has no heading "## [9.9.9] - YYYY-MM-DD"']],
  ])("%s of version %s", (tag, version, problems) => {
    expect(tagProblems(tag, version, CHANGELOG)).toEqual(problems);
  });

  it.each([
    ["v1.2.3", ["v1.2.3", "v1.2.2", "v2.0.0", "v1", ""], "v1"],
    ["v1.2.3", ["v1.2.3", "v1.10.0"], null],
    ["v0.1.0", ["v0.1.0"], "v0"],
    ["v1.2", ["v1.2"], null],
  ])("%s among %j moves %s", (tag, tags, moves) => {
    expect(movingTag(tag, tags)).toBe(moves);
  });
});

test("what a release says of itself is what the changelog says of its version", () => {
  expect(notesOf("1.2.3", CHANGELOG)).toBe("### Added\n\n- A thing.\n");
  expect(notesOf("1.2.2", CHANGELOG)).toBe("- Another.\n");
  expect(notesOf("1.0.0", CHANGELOG)).toBe("");
});

test("the same commit gives the same files, and the policies in them judge", async () => {
  const files = await releaseFiles(REPOSITORY, "0.1.0");
  expect(await releaseFiles(REPOSITORY, "0.1.0")).toEqual(files);
  expect(files.map(({ path }) => path)).toEqual([
    "resilience-gate-0.1.0.cdx.json",
    "resilience-gate-policies-0.1.0.tar.gz",
    "SHA256SUMS",
    "notes.md",
  ]);
  const folder = await temporaryFolder();
  await writeFiles(folder, files);
  const sums = await runCommand("sha256sum", ["--check", "--strict", "--quiet", "SHA256SUMS"], folder);
  expect(sums).toEqual({ status: 0, stdout: "", stderr: "" });
  const input = JSON.stringify({ version: 1, now_s: 0, settings: {}, terraform: {}, kubernetes: {} });
  const asked = ["eval", "--format", "raw", "--stdin-input", "--bundle", files[1]?.path ?? ""];
  const answer = JSON.parse(await opa(folder, [...asked, "data.resilience.main.result"], input)) as {
    rules: object;
  };
  expect(Object.keys(answer.rules).sort()).toEqual(
    (await readdir(join(REPOSITORY, "policies/rules"))).sort(),
  );
}, 120_000);
