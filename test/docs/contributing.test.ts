import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import packageJson from "../../package.json" with { type: "json" };
import { REPOSITORY } from "../../src/tools/tool.ts";

const PAGES = ["CONTRIBUTING.md", "README.md", "SECURITY.md", "docs/architecture.md", "docs/coverage.md"];
const scripts: Record<string, string> = packageJson.scripts;
const textOf = (page: string): string => readFileSync(join(REPOSITORY, page), "utf8");

/** Scripts that a text tells people, or a script, to run. */
const named = (text: string): string[] =>
  [...text.matchAll(/\bnpm (?:run (?:--silent )?)?([a-z][\w:-]*)/gu)].map(([, name = ""]) => name);

const OF_NPM = new Set(["ci", "version", "run"]);

describe("the commands that pages name", () => {
  it.each(PAGES)("%s names none that is not there", (page) => {
    const missing = named(textOf(page)).filter((name) => !(name in scripts) && !OF_NPM.has(name));
    expect(missing).toEqual([]);
  });

  it("CONTRIBUTING.md names each script, or one that runs it", () => {
    const told = new Set([...named(textOf("CONTRIBUTING.md")), ...Object.values(scripts).flatMap(named)]);
    // Told by the runner of the tests, after a run.
    told.add("test:count");
    expect(Object.keys(scripts).filter((name) => !told.has(name))).toEqual([]);
  });

  it("each script runs a file that is there, or a program that is installed", () => {
    for (const command of Object.values(scripts).flatMap((script) => script.split(" && "))) {
      const [program = "", first = ""] = command.split(" ");
      if (program === "npm") continue;
      const path =
        program === "tsx" ? first : program.includes("/") ? program : `node_modules/.bin/${program}`;
      expect([command, existsSync(join(REPOSITORY, path))]).toEqual([command, true]);
    }
  });

  it("CONTRIBUTING.md names only files and folders that are there", () => {
    const paths = [
      ...textOf("CONTRIBUTING.md").matchAll(/`((?:src|policies|proof|test|docs|dist|schemas)\/[\w./-]*)`/gu),
    ];
    const found = paths.map(([, path = ""]) => path);
    expect(found.length).toBeGreaterThan(10);
    expect(found.filter((path) => !existsSync(join(REPOSITORY, path)))).toEqual([]);
  });

  it("pages lead only to pages and headings that are there", () => {
    for (const page of [
      ...PAGES,
      "CHANGELOG.md",
      "docs/threat-model.md",
      "docs/workflows.md",
      "docs/settings.md",
    ]) {
      const folder = join(REPOSITORY, page, "..");
      for (const [, path = "", heading] of textOf(page).matchAll(
        /\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)/gu,
      )) {
        const target = path === "" ? join(REPOSITORY, page) : join(folder, path);
        expect([page, path, existsSync(target)]).toEqual([page, path, true]);
        if (heading === undefined || !target.endsWith(".md")) continue;
        expect([page, path, headingsOf(readFileSync(target, "utf8"))]).toEqual([
          page,
          path,
          expect.arrayContaining([heading]),
        ]);
      }
    }
  });
});

/** Headings as GitHub makes anchors of them. */
function headingsOf(text: string): string[] {
  return [...text.matchAll(/^#+ (.+)$/gmu)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  );
}
