import { expect, it } from "vitest";
import { providerMajors } from "../../../src/sources/terraform/provider-versions.ts";
import { majorBounds } from "../../../src/sources/terraform/version-bounds.ts";

it.each([
  ["~> 5.0", { least: 5, most: 5 }],
  ["~> 5", { least: 5, most: 5 }],
  ["~> 5.0.1", { least: 5, most: 5 }],
  ["5.31.0", { least: 5, most: 5 }],
  ["= 5.31.0-beta1", { least: 5, most: 5 }],
  [">= 4.40, < 6.0", { least: 4, most: 5 }],
  [">= 4.40, < 6.0.1", { least: 4, most: 6 }],
  [">=4.40,<6.1", { least: 4, most: 6 }],
  ["> 4.9, <= 5.99", { least: 4, most: 5 }],
  ["< 6.0.0-beta1", { most: 6 }],
  ["< 0.1", { most: 0 }],
  [">= 6.28.0", { least: 6 }],
  [">= 3.0, != 3.14.0, ~> 3.5", { least: 3, most: 3 }],
  [">= 6.0, < 5.0", {}],
  ["", {}],
  ["latest", {}],
  ["5.x", {}],
  [`>= ${"9".repeat(20)}`, {}],
  [`>= 5${",".repeat(600)}`, {}],
])("the constraint %j leaves the major versions %j", (constraint, bounds) => {
  expect(majorBounds(constraint)).toEqual(bounds);
});

const AWS = "registry.terraform.io/hashicorp/aws";

it("takes the constraints of all modules together, since one version serves them all", () => {
  const providers = {
    aws: { name: "aws", full_name: AWS, version_constraint: ">= 4.0" },
    "aws.dr": { name: "aws", full_name: AWS, alias: "dr" },
    "module.net:aws": { name: "aws", full_name: AWS, version_constraint: "~> 5.0" },
    random: { name: "random", full_name: "registry.terraform.io/hashicorp/random" },
  };
  expect(providerMajors({ providers })).toEqual({ aws: { least: 5, most: 5 } });
});

it("knows a provider by what it is rather than by what a module calls it", () => {
  const providers = {
    main: {
      name: "main",
      full_name: "registry.opentofu.org/hashicorp/azurerm",
      version_constraint: "~> 4.1",
    },
  };
  expect(providerMajors({ providers })).toEqual({ azurerm: { least: 4, most: 4 } });
});

it("takes google and google-beta, which have the same types, as either", () => {
  const google = (name: string, constraint: string | null) => ({
    name,
    full_name: `registry.terraform.io/hashicorp/${name}`,
    ...(constraint === null ? {} : { version_constraint: constraint }),
  });
  const both = { a: google("google", "~> 5.0"), b: google("google-beta", ">= 6.1, < 7") };
  expect(providerMajors({ providers: both })).toEqual({ google: { least: 5, most: 6 } });
  const one = { a: google("google", "~> 5.0"), b: google("google-beta", null) };
  expect(providerMajors({ providers: one })).toEqual({});
});

it("reads plans of Terraform 0.12, which name no registry", () => {
  const providers = {
    aws: { name: "aws", version_constraint: "~> 2.41" },
    "x:aws": { version_constraint: ">= 2.0" },
  };
  expect(providerMajors({ providers })).toEqual({ aws: { least: 2, most: 2 } });
});

it("passes over what is of another shape", () => {
  const providers = { aws: { version_constraint: 5 }, google: "~> 5.0", azurerm: null };
  expect(providerMajors({ providers })).toEqual({});
});
