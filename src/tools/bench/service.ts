import { Random } from "../random.ts";

/** Where a service of the made estate stands: the alias of its provider, its region. */
export interface Site {
  /** Name in module calls; provider alias, "" for the default one. */
  name: string;
  alias: string;
  region: string;
}

/** The three regions of every made plan. */
export const SITES: readonly Site[] = [
  { name: "live", alias: "", region: "eu-west-1" },
  { name: "second", alias: "second", region: "eu-central-1" },
  { name: "third", alias: "third", region: "us-east-1" },
];

/** One resource instance of the module that every service of the made estate is an instance of. */
export interface MadeResource {
  type: string;
  name: string;
  key: string | number | null;
  values: Record<string, unknown>;
}

const ZONES = ["a", "b", "c"];
const PORTS = [80, 443, 8080, 9090];
const POLICIES = ["AmazonSSMManagedInstanceCore", "CloudWatchAgentServerPolicy", "AmazonS3ReadOnlyAccess"];
/** One service in so many brings a Kubernetes cluster. */
const CLUSTER_OF = 3;
const ALARMS = ["cpu", "memory", "errors", "latency", "queue"];

/** The resources of one service, from its name and number alone: those that policies read among those that none reads, as in real plans. */
export function serviceResources(service: string, number: number, site: Site): MadeResource[] {
  const random = new Random(number);
  const account = "123456789012";
  const arn = (kind: string, rest: string): string => `arn:aws:${kind}:${site.region}:${account}:${rest}`;
  const id = (prefix: string): string => `${prefix}-0${random.hex(16)}`;
  const vpc = id("vpc");
  const made: MadeResource[] = [];
  const add = (type: string, name: string, key: MadeResource["key"], own: Record<string, unknown>): void => {
    made.push({ type, name, key, values: { ...filled(type, own), ...own, ...tags(service, name) } });
  };
  const network = (tier: string): string[] =>
    ZONES.map((zone, i) => {
      const subnet = id("subnet");
      const cidr = `10.${number % 200}.${i * 16}.0/20`;
      add("aws_subnet", tier, i, {
        id: subnet,
        arn: arn("ec2", `subnet/${subnet}`),
        vpc_id: vpc,
        availability_zone: `${site.region}${zone}`,
        cidr_block: cidr,
      });
      return subnet;
    });
  add("aws_vpc", "this", null, { id: vpc, arn: arn("ec2", `vpc/${vpc}`), cidr_block: "10.0.0.0/16" });
  const subnets = network("private");
  const outer = network("public");
  for (const [i, subnet] of subnets.entries()) {
    const table = id("rtb");
    add("aws_route_table", "private", i, { id: table, vpc_id: vpc, arn: arn("ec2", `route-table/${table}`) });
    add("aws_route_table_association", "private", i, {
      id: id("rtbassoc"),
      subnet_id: subnet,
      route_table_id: table,
    });
  }
  const group = id("sg");
  add("aws_security_group", "app", null, { id: group, vpc_id: vpc, name: service });
  for (const [i, port] of PORTS.entries()) {
    add("aws_security_group_rule", "app", i, {
      id: `sgrule-${random.below(1e9)}`,
      security_group_id: group,
      from_port: port,
      to_port: port,
      protocol: "tcp",
      type: "ingress",
    });
  }
  add("aws_iam_role", "app", null, {
    id: service,
    name: service,
    arn: `arn:aws:iam::${account}:role/${service}`,
    assume_role_policy: ASSUME_ROLE,
  });
  for (const policy of POLICIES) {
    add("aws_iam_role_policy_attachment", "app", policy, {
      id: `${service}-${policy}`,
      role: service,
      policy_arn: `arn:aws:iam::aws:policy/${policy}`,
    });
  }
  const template = id("lt");
  add("aws_launch_template", "app", null, { id: template, name: service, instance_type: "m6i.large" });
  add("aws_autoscaling_group", "app", null, {
    id: service,
    name: service,
    arn: arn("autoscaling", `autoScalingGroup:${service}`),
    min_size: random.below(4),
    max_size: 9,
    desired_capacity: 3,
    vpc_zone_identifier: subnets,
    launch_template: [{ id: template, name: service, version: "$Latest" }],
    health_check_type: "ELB",
  });
  const balancer = arn("elasticloadbalancing", `loadbalancer/app/${service}/${random.hex(16)}`);
  const host = `${service}.${site.region}.elb.amazonaws.com`;
  add("aws_lb", "app", null, {
    id: balancer,
    arn: balancer,
    name: service,
    dns_name: host,
    zone_id: "Z32O12XQLNTSW2",
    load_balancer_type: "application",
    internal: false,
    subnets: outer,
    security_groups: [group],
  });
  const target = arn("elasticloadbalancing", `targetgroup/${service}/${random.hex(16)}`);
  add("aws_lb_target_group", "app", null, { id: target, arn: target, name: service, vpc_id: vpc });
  add("aws_lb_listener", "app", null, {
    id: `${balancer}/listener`,
    load_balancer_arn: balancer,
    default_action: [{ type: "forward", target_group_arn: target }],
  });
  add("aws_route53_record", "app", null, {
    id: `Z0123456789_${service}_A`,
    name: `${service}.example.com`,
    type: "A",
    zone_id: "Z0123456789",
    alias: [{ name: host, zone_id: "Z32O12XQLNTSW2", evaluate_target_health: true }],
  });
  add("aws_db_subnet_group", "db", null, { id: service, name: service, subnet_ids: subnets });
  add("aws_rds_cluster", "db", null, {
    id: service,
    cluster_identifier: service,
    arn: arn("rds", `cluster:${service}`),
    engine: "aurora-postgresql",
    engine_mode: "provisioned",
    db_subnet_group_name: service,
    availability_zones: ZONES.map((zone) => `${site.region}${zone}`),
    backup_retention_period: random.below(15),
  });
  for (let i = 0; i < 1 + random.below(2); i++) {
    add("aws_rds_cluster_instance", "db", i, {
      id: `${service}-${i}`,
      identifier: `${service}-${i}`,
      arn: arn("rds", `db:${service}-${i}`),
      cluster_identifier: service,
      availability_zone: `${site.region}${ZONES[i]}`,
      promotion_tier: i,
    });
  }
  const bucket = `${service}-data-${random.hex(6)}`;
  add("aws_s3_bucket", "data", null, { id: bucket, bucket, arn: `arn:aws:s3:::${bucket}` });
  add("aws_s3_bucket_versioning", "data", null, {
    id: bucket,
    bucket,
    versioning_configuration: [{ status: random.of(["Enabled", "Suspended"]), mfa_delete: "" }],
  });
  add("aws_s3_bucket_public_access_block", "data", null, { id: bucket, bucket, block_public_acls: true });
  for (const [i, zone] of ZONES.entries()) {
    const machine = id("i");
    add("aws_instance", "worker", zone, {
      id: machine,
      arn: arn("ec2", `instance/${machine}`),
      instance_type: "m6i.xlarge",
      availability_zone: `${site.region}${zone}`,
      subnet_id: subnets[i],
      vpc_security_group_ids: [group],
    });
  }
  if (number % CLUSTER_OF === 0) {
    add("aws_eks_cluster", "apps", null, {
      id: service,
      name: service,
      arn: arn("eks", `cluster/${service}`),
      version: "1.32",
      vpc_config: [{ subnet_ids: subnets, security_group_ids: [group], endpoint_private_access: true }],
    });
    for (const pool of ["general", "memory"]) {
      add("aws_eks_node_group", "apps", pool, {
        id: `${service}:${pool}`,
        cluster_name: service,
        node_group_name: pool,
        subnet_ids: subnets,
        instance_types: ["m6i.2xlarge"],
        scaling_config: [{ desired_size: 3 + random.below(4), min_size: 3, max_size: 12 }],
      });
    }
  }
  for (const alarm of ALARMS) {
    add("aws_cloudwatch_metric_alarm", "app", alarm, {
      id: `${service}-${alarm}`,
      arn: arn("cloudwatch", `alarm:${service}-${alarm}`),
      alarm_name: `${service}-${alarm}`,
      dimensions: { AutoScalingGroupName: service, LoadBalancer: `app/${service}` },
    });
  }
  return made;
}

const ASSUME_ROLE =
  '{"Statement":[{"Action":"sts:AssumeRole","Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"}}],"Version":"2012-10-17"}';

function tags(service: string, name: string): Record<string, unknown> {
  const own = { Name: `${service}-${name}`, "app.kubernetes.io/part-of": service, Team: "platform" };
  return { tags: own, tags_all: { ...own, ManagedBy: "terraform", Repository: "example/infrastructure" } };
}

/** Names that schemas of a provider have many of; what is not set stands in a plan all the same. */
const USUAL =
  "timeouts description name_prefix owner_id kms_key_id force_destroy enabled_logs policy_document network_type ipv6_cidr_block assign_ipv6_address_on_creation deletion_protection monitoring maintenance_window backup_window storage_encrypted copy_tags_to_snapshot iops throughput license_model".split(
    " ",
  );
const UNSET = [null, null, false, 0, "", []];

/** Attributes of no meaning, as many as a real resource of the type has beside those that are set. */
function filled(type: string, own: Record<string, unknown>): Record<string, unknown> {
  const left = Math.max(4, 18 - Object.keys(own).length);
  return Object.fromEntries(
    USUAL.slice(0, left).map((name, i) => [name, UNSET[(i + type.length) % UNSET.length]]),
  );
}
