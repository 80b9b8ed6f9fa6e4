import { readdir } from "node:fs/promises";
import { expect, test } from "vitest";
import { readRules } from "../../../src/tools/policies/rules.ts";
import { REPOSITORY } from "../../../src/tools/tool.ts";

test("what to do by type names types that policies read", async () => {
  const filesOf = (family: string) => readdir(`${REPOSITORY}/policies/resources/${family}`);
  const types = (await filesOf("terraform")).map((file) => file.replace(/\.json$/u, ""));
  const kinds = (await filesOf("kubernetes")).map((file) => file.replace(/\.([^.]+)\.json$/u, "/$1"));
  const names = (await readRules(REPOSITORY)).flatMap(({ remedies }) => remedies.flatMap((one) => one.types));
  const isRead = (name: string): boolean =>
    name === "kubernetes" ||
    kinds.includes(name) ||
    types.some((type) => (name.endsWith("_") ? type.startsWith(name) : type === name));
  expect(names.length).toBeGreaterThan(100);
  expect(names.filter((name) => !isRead(name))).toEqual([]);
});
