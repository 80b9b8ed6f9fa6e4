import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { REPOSITORY } from "../../src/tools/tool.ts";

const page = readFileSync(join(REPOSITORY, "docs/architecture.md"), "utf8");
const SOURCES = join(REPOSITORY, "src");

const folders = (path: string): string[] =>
  readdirSync(join(REPOSITORY, path), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();

/** What each folder may import, as the page says: null for all. */
const allowed = new Map(
  [...page.matchAll(/^\| `([\w-]+)` \| [^|]+ \| ([^|]+) \|$/gmu)].map(([, name = "", imports = ""]) => [
    name,
    imports.trim() === "all" ? null : [...imports.matchAll(/`([\w.-]+)`/gu)].map(([, one]) => one),
  ]),
);

/** What the files of a folder import from the rest of `src/`: its folders, and its own files by name. */
function imported(folder: string): Set<string> {
  const files = readdirSync(join(SOURCES, folder), { recursive: true, withFileTypes: true });
  const found = files
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .flatMap((entry) => {
      const text = readFileSync(join(entry.parentPath, entry.name), "utf8");
      return [...text.matchAll(/(?:from |import\()"(\.[^"]+)"/gu)].map(([, path = ""]) =>
        relative(SOURCES, resolve(dirname(join(entry.parentPath, entry.name)), path)),
      );
    });
  const names = found.map((path) => path.split("/")[0] ?? "");
  return new Set(names.filter((name) => name !== folder && name !== ".."));
}

describe("docs/architecture.md", () => {
  it("lists every folder of src and of the policies", () => {
    expect([...allowed.keys()].sort()).toEqual(folders("src"));
    const picture = /```mermaid\n([\s\S]*?)```/u.exec(page)?.[1] ?? "";
    for (const name of ["action", "cli", "settings", "sources", "link", "evaluate", "reports", "github"]) {
      expect(picture).toContain(`${name}["${name}<br/>`);
    }
    const notJudging = ["schema", "testing"];
    for (const name of folders("policies").filter((one) => !notJudging.includes(one))) {
      expect(page).toMatch(new RegExp(`^\\| \`${name}\` \\|`, "mu"));
    }
  });

  it.each([...allowed])("says what %s may import", (folder, may) => {
    if (may === null) return;
    const others = [...imported(folder)].filter((name) => !may.includes(name));
    expect(others).toEqual([]);
  });

  it("has GitHub and the action know no more of each other than types and services", () => {
    for (const entry of readdirSync(join(SOURCES, "github"))) {
      const text = readFileSync(join(SOURCES, "github", entry), "utf8");
      for (const [line] of text.matchAll(/^import [^;]*"\.\.\/action\/[^"]+";$/gmu))
        expect(line).toMatch(/^import type /u);
    }
  });
});
