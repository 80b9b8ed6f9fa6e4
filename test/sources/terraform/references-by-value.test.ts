import { describe, expect, test } from "vitest";
import { change, configured, normalised, referencesOf, refers } from "./plans.ts";

const root = (root_module: Record<string, unknown>) => ({ configuration: { root_module } });

describe("by value", () => {
  test("ids, ARNs and self links are found wherever they stand; names where the attribute names the type", () => {
    const arn = "arn:aws:s3:::logs";
    const plan = {
      resource_changes: [
        change("aws_subnet.a", { after: { id: "subnet-0123456789abcdef0" } }),
        change("aws_subnet.b", { after: { id: "subnet-1123456789abcdef0" } }),
        change("aws_s3_bucket.logs", { after: { id: "logs", bucket: "logs", arn } }),
        change("aws_rds_cluster.main", { after: { cluster_identifier: "main" } }),
        change("aws_eks_cluster.main", { after: { name: "main" } }),
        change("aws_db_subnet_group.main", {
          after: { name: "main", subnet_ids: ["subnet-1123456789abcdef0", "subnet-0123456789abcdef0"] },
        }),
        change("aws_rds_cluster_instance.i", {
          after: { cluster_identifier: "main", db_subnet_group_name: "main", zone: "main" },
        }),
        change("aws_flow_log.f", { after: { log_destination: arn } }),
      ],
    };
    expect(referencesOf(normalised(plan).after)).toEqual({
      "aws_db_subnet_group.main": { subnet_ids: ["aws_subnet.b", "aws_subnet.a"] },
      "aws_rds_cluster_instance.i": {
        cluster_identifier: ["aws_rds_cluster.main"],
        db_subnet_group_name: ["aws_db_subnet_group.main"],
      },
      "aws_flow_log.f": { log_destination: ["aws_s3_bucket.logs"] },
    });
  });

  test("a known value says which of those that the configuration names", () => {
    const plan = {
      resource_changes: [
        ...[0, 1].map((i) => change(`aws_subnet.s[${i}]`, { after: { id: `s-${i}` } })),
        change("aws_instance.i", { after: { subnet_id: "s-1" } }),
      ],
      ...root({
        resources: [configured("aws_instance.i", { subnet_id: refers("aws_subnet.s", "var.which") })],
      }),
    };
    expect(referencesOf(normalised(plan).after)).toEqual({
      "aws_instance.i": { subnet_id: ["aws_subnet.s[1]"] },
    });
  });

  test("a sensitive value is not looked up", () => {
    const plan = {
      resource_changes: [
        change("aws_subnet.s", { after: { id: "subnet-0123456789abcdef0" } }),
        change("aws_instance.i", {
          after: { subnet_id: "subnet-0123456789abcdef0" },
          afterSensitive: { subnet_id: true },
        }),
      ],
    };
    expect(referencesOf(normalised(plan).after)).toEqual({});
  });
});
