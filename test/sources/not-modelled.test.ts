import { existsSync, readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { kubernetesTypesThatMatter } from "../../src/sources/not-modelled/kubernetes.ts";
import { terraformTypesThatMatter } from "../../src/sources/not-modelled/terraform.ts";

test("no type is both read by policies and listed as not modelled", () => {
  const terraform = new Set(
    readdirSync("policies/resources/terraform").map((file) => file.replace(/\.json$/, "")),
  );
  expect(terraformTypesThatMatter().filter((type) => terraform.has(type))).toEqual([]);
  const read = kubernetesTypesThatMatter().filter((type) =>
    existsSync(`policies/resources/kubernetes/${type.replace("/", ".")}.json`),
  );
  expect(read).toEqual([]);
});

test("types are listed by names that types can have", () => {
  const terraform = terraformTypesThatMatter();
  expect(terraform.filter((type) => !/^[a-z0-9]+(?:_[a-z0-9]+)+$/.test(type))).toEqual([]);
  expect(kubernetesTypesThatMatter().filter((type) => !/^[a-z0-9.-]+\/[A-Za-z0-9]+$/.test(type))).toEqual([]);
});
