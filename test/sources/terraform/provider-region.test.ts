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

  const given = (values: object, more: object = {}) => ({
    actions: ["no-op"],
    before: values,
    after: values,
    ...more,
  });
  const around = {
    resource_changes: [
      change("aws_vpc.v", given({ region: "eu-west-1", arn: "a", zones: ["eu-west-2", "x"] })),
      change("aws_vpc.new", { after: { region: "eu-west-1" }, unknown: { arn: true, zones: [true, false] } }),
      change("aws_vpc.secret", { after: { arn: "eu-west-1" }, afterSensitive: { arn: true } }),
      change("aws_vpc.n[0]", given({ region: "eu-west-1" })),
      change("aws_vpc.n[1]", given({ region: "eu-west-3" })),
    ],
    variables: {
      none: { value: null },
      list: { value: ["eu-west-1", "eu-west-2"] },
      flag: { value: true },
      region: { value: "eu-north-1" },
    },
  };
  const net = {
    variables: { v: { default: "eu-west-2" } },
    outputs: {
      region: { expression: { constant_value: "eu-central-1" } },
      regions: { expression: { constant_value: { dr: "eu-central-2" } } },
      passed: { expression: refers("var.v") },
      none: {},
    },
  };
  const from = (what: string) => ({ unknown: `provider aws takes its region from ${what}` });
  const notShown = (what: string) => from(`${what}, which the plan does not show`);
  const hidden = (what: string) => from(`${what}, which is known only after apply or marked sensitive`);
  const long = `var.${"x".repeat(100)}`;

  test.each<[string, object]>([
    ["var.missing", notShown("var.missing")],
    ["var.none", notShown("var.none")],
    ["var.list[1]", { name: "eu-west-2" }],
    ["var.list[2]", notShown("var.list[2]")],
    [
      "var.flag",
      { unknown: "provider aws makes its region of an expression whose result a plan does not show" },
    ],
    ["var", from("var")],
    [long, notShown(`${long.slice(0, 80)}...`)],
    ["module.net.region", { name: "eu-central-1" }],
    ['module.net.regions["dr"]', { name: "eu-central-2" }],
    ["module.net.passed", { name: "eu-north-1" }],
    ["module.net.none", notShown("module.net.none")],
    ["module.net[0].region", notShown("module.net[0].region")],
    ["module.other.region", notShown("module.other.region")],
    ["aws_vpc.v.region", { name: "eu-west-1" }],
    ["aws_vpc.v.zones[0]", { name: "eu-west-2" }],
    ["aws_vpc.v", notShown("aws_vpc.v")],
    ["aws_vpc.v.other", notShown("aws_vpc.v.other")],
    ["aws_vpc.gone.region", notShown("aws_vpc.gone.region")],
    ["aws_vpc.n[1].region", { name: "eu-west-3" }],
    ["aws_vpc.n[2].region", notShown("aws_vpc.n[2].region")],
    ["aws_vpc.new.arn", hidden("aws_vpc.new.arn")],
    ["aws_vpc.new.arn.name", hidden("aws_vpc.new.arn.name")],
    ["aws_vpc.new.zones[0]", hidden("aws_vpc.new.zones[0]")],
    ["aws_vpc.new.zones[1]", notShown("aws_vpc.new.zones[1]")],
    ["aws_vpc.secret.arn", hidden("aws_vpc.secret.arn")],
  ])("where it is %s", (reference, region) => {
    const plan = {
      ...around,
      resource_changes: [...around.resource_changes, change("aws_s3_bucket.b")],
      configuration: {
        provider_config: { aws: aws({ references: [reference] }) },
        root_module: {
          resources: [configured("aws_s3_bucket.b", {}, { provider_config_key: "aws" })],
          module_calls: { net: { expressions: { v: refers("var.region") }, module: net } },
        },
      },
    };
    expect(regions(plan)["aws_s3_bucket.b"]).toEqual(region);
  });

  test.each<[string, object, object]>([
    [
      "google_compute_disk",
      { region: { constant_value: "https://x/regions/europe-west1" } },
      { name: "europe-west1" },
    ],
    ["google_compute_disk", { zone: { constant_value: "us-central1-a" } }, { name: "us-central1" }],
    [
      "google_compute_disk",
      { region: { constant_value: null }, zone: { constant_value: "us-central1-a" } },
      { name: "us-central1" },
    ],
    [
      "google_compute_disk",
      { zone: { constant_value: "odd" } },
      { unknown: "provider main makes its region of an expression whose result a plan does not show" },
    ],
    ["aws_instance", { region: { constant_value: "local" } }, { name: "local" }],
    ["ibm_is_instance", { region: refers("var.region") }, { name: "ew1" }],
    [
      "aws_instance",
      { region: refers("var.region") },
      { unknown: "provider main makes its region of an expression whose result a plan does not show" },
    ],
    [
      "aws_instance",
      { region: {} },
      {
        unknown:
          "provider main names no region (it comes from outside the configuration): set default-region",
      },
    ],
    ["digitalocean_app", {}, { unknown: "provider main names no region" }],
  ])("of %s with %j", (type, expressions, region) => {
    const plan = {
      resource_changes: [change(`${type}.a`)],
      variables: { region: { value: "ew1" } },
      configuration: {
        provider_config: { main: { name: "main", expressions } },
        root_module: { resources: [configured(`${type}.a`, {}, { provider_config_key: "main" })] },
      },
    };
    expect(regions(plan)).toEqual({ [`${type}.a`]: region });
  });

  test("is not known where its module is not shown", () => {
    const plan = providers({ aws: aws({ constant_value: "eu-west-1" }, { module_address: "module.gone" }) });
    expect(regions(plan)).toEqual({
      "aws_s3_bucket.b0": { unknown: "the plan does not show the module of provider aws" },
    });
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
