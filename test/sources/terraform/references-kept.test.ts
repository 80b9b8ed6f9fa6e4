import { describe, expect, test } from "vitest";
import { normalisePlan } from "../../../src/sources/terraform/normalise-plan.ts";
import { change, configured, declaring, normalised, referencesOf, refers } from "./plans.ts";

const unknownId = { unknown: { id: true, arn: true } };
const root = (root_module: Record<string, unknown>) => ({ configuration: { root_module } });

describe("what is kept", () => {
  test("nested blocks keep their positions; blocks of a set are told apart by their constants", () => {
    const rule = (id: string, to: string) => ({
      id: { constant_value: id },
      destination: [{ bucket: refers(`aws_s3_bucket.${to}.arn`) }],
    });
    const unknownRule = { destination: [{ bucket: true }] };
    const plan = {
      resource_changes: [
        change("aws_s3_bucket.a", unknownId),
        change("aws_s3_bucket.b", unknownId),
        change("aws_s3_bucket_replication_configuration.r", {
          after: {
            rule: [
              { id: "second", destination: [{}] },
              { id: "first", destination: [{}] },
            ],
          },
          unknown: { rule: [unknownRule, unknownRule] },
        }),
      ],
      ...root({
        resources: [
          configured("aws_s3_bucket_replication_configuration.r", {
            rule: [rule("first", "a"), rule("second", "b")],
          }),
        ],
      }),
    };
    expect(referencesOf(normalised(plan).after)).toEqual({
      "aws_s3_bucket_replication_configuration.r": {
        "rule.0.destination.0.bucket": ["aws_s3_bucket.b"],
        "rule.1.destination.0.bucket": ["aws_s3_bucket.a"],
      },
    });
  });

  test("one value out of several resources refers to none, but words in a text do not count", () => {
    const plan = {
      format_version: "1.2",
      resource_changes: [
        change("aws_s3_bucket.a", unknownId),
        change("aws_kms_key.k", unknownId),
        change("random_id.r", unknownId),
        change("aws_flow_log.either", { unknown: { destination: true } }),
        change("aws_flow_log.path", { unknown: { destination: true } }),
      ],
      ...root({
        resources: [
          configured("aws_flow_log.either", {
            destination: refers("aws_s3_bucket.a.arn", "aws_kms_key.k.arn"),
          }),
          configured("aws_flow_log.path", { destination: refers("aws_s3_bucket.a.arn", "random_id.r.hex") }),
        ],
      }),
    };
    // The key is not declared, and still it may be what is meant.
    const declared = declaring("aws_s3_bucket", "aws_flow_log");
    const { after } = normalisePlan({ name: "p", path: "p" }, plan, declared, { defaultRegion: null });
    expect(referencesOf(after)).toEqual({ "aws_flow_log.path": { destination: ["aws_s3_bucket.a"] } });
  });

  test("local values, circles and what is known to be null refer to nothing", () => {
    const plan = {
      resource_changes: [
        change("aws_kms_key.k", unknownId),
        change("aws_s3_bucket.null", { after: { kms_key_id: null } }),
        change("aws_s3_bucket.local", { unknown: { kms_key_id: true } }),
        change("aws_s3_bucket.circle", { unknown: { kms_key_id: true } }),
      ],
      ...root({
        resources: [
          configured("aws_s3_bucket.null", { kms_key_id: refers("var.on", "aws_kms_key.k.arn") }),
          configured("aws_s3_bucket.local", { kms_key_id: refers("local.key") }),
          configured("aws_s3_bucket.circle", { kms_key_id: refers("aws_s3_bucket.circle.kms_key_id") }),
        ],
      }),
    };
    expect(referencesOf(normalised(plan).after)).toEqual({});
  });

  test("only declared attributes refer, and only to declared types", () => {
    const plan = {
      format_version: "1.2",
      resource_changes: [
        change("aws_vpc.v", unknownId),
        change("aws_subnet.s", unknownId),
        change("aws_instance.i", { unknown: { subnet_id: true, vpc: true, other: true } }),
      ],
      ...root({
        resources: [
          configured("aws_instance.i", {
            subnet_id: refers("aws_subnet.s.id"),
            other: refers("aws_subnet.s.id"),
            vpc: refers("aws_vpc.v.id"),
          }),
        ],
      }),
    };
    const declared = declaring("aws_subnet", [
      "aws_instance",
      { properties: { subnet_id: true, vpc: true } },
    ]);
    const { after, not_judged } = normalisePlan({ name: "p", path: "p" }, plan, declared, {
      defaultRegion: null,
    });
    expect(referencesOf(after)).toEqual({ "aws_instance.i": { subnet_id: ["aws_subnet.s"] } });
    expect(not_judged).toEqual([{ what: "aws_vpc", reason: "no policy reads this type", count: 1 }]);
  });
});
