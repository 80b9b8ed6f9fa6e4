import { describe, expect, test } from "vitest";
import {
  azureLocation,
  googleLocation,
  named,
  regionOfArn,
  regionOfAwsZone,
  regionOfGooglePath,
  regionOfGoogleZone,
} from "../../../src/sources/terraform/region-names.ts";
import { byAddress, change, configured, normalised, refers } from "./plans.ts";

/** The region of each resource of a plan, by address. */
function regions(
  plan: Record<string, unknown>,
  defaultRegion: string | null = null,
): Record<string, unknown> {
  const resources = Object.entries(byAddress(normalised(plan, defaultRegion).after));
  return Object.fromEntries(resources.map(([address, { region }]) => [address, region]));
}

test.each([
  ["eu-west-1a", "eu-west-1"],
  ["us-gov-west-1b", "us-gov-west-1"],
  ["us-west-2-lax-1a", "us-west-2"],
  ["us-east-1-wl1-bos-wlz-1", "us-east-1"],
  ["use1-az1", "us-east-1"],
  ["apne1-az4", "ap-northeast-1"],
  ["ugw1-az2", "us-gov-west-1"],
  ["usw2-lax1-az1", "us-west-2"],
  ["eu-west-1", null],
  ["a", null],
])("AWS zone %s is in %s", (zone, region) => {
  expect(regionOfAwsZone(zone)).toBe(region);
});

test("ARNs and Google zones", () => {
  expect(regionOfArn("arn:aws:backup:eu-west-1:1:backup-vault:v")).toBe("eu-west-1");
  expect(regionOfArn("arn:aws:s3:::bucket")).toBeNull();
  expect(regionOfArn("arn:aws:iam::1:role/eu-west-1")).toBeNull();
  expect(regionOfArn("eu-west-1")).toBeNull();
  expect(regionOfGoogleZone("projects/p/zones/us-central1-a")).toBe("us-central1");
  expect(regionOfGoogleZone("us-central1")).toBeNull();
});

test.each([
  ["projects/p/regions/europe-west1/subnetworks/s", "europe-west1"],
  ["projects/p/zones/us-central1-a/instances/i", "us-central1"],
  ["projects/p/locations/us-east1-b/clusters/c", "us-east1"],
  ["projects/p/locations/eu/keyRings/k", "eu"],
  ["projects/p/zones/odd/instances/i", null],
  ["projects/p/global/networks/n", null],
  ["projects/p/regions/europe-west1", null],
])("the Google path %s is in %s", (path, region) => {
  expect(regionOfGooglePath(path)).toBe(region);
});

test.each([
  "arn:aws",
  "arn:aws:rds",
  "arn:aws:rds:eu-west-1",
  `arn:aws:rds:eu-west-1:1:db:${"x".repeat(2048)}`,
])("no region is read of %s", (arn) => {
  expect(regionOfArn(arn)).toBeNull();
});

test("a region has a name that one can have", () => {
  const longest = "a".repeat(64);
  expect(["eu-west-1", longest, "global"].map(named)).toEqual([
    { name: "eu-west-1" },
    { name: longest },
    { global: true },
  ]);
  expect(["", `${longest}a`, "-a", "a b", "a\n", "<b>"].map(named)).toEqual(Array(6).fill(null));
  expect(googleLocation("projects/p/locations/EU")).toEqual({ name: "eu" });
  expect(azureLocation("West US 2")).toEqual({ name: "westus2" });
});

