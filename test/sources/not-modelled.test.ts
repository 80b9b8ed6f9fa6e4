import { expect, test } from "vitest";
import { kubernetesTypesThatMatter } from "../../src/sources/not-modelled/kubernetes.ts";
import { terraformTypesThatMatter } from "../../src/sources/not-modelled/terraform.ts";

test("types are listed by names that types can have", () => {
  const terraform = terraformTypesThatMatter();
  expect(terraform.filter((type) => !/^[a-z0-9]+(?:_[a-z0-9]+)+$/.test(type))).toEqual([]);
  expect(kubernetesTypesThatMatter().filter((type) => !/^[a-z0-9.-]+\/[A-Za-z0-9]+$/.test(type))).toEqual([]);
});
