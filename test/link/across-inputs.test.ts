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

describe("names in other inputs", () => {
  const named = (
    input: string,
    address: string,
    name: string,
    within: string,
    more: Partial<Resource> = {},
  ) => ({
    ...offering(input, address, [name], more),
    within,
  });
  const westeurope = { region: { name: "westeurope" } };
  const northeurope = { region: { name: "northeurope" } };

  it("of Azure mean what has them in the same resource group, wherever that stands", () => {
    const subnet = {
      ...terraform("app", "azurerm_subnet.a", { ...westeurope, values: { virtual_network_name: "vnet" } }),
      within: "rg-live",
    };
    const live = named("live", "azurerm_virtual_network.v", "vnet", "rg-live", northeurope);
    const dr = named("dr", "azurerm_virtual_network.v", "vnet", "rg-dr", westeurope);
    expect(found(subnet, live, dr)).toEqual({
      [subnet.resource.id]: { virtual_network_name: [live.resource.id] },
    });
    expect(found(subnet, dr)).toEqual({});
  });

  it("of Google mean what has them in the same project: instances of Cloud SQL in any region, clusters in their own", () => {
    const replica = {
      ...terraform("app", "google_sql_database_instance.replica", {
        region: { name: "europe-west4" },
        values: { master_instance_name: "main" },
      }),
      within: "shop",
    };
    const region = { region: { name: "europe-west1" } };
    const main = named("live", "google_sql_database_instance.main", "main", "shop", region);
    const other = named("dr", "google_sql_database_instance.main", "main", "lab", region);
    expect(found(replica, main, other)).toEqual({
      [replica.resource.id]: { master_instance_name: [main.resource.id] },
    });
    const pool = terraform("app", "google_container_node_pool.p", {
      region: { name: "europe-west4" },
      values: { cluster: "main" },
    });
    const cluster = named("live", "google_container_cluster.main", "main", "shop", region);
    expect(found(pool, cluster)).toEqual({});
  });

  it("of global clusters of AWS mean the same in every region", () => {
    const member = terraform("dr", "aws_rds_cluster.dr", {
      region: OREGON,
      values: { global_cluster_identifier: "shop" },
    });
    const whole = offering("live", "aws_rds_global_cluster.shop", ["shop"], { region: DUBLIN });
    expect(found(member, whole)).toEqual({
      [member.resource.id]: { global_cluster_identifier: [whole.resource.id] },
    });
  });

  it("are found by the id that something will have, in any spelling", () => {
    const vnet = "/subscriptions/*/resourcegroups/rg/providers/microsoft.network/virtualnetworks/vnet";
    const live = named("live", "azurerm_virtual_network.v", vnet, "rg");
    const peering = terraform("dr", "azurerm_virtual_network_peering.p", {
      values: {
        remote_virtual_network_id:
          "/subscriptions/0000-1111/resourceGroups/RG/providers/Microsoft.Network/virtualNetworks/VNet",
      },
    });
    expect(found(live, peering)).toEqual({
      [peering.resource.id]: { remote_virtual_network_id: [live.resource.id] },
    });
    const subnetwork = offering("net", "google_compute_subnetwork.s", ["projects/p/regions/r/subnetworks/s"]);
    const machine = terraform("app", "google_compute_instance.m", {
      values: {
        network_interface: [
          { subnetwork: "https://www.googleapis.com/compute/v1/projects/p/regions/r/subnetworks/s" },
        ],
      },
    });
    expect(found(subnetwork, machine)).toEqual({
      [machine.resource.id]: { "network_interface.0.subnetwork": [subnetwork.resource.id] },
    });
  });
});
