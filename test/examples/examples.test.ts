import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
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
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name);
    expect(folders.sort()).toEqual(Object.keys(EXPECTED).sort());
  });

  for (const [name, status] of Object.entries(EXPECTED)) {
    for (const format of ["json", "terminal", "markdown"]) {
      it(`${name} as ${format}`, async () => {
        const done = runCommandLine([
          "check",
          `examples/${name}`,
          "--format",
          format,
          "--now",
          "2026-11-01T00:00:00Z",
        ]);
        expect({ status: done.status, stderr: done.stderr }).toEqual({ status, stderr: "" });
        await expect(withoutPolicies(done.stdout)).toMatchFileSnapshot(
          `../golden/examples/${name}.${ENDING[format] ?? format}`,
        );
      });
    }
  }

  it("two data centres: the failure names the data centre, the primaries left and the number needed", () => {
    const done = runCommandLine(["check", "examples/two-data-centres", "--format", "markdown"]);
    expect(done.stdout).toContain(
      "Losing data centre us-east-1a stops cd4pe: 1 of 3 primaries is left, and 2 are needed.",
    );
  });
});

/** The golden files outlive a change of the policies that changes no answer: the policies' own hash is left out of them. */
function withoutPolicies(text: string): string {
  return text.replace(/("policies": "|policies )[0-9a-f]{12}/g, "$1-");
}

const ENDING: Record<string, string> = { json: "json", terminal: "txt", markdown: "md" };
