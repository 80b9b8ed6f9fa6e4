import { readFileSync } from "node:fs";
import { load } from "js-yaml";
import { describe, expect, it } from "vitest";
import { parseResilienceFile } from "../../src/settings/resilience-file.ts";
import { recipeSettings, recipes } from "./recipes.ts";

const OWN = {
  "resilience-gate/resilience-gate@v0": "action.yml",
  "resilience-gate/resilience-gate/comment@v0": "comment/action.yml",
};
const MAY_WRITE = ["pull-requests", "security-events", "checks"];

function inputsOf(file: string): string[] {
  return Object.keys((load(readFileSync(file, "utf8")) as { inputs: object }).inputs);
}

describe("the recipes of docs/workflows.md", () => {
  it("are there for everything that the page names", () => {
    expect([...recipes().keys()]).toEqual([
      "terraform",
      "opentofu",
      "terragrunt",
      "kustomize",
      "helm",
      "render",
      "matrix",
      "fork-judge",
      "fork-comment",
      "only-changed",
      "merge-queue",
      "code-scanning",
    ]);
  });

  it.each([...recipes()])(
    "%s pins the actions of others, and uses inputs that there are",
    (_, { text, workflow }) => {
      for (const { uses, with: given = {} } of Object.values(workflow.jobs).flatMap(({ steps }) => steps)) {
        if (uses === undefined) continue;
        const own = Object.entries(OWN).find(([name]) => name === uses)?.[1];
        if (own === undefined) {
          expect(text).toMatch(new RegExp(`uses: ${uses} # v\\d+\\.\\d+\\.\\d+\\n`, "u"));
          expect(uses).toMatch(/@[0-9a-f]{40}$/u);
        } else {
          expect(inputsOf(own)).toEqual(expect.arrayContaining(Object.keys(given)));
        }
      }
    },
  );

  it.each([...recipeSettings()])("the settings beside %s are settings", (_, text) => {
    expect(parseResilienceFile(text, ".github/resilience.yml").version).toBe(1);
  });

  it.each([...recipes()])("%s asks for no more than it needs", (_, { workflow }) => {
    const asked = [
      workflow.permissions,
      ...Object.values(workflow.jobs).map(({ permissions = {} }) => permissions),
    ];
    for (const [name, level] of asked.flatMap((permissions) => Object.entries(permissions))) {
      expect([name, MAY_WRITE.includes(name) || level === "read"]).toEqual([name, true]);
    }
    expect(Object.keys(workflow.on)).not.toContain("pull_request_target");
    expect(workflow.permissions).toBeDefined();
  });

  it.each([...recipes()])("%s puts nothing of the event into a command", (_, { workflow }) => {
    for (const { run = "" } of Object.values(workflow.jobs).flatMap(({ steps }) => steps)) {
      expect(run).not.toContain("${{");
    }
  });
});
