import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { linkAcross } from "../../src/link/across-inputs.ts";
import type { TypedResource } from "../../src/model/input.ts";
import type { Resource } from "../../src/model/resource.ts";
import { terraform } from "./a-resource.ts";

const DUBLIN = { name: "eu-west-1" };
const OREGON = { name: "us-west-2" };

function offering(input: string, address: string, identities: string[], more: Partial<Resource> = {}) {
  return { ...terraform(input, address, more), identities };
}

function lookedUp(input: string, address: string, identities: string[]): TypedResource {
  return { ...offering(input, address, identities), type: address.split(".").slice(0, 2).join(".") };
}

/** What is found, as a plain object. */
function found(...resources: TypedResource[]): Record<string, Record<string, string[]>> {
  return Object.fromEntries(linkAcross(resources));
}

const machine = terraform("live", "aws_instance.web", { values: { subnet_id: "subnet-0ab1" } });
const subnet = offering("network", "aws_subnet.a", ["subnet-0ab1"]);
const copy = terraform("live", "aws_s3_bucket_replication_configuration.copy", {
  region: DUBLIN,
  values: { bucket: "snap", rule: [{ destination: [{ bucket: "arn:aws:s3:::snap-dr" }] }] },
});
const replica = offering("dr", "aws_s3_bucket.snapshots", ["snap-dr", "arn:*:s3::*:snap-dr"], {
  region: OREGON,
});

describe("references between inputs", () => {
  it("are found by a literal id", () => {
    expect(found(machine, subnet)).toEqual({
      "live#aws_instance.web": { subnet_id: ["network#aws_subnet.a"] },
    });
  });

  it("are found by the ARN of what has none yet, in another region", () => {
    expect(found(copy, replica)).toEqual({
      [copy.resource.id]: { "rule.0.destination.0.bucket": [replica.resource.id] },
    });
  });

  it("are found by a name, in the same region or where no region is known", () => {
    const nodes = terraform("live", "aws_eks_node_group.n", {
      region: DUBLIN,
      values: { cluster_name: "main" },
    });
    const here = offering("a", "aws_eks_cluster.main", ["main"], { region: DUBLIN });
    const there = offering("b", "aws_eks_cluster.main", ["main"], { region: OREGON });
    const somewhere = offering("c", "aws_eks_cluster.main", ["main"]);
    expect(found(nodes, here, there)).toEqual({ [nodes.resource.id]: { cluster_name: [here.resource.id] } });
    expect(found(nodes, there)).toEqual({});
    expect(found(nodes, somewhere)).toEqual({
      [nodes.resource.id]: { cluster_name: [somewhere.resource.id] },
    });
  });

  it("are found for each of a list, beside those inside the input", () => {
    const group = terraform("live", "aws_autoscaling_group.g", {
      values: { vpc_zone_identifier: ["subnet-0000000a", "subnet-0000000b", "subnet-0000000c"] },
      references: { vpc_zone_identifier: ["live#aws_subnet.own"] },
    });
    const own = offering("live", "aws_subnet.own", ["subnet-0000000a"]);
    const b = offering("network", "aws_subnet.b", ["subnet-0000000b"]);
    expect(found(group, own, b)).toEqual({ [group.resource.id]: { vpc_zone_identifier: [b.resource.id] } });
  });

  it("are none where several could be meant", () => {
    expect(found(machine, subnet, offering("other", "aws_subnet.a", ["subnet-0ab1"]))).toEqual({});
  });

  it("mean what manages a thing, then what is declared, then what looks it up", () => {
    const managed = subnet;
    const declared = {
      ...offering("resilience.yml", "aws_subnet.d", ["subnet-0ab1"]),
      declared: true as const,
    };
    const data = lookedUp("dr", "data.aws_subnet.x", ["subnet-0ab1"]);
    const id = machine.resource.id;
    expect(found(machine, data)).toEqual({ [id]: { subnet_id: [data.resource.id] } });
    expect(found(machine, data, declared)).toEqual({ [id]: { subnet_id: [declared.resource.id] } });
    expect(found(machine, data, declared, managed)).toEqual({ [id]: { subnet_id: [managed.resource.id] } });
  });

  it("are left alone where the input says what is meant", () => {
    const known = {
      ...machine,
      resource: { ...machine.resource, references: { subnet_id: ["live#aws_subnet.s"] } },
    };
    expect(found(known, subnet)).toEqual({});
    expect(found({ ...machine, settled: ["subnet_id"] }, subnet)).toEqual({});
    expect(found(machine, subnet, offering("live", "aws_subnet.s", ["subnet-0ab1"]))).toEqual({});
  });

  it("are none by a value that names something else, or a resource itself", () => {
    const tagged = terraform("live", "aws_instance.web", {
      values: { tags: { Name: "main" }, instance_type: "main" },
    });
    expect(found(tagged, offering("dr", "aws_subnet.main", ["main"]))).toEqual({});
    const same = (input: string) =>
      offering(input, "aws_s3_bucket.b", ["snap"], { values: { bucket: "snap", id: "snap" } });
    expect(found(same("a"), same("b"))).toEqual({});
  });

  it("are the same for every order, and leave values of any shape alone", () => {
    const odd = terraform("odd", "aws_instance.odd", {
      values: JSON.parse('{"__proto__":["subnet-0ab1"],"subnet_id":[["subnet-0ab1"],{"a":null}],"n":1}'),
    });
    const all = [machine, subnet, copy, replica, odd];
    const sorted = (record: Record<string, unknown>) => JSON.stringify(Object.entries(record).sort());
    const expected = sorted(found(...all));
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (order) => {
        expect(sorted(found(...order))).toBe(expected);
      }),
    );
  });
});
