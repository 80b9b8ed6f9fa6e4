import { describe, expect, it } from "vitest";
import { remedyFor } from "../../src/evaluate/remedy.ts";

const RULE = {
  remediation: "Do it. RDS: `a`. AWS: `b`. Google: `c`. Operators: `d`.",
  remedies: [
    { for: "x", types: [], text: "Do it." },
    { for: "x", types: ["aws_db_", "aws_rds_cluster"], text: "`a`." },
    { for: "x", types: ["aws_"], text: "`b`." },
    { for: "x", types: ["google_"], text: "`c`." },
    { for: "x", types: ["kubernetes"], text: "`d`." },
  ],
};

describe("remedyFor", () => {
  it.each([
    ["aws_db_instance.main", "Do it. `a`. Or: `b`."],
    ['module.shop["a.b"].aws_db_instance.main[0]', "Do it. `a`. Or: `b`."],
    ['aws_rds_cluster.main["x"]', "Do it. `a`. Or: `b`."],
    ["aws_rds_cluster_instance.main", "Do it. `b`."],
    ["google_sql_database_instance.main", "Do it. `c`."],
    ["Cluster.postgresql.cnpg.io/shop/db", "Do it. `d`."],
    ["azurerm_redis_cache.main", RULE.remediation],
    ["cluster:cd4pe", RULE.remediation],
  ])("says of %s what fits it", (address, said) => {
    expect(remedyFor(RULE, [address])).toBe(said);
  });

  it("says what fits each where several are concerned, once", () => {
    expect(remedyFor(RULE, ["aws_s3_bucket.a", "aws_s3_bucket.b", "google_storage_bucket.c"])).toBe(
      "Do it. `b`. Or: `c`.",
    );
  });

  it("says all of a rule whose remedy is the same for all", () => {
    expect(remedyFor({ remediation: "Set `replicas`.", remedies: [] }, ["aws_db_instance.a"])).toBe(
      "Set `replicas`.",
    );
  });
});
