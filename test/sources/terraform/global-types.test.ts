import { expect, test } from "vitest";
import { givesOnlyWords, isGlobal, standsNowhere } from "../../../src/sources/terraform/global-types.ts";

test.each([
  "aws_iam_role",
  "aws_route53_record",
  "aws_cloudfront_distribution",
  "aws_backup_global_settings",
  "aws_dx_gateway",
  "aws_s3_account_public_access_block",
  "aws_fms_admin_account",
  "aws_caller_identity",
  "aws_partition",
  "google_compute_global_address",
  "google_compute_network",
  "google_compute_target_https_proxy",
  "google_dns_managed_zone",
  "google_pubsub_topic",
  "azuread_group",
  "azurerm_private_dns_zone",
  "azurerm_traffic_manager_profile",
])("%s stands in no region", (type) => {
  expect(isGlobal(type)).toBe(true);
});

test.each([
  "aws_s3_bucket",
  "aws_route53resolver_endpoint",
  "aws_wafv2_web_acl",
  "aws_dx_connection",
  "google_compute_network_peering",
  "google_compute_subnetwork",
  "google_compute_region_url_map",
  "azurerm_private_dns_resolver",
  "azurerm_lb",
  "constructor",
  "",
])("%s stands in one", (type) => {
  expect([isGlobal(type), standsNowhere(type)]).toEqual([false, false]);
});

test.each([
  "random_id",
  "null_resource",
  "time_sleep",
  "tls_private_key",
  "local_file",
  "template_file",
  "archive_file",
  "external_script",
  "http_request",
  "terraform_data",
  "cloudinit_config",
])("%s stands nowhere, and gives words alone", (type) => {
  expect([isGlobal(type), standsNowhere(type), givesOnlyWords(type)]).toEqual([false, true, true]);
});

test("some look-ups give words alone, others what they look up", () => {
  const words = [
    "aws_region",
    "aws_caller_identity",
    "aws_partition",
    "aws_availability_zones",
    "aws_default_tags",
  ];
  expect(words.map(givesOnlyWords)).toEqual(words.map(() => true));
  expect(["aws_subnet", "aws_subnets", "myrandom_id"].map(givesOnlyWords)).toEqual([false, false, false]);
});
