import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isPathGlob, matchesPath } from "../../src/model/path-glob.ts";
import { resourceMatcher, resourceNames } from "../../src/model/resource-pattern.ts";
import { hasWildcard, matchesWildcard } from "../../src/model/wildcard.ts";

/** What the pattern means, told by another engine: everything but the two wildcards is literal. */
function byRegExp(pattern: string, text: string): boolean {
  const source = [...pattern]
    .map((one) => (one === "*" ? "[^]*" : one === "?" ? "[^]" : one.replace(/[\\^$.|+()[\]{}]/g, "\\$&")))
    .join("");
  return new RegExp(`^(?:${source})$`).test(text);
}

describe("matchesWildcard", () => {
  const letters = (alphabet: string) =>
    fc.array(fc.constantFrom(...alphabet), { maxLength: 12 }).map((list) => list.join(""));

  it("says what a regular expression says", () => {
    fc.assert(
      fc.property(fc.oneof(letters("ab.[]*?"), letters("ab*")), letters("ab.[]"), (pattern, text) => {
        expect(matchesWildcard(pattern, text)).toBe(byRegExp(pattern, text));
      }),
      { numRuns: 2000 },
    );
  });

  it("does not go through all ways to match", () => {
    expect(matchesWildcard(`${"*a".repeat(200)}*b`, "a".repeat(5000))).toBe(false);
  });

  it("takes brackets and quotes as they are", () => {
    expect(matchesWildcard('aws_instance.a["x"]', 'aws_instance.a["x"]')).toBe(true);
    expect(matchesWildcard("aws_instance.a[01]", "aws_instance.a0")).toBe(false);
    expect([hasWildcard("a[0]"), hasWildcard("a*"), hasWildcard("a?")]).toEqual([false, true, true]);
  });
});

describe("matchesPath", () => {
  it.each([
    ["**/manifests/*.yaml", "examples/two/manifests/app.yaml", true],
    ["**/manifests/*.yaml", "manifests/app.yaml", true],
    ["**/manifests/*.yaml", "manifests/dr/app.yaml", false],
    ["./manifests/**", "manifests/dr/app.yaml", true],
    ["manifests/**/app.yaml", "manifests/app.yaml", true],
    ["*.yaml", "manifests/app.yaml", false],
    ["plan.json", "./plan.json", true],
    ["plan[0].json", "plan0.json", false],
  ])("%s on %s: %s", (glob, path, expected) => {
    expect(matchesPath(glob, path)).toBe(expected);
  });

  it("tells a pattern for files from one for addresses", () => {
    expect(["a/*.yaml", "x.JSON", "manifests/**", "aws_lb.app", "*/cd4pe/*"].map(isPathGlob)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
  });
});

describe("resourceMatcher", () => {
  const names = (pattern: string, address: string) =>
    resourceMatcher(pattern)(resourceNames({ id: `plan.json#${address}`, address }));

  it.each([
    ["aws_instance.primary", "aws_instance.primary", true],
    ["aws_instance.primary", "aws_instance.primary[0]", true],
    ["aws_instance.primary", 'aws_instance.primary["a[0]\\"]"]', true],
    ["aws_instance.primary", "aws_instance.primary_2", false],
    ["aws_instance.primary", "module.dr.aws_instance.primary", false],
    ["module.dr.aws_instance.primary", "module.dr.aws_instance.primary[1]", true],
    ["module.dr.aws_instance.primary", "module.dr[0].aws_instance.primary[1]", false],
    ["aws_instance.primary[1]", "aws_instance.primary[0]", false],
    ["aws_instance.primary*", "aws_instance.primary[0]", true],
    ["*.aws_instance.primary", "module.dr.aws_instance.primary[0]", true],
    ["plan.json#aws_instance.primary", "aws_instance.primary[0]", true],
    ["state.json#*", "aws_instance.primary[0]", false],
    ["*/cd4pe/*", "Deployment.apps/cd4pe/web", true],
  ])("%s on %s: %s", (pattern, address, expected) => {
    expect(names(pattern, address)).toBe(expected);
  });
});
