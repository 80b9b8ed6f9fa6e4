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
    { for: "x", types: ["velero.io/Schedule"], text: "`e`." },
  ],
};

describe("remedyFor", () => {
  const aws = (type: string) => ({ family: "terraform" as const, type });

  it.each([
    [aws("aws_db_instance"), "Do it. `a`. Or: `b`."],
    [aws("aws_rds_cluster"), "Do it. `a`. Or: `b`."],
    [aws("aws_rds_cluster_instance"), "Do it. `b`."],
    [aws("google_sql_database_instance"), "Do it. `c`."],
    [{ family: "kubernetes" as const, type: "postgresql.cnpg.io/Cluster" }, "Do it. `d`."],
    [{ family: "kubernetes" as const, type: "velero.io/Schedule" }, "Do it. `d`. Or: `e`."],
    [aws("azurerm_redis_cache"), RULE.remediation],
  ])("says of %o what fits it", (type, said) => {
    expect(remedyFor(RULE, [type])).toBe(said);
  });

  it("says all where nothing is known of what is judged", () => {
    expect(remedyFor(RULE, [])).toBe(RULE.remediation);
  });

  it("says what fits each where several are concerned, once", () => {
    const types = [aws("aws_s3_bucket"), aws("aws_s3_bucket"), aws("google_storage_bucket")];
    expect(remedyFor(RULE, types)).toBe("Do it. `b`. Or: `c`.");
  });

  it("says all of a rule whose remedy is the same for all", () => {
    const same = { remediation: "Set `replicas`.", remedies: [] };
    expect(remedyFor(same, [aws("aws_db_instance")])).toBe("Set `replicas`.");
  });
});