describe("what a resource says itself", () => {
  test("region, ARN, zone, self link, location; of global services none", () => {
    const plan = {
      resource_changes: [
        change("aws_s3_bucket.own", { after: { region: "ap-south-1", arn: "arn:aws:s3:::b" } }),
        change("aws_backup_vault.arn", { after: { arn: "arn:aws:backup:eu-west-1:1:backup-vault:v" } }),
        change("aws_subnet.zone", { after: { availability_zone: "eu-west-3b" } }),
        change("aws_rds_cluster.zones", { after: { availability_zones: ["eu-west-2a", "eu-west-2b"] } }),
        change("aws_route53_record.r", { after: { region: "x" } }),
        change("google_compute_instance.i", {
          after: { zone: "https://www.googleapis.com/compute/v1/projects/p/zones/us-central1-a" },
        }),
        change("google_compute_subnetwork.s", {
          after: { self_link: "https://x/compute/v1/projects/p/regions/europe-west1/subnetworks/s" },
        }),
        change("google_storage_bucket.b", { after: { location: "EUROPE-WEST4" } }),
        change("google_container_cluster.c", { after: { location: "us-east1-b" } }),
        change("google_compute_firewall.f", {}),
        change("azurerm_resource_group.g", { after: { location: "West Europe" } }),
        change("azurerm_traffic_manager_profile.t", {}),
        change("azurerm_monitor_action_group.t", { after: { location: "global" } }),
        change("digitalocean_droplet.d", { after: { region: "ams3" } }),
      ],
    };
    expect(regions(plan)).toEqual({
      "aws_s3_bucket.own": { name: "ap-south-1" },
      "aws_backup_vault.arn": { name: "eu-west-1" },
      "aws_subnet.zone": { name: "eu-west-3" },
      "aws_rds_cluster.zones": { name: "eu-west-2" },
      "aws_route53_record.r": { global: true },
      "google_compute_instance.i": { name: "us-central1" },
      "google_compute_subnetwork.s": { name: "europe-west1" },
      "google_storage_bucket.b": { name: "europe-west4" },
      "google_container_cluster.c": { name: "us-east1" },
      "google_compute_firewall.f": { global: true },
      "azurerm_resource_group.g": { name: "westeurope" },
      "azurerm_traffic_manager_profile.t": { global: true },
      "azurerm_monitor_action_group.t": { global: true },
      "digitalocean_droplet.d": { name: "ams3" },
    });
  });

  test("names and ids of zones, the first of a list that is known, and the path that is the id", () => {
    const zones = { availability_zones: ["eu-west-2a", "eu-west-1b"] };
    const cluster = (name: string, marks: object) =>
      change(`aws_rds_cluster.${name}`, { after: zones, ...marks });
    const plan = {
      resource_changes: [
        change("aws_subnet.id", { after: { availability_zone_id: "euw1-az2" } }),
        change("aws_subnet.name", { after: { availability_zone_name: "eu-west-3a" } }),
        change("awscc_rds_db_cluster.c", { after: { arn: "arn:aws:rds:eu-west-1:1:cluster:c" } }),
        change("aws_thing.t", { after: { id: "arn:aws:rds:eu-west-1:1:cluster:c" } }),
        change("google_compute_disk.d", { after: { id: "projects/p/zones/us-east1-b/disks/d" } }),
        change("digitalocean_app.a", { after: { location: "fra1" } }),
        cluster("unknown", { unknown: { availability_zones: [true, false] } }),
        cluster("sensitive", { afterSensitive: { availability_zones: [true, false] } }),
        cluster("none", { unknown: { availability_zones: [true, true] } }),
        cluster("whole", { afterSensitive: { availability_zones: true } }),
        change("aws_rds_cluster.numbers", { after: { availability_zones: [1, null, "eu-west-3a"] } }),
      ],
    };
    const why = { unknown: "the plan does not show the configuration of its provider" };
    expect(regions(plan)).toEqual({
      "aws_subnet.id": { name: "eu-west-1" },
      "aws_subnet.name": { name: "eu-west-3" },
      "awscc_rds_db_cluster.c": { name: "eu-west-1" },
      "aws_thing.t": { name: "eu-west-1" },
      "google_compute_disk.d": { name: "us-east1" },
      "digitalocean_app.a": { name: "fra1" },
      "aws_rds_cluster.unknown": { name: "eu-west-1" },
      "aws_rds_cluster.sensitive": { name: "eu-west-1" },
      "aws_rds_cluster.none": why,
      "aws_rds_cluster.whole": why,
      "aws_rds_cluster.numbers": { name: "eu-west-3" },
    });
  });

  test("what only calculates stands nowhere; a region that means something else is passed over", () => {
    const plan = {
      resource_changes: [
        change("random_id.r", { after: { region: "eu-west-1" } }),
        change("data.aws_s3_bucket.b", { actions: ["read"], after: { region: "eu-west-1" } }),
        change("data.aws_vpc_peering_connection.p", { actions: ["read"], after: { region: "eu-west-1" } }),
        change("data.aws_sqs_queue.q", { actions: ["read"], after: { region: "eu-west-1" } }),
        change("azurerm_kubernetes_cluster.k"),
      ],
    };
    const why = { unknown: "the plan does not show the configuration of its provider" };
    expect(regions(plan)).toEqual({
      "random_id.r": { unknown: "resources of this provider stand in no region" },
      "data.aws_s3_bucket.b": why,
      "data.aws_vpc_peering_connection.p": why,
      "data.aws_sqs_queue.q": { name: "eu-west-1" },
      "azurerm_kubernetes_cluster.k": { unknown: "the plan does not show its location" },
    });
  });

  test("what is made anew need not stand where it stood; what stays where it is does", () => {
    const was = { before: { region: "eu-west-1" }, unknown: { region: true } };
    const plan = {
      resource_changes: [
        change("aws_lb.replaced", { actions: ["delete", "create"], ...was }),
        change("aws_lb.updated", { actions: ["update"], ...was }),
      ],
    };
    const { after, before } = normalised(plan);
    const found = (resources: typeof before) =>
      Object.values(byAddress(resources)).map(({ address, region }) => [address, region]);
    expect(found(after)).toEqual([
      ["aws_lb.replaced", { unknown: "the plan does not show the configuration of its provider" }],
      ["aws_lb.updated", { name: "eu-west-1" }],
    ]);
    expect(found(before)).toEqual([
      ["aws_lb.replaced", { name: "eu-west-1" }],
      ["aws_lb.updated", { name: "eu-west-1" }],
    ]);
  });

  test("a sensitive or unknown region is not read, and markup is no region", () => {
    const plan = {
      resource_changes: [
        change("aws_s3_bucket.a", { after: { region: "eu-west-1" }, afterSensitive: { region: true } }),
        change("aws_s3_bucket.b", { after: { region: "<b>\n::error::" } }),
      ],
    };
    const why = { unknown: "the plan does not show the configuration of its provider" };
    expect(regions(plan)).toEqual({ "aws_s3_bucket.a": why, "aws_s3_bucket.b": why });
  });
});

