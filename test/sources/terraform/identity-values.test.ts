import { describe, expect, it } from "vitest";
import { identityValues } from "../../../src/sources/terraform/identity-values.ts";
import { nameOfArn } from "../../../src/sources/terraform/ids/made-of-names.ts";
import { withoutAccount } from "../../../src/sources/terraform/ids/spelling.ts";
import { normalisePlan } from "../../../src/sources/terraform/normalise-plan.ts";
import { change, configured, declaring, refers } from "./plans.ts";

const side = (values: unknown, unknown: unknown = {}, sensitive: unknown = {}) => ({
  values,
  unknown,
  sensitive,
});

describe("values that identify a resource", () => {
  it("are its id, ARN and names, each once, and nothing else", () => {
    const values = {
      id: "a",
      name: "a",
      arn: "arn:aws:x:::a",
      tags: { name: "t" },
      description: "d",
      bucket: "",
    };
    expect(identityValues("aws_x", side(values), null)).toEqual(["a", "arn:aws:x:::a"]);
  });

  it("are none that is unknown, sensitive or no text", () => {
    const values = { id: "i", name: "n", bucket: "b", arn: 3, self_link: "x".repeat(2049) };
    expect(identityValues("aws_s3_bucket", side(values, { id: true }, { name: true }), null)).toEqual([
      "b",
      "arn:*:s3::*:b",
    ]);
    expect(identityValues("aws_s3_bucket", side(values, {}, true), null)).toEqual([]);
    expect(identityValues("aws_s3_bucket", side(values, true), null)).toEqual([]);
  });

  it("hold what the ARN will say, as far as it can be told", () => {
    const values = { identifier: "main" };
    expect(identityValues("aws_db_instance", side(values, { arn: true }), "eu-west-1")).toEqual([
      "main",
      withoutAccount("arn:aws:rds:eu-west-1:123456789012:db:main"),
    ]);
    expect(identityValues("aws_db_instance", side(values, { arn: true }), null)).toEqual(["main"]);
    const made = { identifier: "main", arn: "arn:aws:rds:eu-west-1:210987654321:db:main" };
    expect(identityValues("aws_db_instance", side(made), "eu-west-1")).toEqual(["main", made.arn]);
  });
});

describe("ARNs", () => {
  it("name a resource of the type that they are of", () => {
    expect(nameOfArn("aws_s3_bucket", "arn:aws-cn:s3:::b")).toEqual({ name: "b", region: null });
    expect(nameOfArn("aws_rds_cluster", "arn:aws:rds:eu-west-1:123456789012:cluster:c")).toEqual({
      name: "c",
      region: "eu-west-1",
    });
    for (const other of [
      "arn:aws:rds:eu-west-1:123456789012:db:c",
      "arn:aws:rds:::cluster:",
      "c",
      "",
      "arn:::::",
    ]) {
      expect(nameOfArn("aws_rds_cluster", other)).toBeNull();
    }
    expect(nameOfArn("constructor", "arn:aws:s3:::b")).toBeNull();
  });
});

describe("a normalised resource", () => {
  it("says by what other inputs may refer to it, and which of its attributes mean what no policy reads", () => {
    const plan = {
      format_version: "1.2",
      resource_changes: [
        change("aws_db_instance.main", {
          after: { identifier: "main", kms_key_id: "shared" },
          unknown: { arn: true },
        }),
        change("aws_kms_key.k", { after: { key_id: "shared" } }),
      ],
      configuration: {
        provider_config: { aws: { name: "aws", expressions: { region: { constant_value: "eu-west-1" } } } },
        root_module: {
          resources: [
            configured(
              "aws_db_instance.main",
              { kms_key_id: refers("aws_kms_key.k.key_id") },
              {
                provider_config_key: "aws",
              },
            ),
            configured("aws_kms_key.k", {}, { provider_config_key: "aws" }),
          ],
        },
      },
    };
    const declared = declaring("aws_db_instance");
    const { after } = normalisePlan({ name: "p", path: "p" }, plan, declared, { defaultRegion: null });
    expect(after.map(({ identities, settled }) => ({ identities, settled }))).toEqual([
      { identities: ["main", "arn:*:rds:eu-west-1:*:db:main"], settled: ["kms_key_id"] },
    ]);
  });

  it("leaves open what a remote state or a look-up gives", () => {
    const plan = {
      format_version: "1.2",
      resource_changes: [change("aws_instance.web", { after: { subnet_id: "subnet-0ab1", ami: "ami-1" } })],
      prior_state: {
        values: {
          root_module: {
            resources: [
              {
                address: "data.terraform_remote_state.network",
                mode: "data",
                type: "terraform_remote_state",
                name: "network",
                values: { outputs: { subnet_id: "subnet-0ab1" } },
              },
              {
                address: "data.aws_subnets.all",
                mode: "data",
                type: "aws_subnets",
                name: "all",
                values: { ids: ["subnet-0ab1"] },
              },
            ],
          },
        },
      },
      configuration: {
        root_module: {
          resources: [
            configured("aws_instance.web", {
              subnet_id: refers("data.terraform_remote_state.network.outputs.subnet_id"),
              ami: refers("data.aws_subnets.all.ids"),
            }),
          ],
        },
      },
    };
    const { after } = normalisePlan({ name: "p", path: "p" }, plan, declaring("aws_instance"), {
      defaultRegion: null,
    });
    expect(after.map(({ resource, settled }) => [resource.references, settled])).toEqual([[{}, undefined]]);
  });
});
