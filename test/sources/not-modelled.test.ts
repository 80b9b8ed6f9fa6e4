import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { kubernetesTypesThatMatter } from "../../src/sources/not-modelled/kubernetes.ts";
import { terraformTypesThatMatter } from "../../src/sources/not-modelled/terraform.ts";
import { readDeclaredTypes } from "../../src/tools/policies/declared-types.ts";

test("no type is both read by policies and listed as not modelled", async () => {
  const terraform = new Set(
    readdirSync("policies/resources/terraform").map((file) => file.replace(/\.json$/, "")),
  );
  expect(terraformTypesThatMatter().filter((type) => terraform.has(type))).toEqual([]);
  const { kubernetes, unread = [] } = await readDeclaredTypes(".");
  const read = Object.keys(kubernetes).filter((type) => !unread.includes(type));
  expect(kubernetesTypesThatMatter().filter((type) => read.includes(type))).toEqual([]);
});

test("types are listed by names that types can have", () => {
  const terraform = terraformTypesThatMatter();
  expect(terraform.filter((type) => !/^[a-z0-9]+(?:_[a-z0-9]+)+$/.test(type))).toEqual([]);
  expect(kubernetesTypesThatMatter().filter((type) => !/^[a-z0-9.-]+\/[A-Za-z0-9]+$/.test(type))).toEqual([]);
});