describe("what it belongs to", () => {
  test("by reference or by value, along a chain; not where the parents differ", () => {
    const plan = {
      resource_changes: [
        change("azurerm_resource_group.g", { after: { name: "rg", location: "North Europe" } }),
        change("azurerm_virtual_network.v", { after: { name: "v", resource_group_name: "rg" } }),
        change("azurerm_subnet.s", { unknown: { virtual_network_name: true } }),
        change("aws_subnet.a", { after: { availability_zone: "eu-west-1a" }, unknown: { id: true } }),
        change("aws_subnet.b", { after: { availability_zone: "eu-west-2a" }, unknown: { id: true } }),
        change("aws_instance.one", { unknown: { subnet_id: true } }),
        change("aws_lb.two", { unknown: { subnets: true } }),
        change("azurerm_lb.l", { unknown: { location: true } }),
        change("aws_ecs_service.arn", { after: { cluster: "arn:aws:ecs:us-east-1:1:cluster/c" } }),
      ],
      configuration: {
        root_module: {
          resources: [
            configured("azurerm_subnet.s", {
              virtual_network_name: refers("azurerm_virtual_network.v.name"),
            }),
            configured("azurerm_lb.l", { location: refers("azurerm_resource_group.g.location") }),
            configured("aws_instance.one", { subnet_id: refers("aws_subnet.a.id") }),
            configured("aws_lb.two", { subnets: refers("aws_subnet.a.id", "aws_subnet.b.id") }),
          ],
        },
      },
    };
    const found = regions(plan);
    expect(found["azurerm_subnet.s"]).toEqual({ name: "northeurope" });
    expect(found["azurerm_lb.l"]).toEqual({ name: "northeurope" });
    expect(found["aws_instance.one"]).toEqual({ name: "eu-west-1" });
    expect(found["aws_lb.two"]).toEqual({
      unknown: "the plan does not show the configuration of its provider",
    });
    expect(found["aws_ecs_service.arn"]).toEqual({ name: "us-east-1" });
  });

  const unknown = { unknown: "the plan does not show the configuration of its provider" };

  test("all of what it belongs to, where that stands in one region, and by the first attribute that tells", () => {
    const plan = {
      resource_changes: [
        change("aws_subnet.a", { after: { id: "subnet-0000000a", availability_zone: "eu-west-1a" } }),
        change("aws_subnet.b", { after: { id: "subnet-0000000b", availability_zone: "eu-west-1b" } }),
        change("aws_subnet.c", { after: { id: "subnet-0000000c", availability_zone: "eu-west-2a" } }),
        change("aws_subnet.open", { after: { id: "subnet-0000000d" } }),
        change("aws_iam_role.global", { after: { id: "arn:aws:iam::1:role/r" } }),
        change("aws_lb.same", { after: { subnets: ["subnet-0000000a", "subnet-0000000b"] } }),
        change("aws_lb.apart", { after: { subnets: ["subnet-0000000a", "subnet-0000000c"] } }),
        change("aws_lb.half", { after: { subnets: ["subnet-0000000a", "subnet-0000000d"] } }),
        change("aws_lb.next", {
          after: { subnets: ["subnet-0000000d"], cluster_arn: "arn:aws:ecs:us-east-1:1:c" },
        }),
        change("aws_lb.hidden", {
          after: { subnets: ["subnet-0000000a"], cluster: "arn:aws:ecs:us-east-1:1:c" },
          afterSensitive: { subnets: true, cluster: true },
        }),
        change("aws_lb.later", {
          after: { subnets: ["subnet-0000000a"] },
          unknown: { subnets: true },
        }),
        change("aws_lb.global", { after: { cluster_id: "arn:aws:iam::1:role/r" } }),
        change("aws_lb.elsewhere", { after: { destination: "arn:aws:ecs:us-east-1:1:c" } }),
      ],
    };
    const found = Object.entries(regions(plan)).filter(([address]) => address.startsWith("aws_lb."));
    expect(Object.fromEntries(found)).toEqual({
      "aws_lb.same": { name: "eu-west-1" },
      "aws_lb.apart": unknown,
      "aws_lb.half": unknown,
      "aws_lb.next": { name: "us-east-1" },
      "aws_lb.hidden": unknown,
      "aws_lb.later": unknown,
      "aws_lb.global": unknown,
      "aws_lb.elsewhere": unknown,
    });
  });

  test("not in a circle, nor along a chain that has no end", () => {
    const circle = {
      resource_changes: ["aws_lb.a", "aws_lb.b"].map((name) => change(name, { unknown: { subnets: true } })),
      configuration: {
        root_module: {
          resources: [
            configured("aws_lb.a", { subnets: refers("aws_lb.b.id") }),
            configured("aws_lb.b", { subnets: refers("aws_lb.a.id") }),
          ],
        },
      },
    };
    expect(regions(circle)).toEqual({ "aws_lb.a": unknown, "aws_lb.b": unknown });
    const chain = (length: number): unknown => {
      const names = Array.from({ length }, (_, i) => `aws_lb.l${i}`);
      const plan = {
        resource_changes: names.map((name, i) =>
          change(
            name,
            i === length - 1 ? { after: { region: "eu-west-1" } } : { unknown: { cluster_id: true } },
          ),
        ),
        configuration: {
          root_module: {
            resources: names.map((name, i) =>
              configured(name, i === length - 1 ? {} : { cluster_id: refers(`aws_lb.l${i + 1}.name`) }),
            ),
          },
        },
      };
      return regions(plan)["aws_lb.l0"];
    };
    expect([chain(21), chain(22)]).toEqual([{ name: "eu-west-1" }, unknown]);
  });

  test("is nothing to what stands somewhere by default, whose provider names no region", () => {
    const plan = {
      resource_changes: [
        change("aws_subnet.s", { after: { id: "subnet-0000000a", availability_zone: "eu-west-1a" } }),
        change("aws_instance.i", { after: { subnet_id: "subnet-0000000a" } }),
        change("aws_instance.alone"),
      ],
      configuration: {
        provider_config: { aws: { name: "aws" } },
        root_module: {
          resources: ["aws_subnet.s", "aws_instance.i", "aws_instance.alone"].map((name) =>
            configured(name, {}, { provider_config_key: "aws" }),
          ),
        },
      },
    };
    const inRegions = (alone: unknown) => ({
      "aws_subnet.s": { name: "eu-west-1" },
      "aws_instance.i": { name: "eu-west-1" },
      "aws_instance.alone": alone,
    });
    expect(regions(plan, "eu-north-1")).toEqual(inRegions({ name: "eu-north-1" }));
    const why = "provider aws names no region (it comes from outside the configuration): set default-region";
    expect(regions(plan, null)).toEqual(inRegions({ unknown: why }));
    expect(regions(plan, "no region!")).toEqual(inRegions({ unknown: why }));
  });
});
