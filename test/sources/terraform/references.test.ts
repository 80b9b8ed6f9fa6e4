import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { change, configured, normalised, referencesOf, refers } from "./plans.ts";

const unknownId = { unknown: { id: true, arn: true } };
const root = (root_module: Record<string, unknown>) => ({ configuration: { root_module } });

describe("by configuration", () => {
  test("to a resource, an instance of count, an instance of for_each with dots and quotes in its key", () => {
    const key = String.raw`["a.b[\"c\"]"]`;
    const plan = {
      resource_changes: [
        change("aws_subnet.one", unknownId),
        change("aws_subnet.n[0]", unknownId),
        change("aws_subnet.n[1]", unknownId),
        change(`aws_subnet.k${key}`, { ...unknownId, more: { index: 'a.b["c"]' } }),
        change("aws_instance.a", { unknown: { subnet_id: true } }),
        change("aws_instance.b", { unknown: { subnet_id: true } }),
        change("aws_instance.c", { unknown: { subnet_id: true } }),
        change("aws_lb.l", { unknown: { subnets: true } }),
      ],
      ...root({
        resources: [
          configured("aws_instance.a", { subnet_id: refers("aws_subnet.one.id") }),
          configured("aws_instance.b", {
            subnet_id: { references: ["aws_subnet.n[1].id", "aws_subnet.n[1]", "aws_subnet.n"] },
          }),
          configured("aws_instance.c", {
            subnet_id: { references: [`aws_subnet.k${key}.id`, `aws_subnet.k${key}`, "aws_subnet.k"] },
          }),
          configured("aws_lb.l", { subnets: refers("aws_subnet.n", "aws_subnet.one.id") }),
        ],
      }),
    };
    expect(referencesOf(normalised(plan).after)).toEqual({
      "aws_instance.a": { subnet_id: ["aws_subnet.one"] },
      "aws_instance.b": { subnet_id: ["aws_subnet.n[1]"] },
      "aws_instance.c": { subnet_id: [`aws_subnet.k${key}`] },
      "aws_lb.l": { subnets: ["aws_subnet.n[0]", "aws_subnet.n[1]", "aws_subnet.one"] },
    });
  });

  test("of several things that a variable brings, an attribute means the one that it is called after; of two of that type none", () => {
    const mappings = refers("aws_api_gateway_rest_api.a.id", "aws_api_gateway_stage.s.stage_name");
    const plan = {
      resource_changes: [
        change("aws_api_gateway_rest_api.a", unknownId),
        change("aws_api_gateway_rest_api.b", unknownId),
        change("aws_api_gateway_stage.s", unknownId),
        change("module.m.aws_api_gateway_base_path_mapping.one", { unknown: { api_id: true } }),
        change("module.m.aws_api_gateway_base_path_mapping.two", { unknown: { api_id: true } }),
      ],
      ...root({
        module_calls: {
          m: {
            source: "./m",
            expressions: {
              one: mappings,
              two: refers("aws_api_gateway_rest_api.a.id", "aws_api_gateway_rest_api.b.id"),
            },
            module: {
              resources: [
                configured("aws_api_gateway_base_path_mapping.one", { api_id: refers("var.one") }),
                configured("aws_api_gateway_base_path_mapping.two", { api_id: refers("var.two") }),
              ],
            },
          },
        },
      }),
    };
    expect(referencesOf(normalised(plan).after)).toEqual({
      "module.m.aws_api_gateway_base_path_mapping.one": { api_id: ["aws_api_gateway_rest_api.a"] },
    });
  });

  test("count.index takes the same index, and wraps around as element does; each.value and each.key the same key", () => {
    const plan = {
      resource_changes: [
        ...[0, 1, 2].map((i) => change(`aws_instance.c[${i}]`, { unknown: { subnet_id: true } })),
        ...["a", "b"].map((k) => change(`aws_instance.v["${k}"]`, { unknown: { subnet_id: true } })),
        ...["a", "b"].map((k) => change(`aws_instance.k["${k}"]`, { unknown: { subnet_id: true } })),
        ...[0, 1].map((i) => change(`aws_subnet.c[${i}]`, unknownId)),
        ...["a", "b"].map((k) => change(`aws_subnet.e["${k}"]`, unknownId)),
      ],
      ...root({
        resources: [
          configured("aws_instance.c", { subnet_id: refers("aws_subnet.c", "count.index") }),
          configured(
            "aws_instance.v",
            { subnet_id: { references: ["each.value.id", "each.value"] } },
            {
              for_each_expression: refers("aws_subnet.e"),
            },
          ),
          configured(
            "aws_instance.k",
            { subnet_id: refers("aws_subnet.e", "each.key") },
            {
              for_each_expression: { constant_value: {} },
            },
          ),
        ],
      }),
    };
    expect(referencesOf(normalised(plan).after)).toEqual({
      "aws_instance.c[0]": { subnet_id: ["aws_subnet.c[0]"] },
      "aws_instance.c[1]": { subnet_id: ["aws_subnet.c[1]"] },
      "aws_instance.c[2]": { subnet_id: ["aws_subnet.c[0]"] },
      'aws_instance.v["a"]': { subnet_id: ['aws_subnet.e["a"]'] },
      'aws_instance.v["b"]': { subnet_id: ['aws_subnet.e["b"]'] },
      'aws_instance.k["a"]': { subnet_id: ['aws_subnet.e["a"]'] },
      'aws_instance.k["b"]': { subnet_id: ['aws_subnet.e["b"]'] },
    });
  });

  test("through outputs and inputs of modules at any depth, and by an index into them", () => {
    const net = {
      outputs: { ids: { expression: refers("module.inner.ids") } },
      module_calls: {
        inner: {
          module: {
            resources: [configured("aws_subnet.s", {})],
            outputs: { ids: { expression: refers("aws_subnet.s") } },
          },
        },
      },
    };
    const app = {
      module_calls: {
        db: {
          expressions: { subnets: refers("var.subnets") },
          module: { resources: [configured("aws_db_subnet_group.g", { subnet_ids: refers("var.subnets") })] },
        },
      },
      resources: [
        configured("aws_instance.first", { subnet_id: { references: ["var.subnets[0]", "var.subnets"] } }),
        configured("aws_instance.some", { subnet_id: refers("var.subnets") }),
      ],
    };
    const plan = {
      resource_changes: [
        ...[0, 1].map((i) => change(`module.net["eu"].module.inner.aws_subnet.s[${i}]`, unknownId)),
        change('module.net["us"].module.inner.aws_subnet.s[0]', unknownId),
        change('module.app["eu"].module.db.aws_db_subnet_group.g', { unknown: { subnet_ids: true } }),
        change('module.app["eu"].aws_instance.first', { unknown: { subnet_id: true } }),
        change('module.app["eu"].aws_instance.some', { unknown: { subnet_id: true } }),
      ],
      ...root({
        module_calls: {
          net: { for_each_expression: { constant_value: {} }, module: net },
          app: {
            for_each_expression: { constant_value: {} },
            expressions: { subnets: refers("module.net", "each.key") },
            module: app,
          },
        },
      }),
    };
    const call = plan.configuration.root_module["module_calls"] as {
      app: { expressions: { subnets: unknown } };
    };
    call.app.expressions.subnets = { references: ['module.net["eu"].ids', 'module.net["eu"]', "module.net"] };
    const expected = {
      'module.app["eu"].module.db.aws_db_subnet_group.g': {
        subnet_ids: [0, 1].map((i) => `module.net["eu"].module.inner.aws_subnet.s[${i}]`),
      },
      'module.app["eu"].aws_instance.first': { subnet_id: ['module.net["eu"].module.inner.aws_subnet.s[0]'] },
    };
    // `some` has one subnet, and nothing says which of the two: it refers to none.
    expect(referencesOf(normalised(plan).after)).toEqual(expected);
    call.app.expressions.subnets = refers("module.net.ids", "each.key");
    expect(referencesOf(normalised(plan).after)).toEqual(expected);
  });

  test("what another resource only passes on is followed to what it means", () => {
    const plan = {
      resource_changes: [
        change("aws_s3_bucket.b", { unknown: { id: true, bucket: true } }),
        change("aws_s3_bucket_versioning.v", { unknown: { bucket: true } }),
        change("aws_s3_bucket_replication_configuration.r", { unknown: { bucket: true } }),
      ],
      ...root({
        resources: [
          configured("aws_s3_bucket.b", { bucket: refers("random_id.x.hex") }),
          configured("aws_s3_bucket_versioning.v", { bucket: refers("aws_s3_bucket.b.bucket") }),
          configured("aws_s3_bucket_replication_configuration.r", {
            bucket: refers("aws_s3_bucket_versioning.v.bucket"),
          }),
        ],
      }),
    };
    expect(referencesOf(normalised(plan).after)).toEqual({
      "aws_s3_bucket_versioning.v": { bucket: ["aws_s3_bucket.b"] },
      "aws_s3_bucket_replication_configuration.r": { bucket: ["aws_s3_bucket.b"] },
    });
  });
});

