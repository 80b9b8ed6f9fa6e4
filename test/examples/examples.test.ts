import { readdirSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Log } from "sarif";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { FORMATS, type Format } from "../../src/model/settings.ts";
import { REPOSITORY, runCommandLine } from "./command-line.ts";

/** What the published reference architectures come to, and the exit status of each. */
const EXPECTED: Record<string, number> = {
  "one-data-centre": 0,
  "two-data-centres": 1,
  "three-data-centres": 0,
  "multi-region-redundant-storage": 0,
  "multi-region-replicated-storage": 0,
};

describe("the reference architectures", () => {
  it("are all expected here", () => {
    const folders = readdirSync(`${REPOSITORY}/examples`, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && entry.name !== "policies")
      .map((entry) => entry.name);
    expect(folders.sort()).toEqual(Object.keys(EXPECTED).sort());
  });

  describe.each(Object.entries(EXPECTED))("%s", (name, status) => {
    let folder: string;
    let done: ReturnType<typeof runCommandLine>;
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), "example-"));
      const formats = FORMATS.flatMap((format) => ["--format", `${format}=${join(folder, format)}`]);
      done = runCommandLine(["check", `examples/${name}`, ...formats, "--now", "2026-11-01T00:00:00Z"]);
    });
    afterAll(() => rm(folder, { recursive: true }));

    it("ends with its status and says nothing besides", () => {
      expect(done).toEqual({ status, stdout: "", stderr: "" });
    });

    it.each(FORMATS)("is in %s what its golden file says", async (format) => {
      const text = await readFile(join(folder, format), "utf8");
      await expect(withoutBuild(text, format)).toMatchFileSnapshot(
        `../golden/examples/${name}.${ENDINGS[format]}`,
      );
    });
  });

  it("two data centres: the failure names the data centre, the primaries left and the number needed", () => {
    const done = runCommandLine(["check", "examples/two-data-centres", "--format", "markdown"]);
    expect(done.stdout).toContain(
      "Losing data centre us-east-1a stops cd4pe: 1 of 3 primaries is left, and 2 are needed.",
    );
  });
});

const ENDINGS: Readonly<Record<Format, string>> = {
  json: "json",
  terminal: "txt",
  markdown: "md",
  sarif: "sarif",
  junit: "xml",
  html: "html",
  controls: "controls.md",
  "controls-json": "controls.json",
};

/**
 * The golden files outlive a change of the policies or of the page that changes no answer: their hashes, the texts of rules,
 * the script and the style are left out of them.
 */
function withoutBuild(text: string, format: Format): string {
  if (format !== "sarif") {
    return text
      .replace(/("policies": "|policies )[0-9a-f]{12}/g, "$1-")
      .replace(/<(style|script)>[^<]*<\/\1>/g, "<$1></$1>")
      .replace(/'sha256-[^']*'/g, "'sha256-'");
  }
  const log = JSON.parse(text) as Log;
  for (const { tool } of log.runs) tool.driver.rules = tool.driver.rules?.map(({ id }) => ({ id })) ?? [];
  return `${JSON.stringify(log, null, 1)}\n`;
}
