import { describe, expect, it } from "vitest";
import { identityValues, namedWithin } from "../../../src/sources/terraform/identity-values.ts";
import { idOfNames } from "../../../src/sources/terraform/ids/made-of-names.ts";
import { oneSpelling, withoutAccount } from "../../../src/sources/terraform/ids/spelling.ts";

const side = (values: unknown, unknown: unknown = {}) => ({ values, unknown, sensitive: {} });

describe("what is yet to be made", () => {
  it.each([
    ["aws_s3_bucket", { bucket: "b" }, "arn:aws:s3:::b"],
    [
      "aws_rds_global_cluster",
      { global_cluster_identifier: "g" },
      "arn:aws:rds::123456789012:global-cluster:g",
    ],
    ["aws_dynamodb_table", { name: "t" }, "arn:aws:dynamodb:eu-west-1:123456789012:table/t"],
    ["aws_lambda_function", { function_name: "f" }, "arn:aws-cn:lambda:eu-west-1:123456789012:function:f"],
    ["aws_kms_alias", { name: "alias/k" }, "arn:aws:kms:eu-west-1:123456789012:alias/k"],
    [
      "google_compute_subnetwork",
      {
        name: "s",
        project: "p",
        region: "https://www.googleapis.com/compute/v1/projects/p/regions/europe-west1",
      },
      "https://www.googleapis.com/compute/v1/projects/p/regions/europe-west1/subnetworks/s",
    ],
    ["google_compute_network", { name: "n", project: "p" }, "projects/p/global/networks/n"],
    [
      "google_container_cluster",
      { name: "c", project: "p", location: "europe-west1" },
      "//container.googleapis.com/projects/p/locations/europe-west1/clusters/c",
    ],
    [
      "google_kms_crypto_key",
      { name: "k", key_ring: "projects/p/locations/eu/keyRings/r" },
      "projects/p/locations/eu/keyRings/r/cryptoKeys/k",
    ],
    [
      "azurerm_subnet",
      { name: "Nodes", virtual_network_name: "vnet", resource_group_name: "rg" },
      "/subscriptions/0000-1111/resourceGroups/RG/providers/Microsoft.Network/virtualNetworks/vnet/subnets/nodes",
    ],
    [
      "azurerm_mssql_database",
      {
        name: "db",
        server_id: "/subscriptions/0000/resourceGroups/rg/providers/Microsoft.Sql/servers/main",
      },
      "/subscriptions/0000/resourceGroups/rg/providers/Microsoft.Sql/servers/main/databases/db",
    ],
    ["azurerm_resource_group", { name: "rg" }, "/subscriptions/0000/resourceGroups/rg"],
  ])("%s is found by the id that it will have", (type, values, written) => {
    const ids = identityValues(type, side(values, { id: true, arn: true }), "eu-west-1");
    const sought = withoutAccount(written) ?? oneSpelling(written);
    expect(ids.filter((id) => id === sought)).toEqual([sought]);
  });

  it("has no id that can be told where a part of it is unknown, or the form of its type is", () => {
    expect(idOfNames("aws_db_instance", (name) => (name === "identifier" ? "main" : null))).toBeNull();
    expect(idOfNames("azurerm_virtual_network", (name) => (name === "name" ? "vnet" : null))).toBeNull();
    expect(idOfNames("aws_lb", () => "x")).toBeNull();
    expect(idOfNames("constructor", () => "x")).toBeNull();
  });

  it("is known by the id that it has once that is known", () => {
    const vnet = "/subscriptions/0000/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/vnet";
    const values = { id: vnet, name: "vnet", resource_group_name: "rg" };
    expect(identityValues("azurerm_virtual_network", side(values), null)).toEqual([
      vnet.toLowerCase(),
      "vnet",
    ]);
  });
});

describe("spellings", () => {
  it("of a self link and of an id of Azure are one", () => {
    expect(oneSpelling("https://compute.googleapis.com/compute/beta/projects/p/zones/z/instances/i")).toBe(
      "projects/p/zones/z/instances/i",
    );
    expect(oneSpelling("/subscriptions/A/resourceGroups/B")).toBe("/subscriptions/a/resourcegroups/b");
    for (const other of [
      "",
      "projects/p/x",
      "https://example.com/projects/p/x",
      "https://storage.googleapis.com/b",
    ]) {
      expect(oneSpelling(other)).toBe(other);
    }
  });

  it("without account say what a configuration says", () => {
    expect(withoutAccount("arn:aws-us-gov:rds:us-gov-west-1:123456789012:db:x")).toBe(
      "arn:*:rds:us-gov-west-1:*:db:x",
    );
    expect(withoutAccount("/subscriptions/A/resourceGroups/B")).toBe("/subscriptions/*/resourcegroups/b");
    for (const other of ["", "arn:", "arn:aws:s3", "/subscriptions/", "name", "projects/p/x/y"]) {
      expect(withoutAccount(other)).toBeNull();
    }
  });
});

it("names mean one thing within a resource group or a project", () => {
  const values = { resource_group_name: "RG", project: "p" };
  expect(namedWithin("azurerm_lb", side(values))).toBe("rg");
  expect(namedWithin("google_compute_disk", side(values))).toBe("p");
  expect(namedWithin("aws_lb", side(values))).toBeNull();
  expect(namedWithin("azurerm_lb", side(values, { resource_group_name: true }))).toBeNull();
});