const MADE = "../shared/corpus/made/opentofu-references/example-plan.opentofu-1.12.6.json";
test.skipIf(!existsSync(MADE))(
  "a plan of OpenTofu with aliases, modules, count, for_each and dynamic blocks (skipped without the corpus)",
  () => {
    const plan: Record<string, unknown> = JSON.parse(readFileSync(MADE, "utf8"));
    const inModule = (scope: string) => ({
      [`${scope}.aws_s3_bucket_replication_configuration.m`]: {
        bucket: [`${scope}.aws_s3_bucket.b`],
        "rule.0.destination.0.bucket": ["aws_s3_bucket.src"],
      },
    });
    expect(referencesOf(normalised(plan).after)).toEqual({
      'aws_instance.i["eu-west-1a"]': { subnet_id: ['aws_subnet.s["eu-west-1a"]'] },
      'aws_instance.i["eu-west-1b"]': { subnet_id: ['aws_subnet.s["eu-west-1b"]'] },
      'aws_instance.i["eu-west-1c"]': { subnet_id: ['aws_subnet.s["eu-west-1c"]'] },
      "aws_instance.one": { subnet_id: ['aws_subnet.s["eu-west-1a"]'] },
      "aws_s3_bucket_replication_configuration.dyn": { bucket: ["aws_s3_bucket.third"] },
      "aws_s3_bucket_replication_configuration.r": {
        bucket: ["aws_s3_bucket.src"],
        "rule.0.destination.0.bucket": ["aws_s3_bucket.dst"],
      },
      "module.aliased.aws_instance.multi": { vpc_security_group_ids: ["module.aliased.aws_s3_bucket.p"] },
      ...inModule("module.dr"),
      ...inModule('module.inh["a"]'),
      ...inModule('module.inh["b"]'),
    });
  },
);
