import { describe, expect, test } from "vitest";
import { byAddress, change, configured, normalised, refers } from "./plans.ts";

/** The region of each resource of a plan, by address. */
function regions(
  plan: Record<string, unknown>,
  defaultRegion: string | null = null,
): Record<string, unknown> {
  const resources = Object.entries(byAddress(normalised(plan, defaultRegion).after));
  return Object.fromEntries(resources.map(([address, { region }]) => [address, region]));
}

/** A plan of one bucket per provider key, with these provider configurations. */
function providers(
  provider_config: Record<string, unknown>,
  more: Record<string, unknown> = {},
  rootModule: object = {},
) {
  const keys = Object.keys(provider_config);
  return {
    resource_changes: keys.map((_, i) => change(`aws_s3_bucket.b${i}`)),
    configuration: {
      provider_config,
      root_module: {
        resources: keys.map((key, i) => configured(`aws_s3_bucket.b${i}`, {}, { provider_config_key: key })),
        ...rootModule,
      },
    },
    ...more,
  };
}
const aws = (region: unknown, more: object = {}) => ({ name: "aws", expressions: { region }, ...more });

describe("what its provider says", () => {
  test("constants, variables and their defaults, data sources; no guess at expressions and local values", () => {
    const plan = providers(
      {
        aws: aws({ constant_value: "eu-west-1" }),
        "aws.var": aws(refers("var.region")),
        "aws.map": aws({ references: ['var.regions["dr"]', "var.regions"] }),
        "aws.default": aws(refers("var.other")),
        "aws.data": aws(refers("data.aws_region.here.name")),
        "aws.several": aws(refers("var.region", "var.regions")),
        "aws.local": aws(refers("local.third")),
        "aws.function": aws(refers("var.short")),
        "aws.secret": aws(refers("var.secret")),
        "aws.each": aws({ references: ["each.value"] }),
        "aws.json": aws({ constant_value: `\${var.region}`, references: ["var.region"] }),
        "aws.template": aws({ constant_value: `\${join("-", ["eu"])}` }),
        "aws.none": { name: "aws" },
      },
      {
        variables: {
          region: { value: "eu-west-2" },
          regions: { value: { dr: "eu-central-1" } },
          short: { value: "ew1" },
          secret: { value: "eu-west-3" },
        },
        prior_state: {
          values: {
            root_module: {
              resources: [
                {
                  address: "data.aws_region.here",
                  mode: "data",
                  type: "aws_region",
                  name: "here",
                  values: { name: "us-east-2" },
                },
              ],
            },
          },
        },
      },
      { variables: { other: { default: "us-west-1" }, secret: { sensitive: true } } },
    );
    const { "data.aws_region.here": _, ...found } = regions(plan);
    expect(Object.values(found)).toEqual([
      { name: "eu-west-1" },
      { name: "eu-west-2" },
      { name: "eu-central-1" },
      { name: "us-west-1" },
      { name: "us-east-2" },
      {
        unknown:
          "provider aws.several takes its region from an expression of several parts, whose result a plan does not show",
      },
      {
        unknown:
          "provider aws.local takes its region from local.third, and a plan does not show local values",
      },
      {
        unknown: "provider aws.function makes its region of an expression whose result a plan does not show",
      },
      { unknown: "provider aws.secret takes its region from var.secret, which is marked sensitive" },
      {
        unknown:
          "provider aws.each takes its region from each.value, and a plan does not show which provider instance a resource uses",
      },
      { name: "eu-west-2" },
      {
        unknown:
          "provider aws.template takes its region from an expression of several parts, whose result a plan does not show",
      },
      {
        unknown:
          "provider aws.none names no region (it comes from outside the configuration): set default-region",
      },
    ]);
    expect(regions(plan, "eu-north-1")["aws_s3_bucket.b12"]).toEqual({ name: "eu-north-1" });
    expect(regions(plan, "eu-north-1")["aws_s3_bucket.b6"]).toEqual(found["aws_s3_bucket.b6"]);
  });

  test("a provider inside a module takes its region through the module's variables", () => {
    const plan = {
      resource_changes: [change("module.dr.aws_s3_bucket.b")],
      variables: { second: { value: "eu-central-1" } },
      configuration: {
        provider_config: { "module.dr:aws": aws(refers("var.region"), { module_address: "module.dr" }) },
        root_module: {
          module_calls: {
            dr: {
              expressions: { region: refers("var.second") },
              module: {
                resources: [configured("aws_s3_bucket.b", {}, { provider_config_key: "module.dr:aws" })],
              },
            },
          },
        },
      },
    };
    expect(regions(plan)).toEqual({ "module.dr.aws_s3_bucket.b": { name: "eu-central-1" } });
  });

  test.each([
    ["Terraform 0.12", "inner:aws"],
    ["Terraform 0.13 to 1.1", "module.outer.module.inner:aws"],
  ])("keys of %s are followed outwards, unless an alias may have been given", (_, key) => {
    const plan = (provider_config: Record<string, unknown>) => ({
      resource_changes: [change("module.outer.module.inner.aws_s3_bucket.b")],
      configuration: {
        provider_config,
        root_module: {
          module_calls: {
            outer: {
              module: {
                module_calls: {
                  inner: {
                    module: { resources: [configured("aws_s3_bucket.b", {}, { provider_config_key: key })] },
                  },
                },
              },
            },
          },
        },
      },
    });
    const constraint = {
      name: "aws",
      version_constraint: "> 2",
      module_address: "module.outer.module.inner",
    };
    const main = aws({ constant_value: "eu-west-1" });
    const address = "module.outer.module.inner.aws_s3_bucket.b";
    expect(regions(plan({ aws: main }))[address]).toEqual({ name: "eu-west-1" });
    expect(regions(plan({ aws: main, [key]: constraint }))[address]).toEqual({ name: "eu-west-1" });
    expect(regions(plan({ aws: main, "aws.dr": aws({ constant_value: "eu-west-2" }) }))[address]).toEqual({
      unknown:
        "the plan does not show which configuration of provider aws it uses (Terraform shows that since 1.2)",
    });
    expect(regions(plan({}))[address]).toEqual({
      unknown: `provider ${key} names no region (it comes from outside the configuration): set default-region`,
    });
  });
});
