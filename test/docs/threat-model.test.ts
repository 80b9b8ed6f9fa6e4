import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { REPOSITORY } from "../../src/tools/tool.ts";

const page = readFileSync(join(REPOSITORY, "docs/threat-model.md"), "utf8");

/** A test as the page names it: its file, and its name or that of what it belongs to. */
const TEST = /`(test\/[\w./-]+\.test\.ts)` "([^"]+)"/gu;

/** The threats: rows of the tables that say what somebody could try. */
const threats = page
  .split(/^## /mu)
  .filter((section) => section.includes("| Somebody could try to |"))
  .flatMap((section) => section.split("\n").filter((line) => /^\| (?!Somebody|---)/u.test(line)));

describe("docs/threat-model.md", () => {
  it("names a test for each threat", () => {
    expect(threats.length).toBeGreaterThan(20);
    expect(threats.filter((row) => row.match(TEST) === null)).toEqual([]);
  });

  it.each([...page.matchAll(TEST)].map(([, file = "", name = ""]) => [file, name]))(
    "%s has %j",
    (file, name) => {
      expect(existsSync(join(REPOSITORY, file))).toBe(true);
      const text = readFileSync(join(REPOSITORY, file), "utf8");
      const tests = [
        ...text.matchAll(
          /(?:\b(?:it|test|describe)(?:\.\w+)*\(|\)\()\s*(?:[\w!=. ]+\)\(\s*)?["`]([^"`]+)["`]/gu,
        ),
      ];
      expect(tests.map(([, found]) => found)).toContain(name);
    },
  );
});
