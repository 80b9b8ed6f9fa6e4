import { remembered } from "./remembered.ts";

/** AWS services without regions (terraform-provider-aws, guide "Enhanced Region Support"), and single global resources of others. */
const GLOBAL_AWS =
  /^aws_(?:account|billing|budgets|cloudfront|ce|cur|globalaccelerator|iam|rolesanywhere|networkmanager|organizations|route53|route53domains|route53recoverycontrolconfig|route53recoveryreadiness|shield|waf|notifications|pricing)_/;
const ALSO_GLOBAL_AWS = new Set([
  "aws_backup_global_settings",
  "aws_dx_gateway",
  "aws_s3_account_public_access_block",
  "aws_fms_admin_account",
  "aws_caller_identity",
  "aws_partition",
]);

/** Google resources that belong to a project rather than to a region. */
const GLOBAL_GOOGLE =
  /^google_(?:compute_global_|compute_(?:network|firewall|firewall_policy|route|url_map|backend_service|backend_bucket|health_check|http_health_check|https_health_check|ssl_certificate|managed_ssl_certificate|ssl_policy|security_policy|instance_template|image|snapshot|target_(?:http|https|tcp|ssl|grpc)_proxy)$|dns_|project|service_account|organization|folder|billing_|iam_|pubsub_|monitoring_|logging_)/;

/** Azure resources without a location of their own. */
const GLOBAL_AZURE =
  /^(?:azuread_|azurerm_(?:dns_|private_dns_(?!resolver)|traffic_manager_|cdn_|frontdoor|role_|policy_|management_|subscription|client_config))/;

/** True for a type of resource that stands in no region: losing one region alone does not take it away. */
export const isGlobal = remembered(
  (type): boolean =>
    GLOBAL_AWS.test(type) || ALSO_GLOBAL_AWS.has(type) || GLOBAL_GOOGLE.test(type) || GLOBAL_AZURE.test(type),
);

const WITHOUT_REGIONS = /^(?:random|null|time|tls|local|template|archive|external|http|terraform|cloudinit)_/;

/** True for resources that stand nowhere at all: those of providers that only calculate, or write files where Terraform runs. */
export const standsNowhere = remembered((type): boolean => WITHOUT_REGIONS.test(type));

const LOOKS_UP_A_WORD = new Set([
  "aws_region",
  "aws_caller_identity",
  "aws_partition",
  "aws_availability_zones",
  "aws_default_tags",
]);

/** True for what an expression takes only a part of a text from: an expression with it and one other resource means that other one. */
export function givesOnlyWords(type: string): boolean {
  return standsNowhere(type) || LOOKS_UP_A_WORD.has(type);
}
