import { type MadeResource, SITES, type Site } from "./service.ts";

/** What each attribute of the made module refers to, as Terraform writes it: the longest reference first. */
const REFERENCES: Record<string, Record<string, string[]>> = {
  aws_subnet: {
    vpc_id: ["aws_vpc.this.id", "aws_vpc.this"],
    availability_zone: ["var.zones", "count.index"],
  },
  aws_route_table: { vpc_id: ["aws_vpc.this.id", "aws_vpc.this"] },
  aws_route_table_association: {
    subnet_id: ["aws_subnet.private", "count.index"],
    route_table_id: ["aws_route_table.private", "count.index"],
  },
  aws_security_group: { vpc_id: ["aws_vpc.this.id", "aws_vpc.this"] },
  aws_security_group_rule: { security_group_id: ["aws_security_group.app.id", "aws_security_group.app"] },
  aws_iam_role_policy_attachment: { role: ["aws_iam_role.app.name", "aws_iam_role.app"] },
  aws_autoscaling_group: { vpc_zone_identifier: ["aws_subnet.private"] },
  aws_lb: {
    subnets: ["aws_subnet.public"],
    security_groups: ["aws_security_group.app.id", "aws_security_group.app"],
  },
  aws_lb_target_group: { vpc_id: ["aws_vpc.this.id", "aws_vpc.this"] },
  aws_lb_listener: { load_balancer_arn: ["aws_lb.app.arn", "aws_lb.app"] },
  aws_route53_record: { zone_id: ["var.zone_id"] },
  aws_db_subnet_group: { subnet_ids: ["aws_subnet.private"] },
  aws_rds_cluster: { db_subnet_group_name: ["aws_db_subnet_group.db.name", "aws_db_subnet_group.db"] },
  aws_rds_cluster_instance: { cluster_identifier: ["aws_rds_cluster.db.id", "aws_rds_cluster.db"] },
  aws_s3_bucket_versioning: { bucket: ["aws_s3_bucket.data.id", "aws_s3_bucket.data"] },
  aws_s3_bucket_public_access_block: { bucket: ["aws_s3_bucket.data.id", "aws_s3_bucket.data"] },
  aws_eks_node_group: {
    cluster_name: ["aws_eks_cluster.apps.name", "aws_eks_cluster.apps"],
    subnet_ids: ["aws_subnet.private"],
  },
  aws_instance: {
    subnet_id: ["local.subnet_of_zone", "aws_subnet.private", "each.key"],
    vpc_security_group_ids: ["aws_security_group.app.id", "aws_security_group.app"],
  },
};

/** The `configuration` of a made plan but for its module calls. */
export function providerConfiguration(): Record<string, unknown> {
  return Object.fromEntries(
    SITES.map(({ alias, region }) => [
      alias === "" ? "aws" : `aws.${alias}`,
      {
        name: "aws",
        full_name: "registry.terraform.io/hashicorp/aws",
        ...(alias === "" ? {} : { alias }),
        expressions: { region: { constant_value: region } },
      },
    ]),
  );
}

/** One module call with for_each, and the module as Terraform repeats it for every call. */
export function moduleCall(site: Site, resources: readonly MadeResource[]): Record<string, unknown> {
  const provider = site.alias === "" ? "aws" : `aws.${site.alias}`;
  const seen = new Map<string, MadeResource>();
  for (const resource of resources) {
    seen.set(`${resource.type}.${resource.name}`, seen.get(`${resource.type}.${resource.name}`) ?? resource);
  }
  return {
    source: "./modules/service",
    for_each_expression: { references: ["local.services"] },
    expressions: {
      name: { references: ["each.key"] },
      zones: { references: ["data.aws_availability_zones.all.names", "data.aws_availability_zones.all"] },
      zone_id: { references: ["var.zone_id"] },
    },
    module: {
      resources: [...seen.values()].map((resource) => configured(resource, provider)),
      variables: { name: {}, zones: {}, zone_id: {} },
      outputs: { endpoint: { expression: { references: ["aws_lb.app.dns_name", "aws_lb.app"] } } },
    },
  };
}

function configured({ type, name, key, values }: MadeResource, provider: string): Record<string, unknown> {
  const references = REFERENCES[type] ?? {};
  const plain = Object.entries(values).filter(([, value]) => typeof value === "number" || value === true);
  return {
    address: `${type}.${name}`,
    mode: "managed",
    type,
    name,
    provider_config_key: provider,
    expressions: {
      name: { references: ["var.name"] },
      tags: { references: ["local.tags"] },
      ...Object.fromEntries(plain.map(([attribute, value]) => [attribute, { constant_value: value }])),
      ...Object.fromEntries(
        Object.entries(references).map(([attribute, to]) => [attribute, { references: to }]),
      ),
    },
    schema_version: 1,
    ...(typeof key === "number" ? { count_expression: { references: ["var.zones"] } } : {}),
    ...(typeof key === "string" ? { for_each_expression: { references: ["local.each"] } } : {}),
  };
}
