import type { InputDocument } from "../../src/model/input-document.ts";
import type { Resource } from "../../src/model/resource.ts";

const LIVE = "eu-west-1";
const RECOVERY = "eu-central-1";

/** An estate in two regions of which everything can be recovered: clusters, replicated snapshots, and an entry of each kind. A new one each time. */
export function recoverableEstate(): InputDocument {
  const live = machines("live", LIVE);
  const waiting = machines("waiting", RECOVERY);
  const nothing = { tolerate: null, rto_s: null, rpo_s: null };
  return {
    version: 1,
    now_s: 0,
    providers: {},
    settings: {
      objectives: nothing,
      services: [
        {
          name: "app",
          tier: null,
          members: ["cluster:live", "app.yaml#Deployment.apps/app/web"],
          objectives: { tolerate: "data-centre", rto_s: 14_400, rpo_s: 86_400 },
        },
      ],
      clusters: [cluster("live", live, "app.yaml"), cluster("waiting", waiting, "recovery.yaml")],
      regions: { live: LIVE, recovery: [RECOVERY] },
      recovery: {
        snapshot_size_bytes: 1e9,
        restore_throughput_bytes_s: 1e6,
        provision_time_s: null,
        decision_time_s: 600,
        backup_duration_s: 60,
      },
      declared: {
        locations: [],
        snapshot_schedules: [
          {
            name: "console",
            cluster: "live",
            schedule: { text: "@daily", max_gap_s: 80_000 },
            retention_s: null,
            full: true,
          },
        ],
      },
      connectivity: [],
      assumed_cluster: { nodes: 3, data_centres: 3 },
      simulation: { pairs: false },
      parameters: {},
    },
    going: {},
    terraform: {
      aws_instance: [...live, ...waiting],
      ...snapshots(),
      ...accelerator(),
      ...records(),
      ...databases(),
    },
    kubernetes: manifests(),
  };
}

function machines(name: string, region: string): Resource[] {
  return ["a", "b", "c"].map((zone) =>
    resource(
      `aws_instance.${name}_${zone}`,
      { availability_zone: `${region}${zone}`, instance_type: "m6i.2xlarge" },
      { region },
    ),
  );
}

function cluster(
  name: string,
  primaries: Resource[],
  input: string,
): InputDocument["settings"]["clusters"][number] {
  const node = { cpu: null, memory: null };
  return {
    name,
    kind: "kurl",
    primaries: primaries.map(({ id }) => id),
    secondaries: [],
    inputs: [input],
    node,
  };
}

function snapshots(): InputDocument["terraform"] {
  const versioning = [{ enabled: true }];
  const copy = "aws_s3_bucket_replication_configuration.copy";
  return {
    aws_s3_bucket: [
      resource("aws_s3_bucket.snapshots", { bucket: "snapshots", versioning, object_lock_enabled: true }),
      resource(
        "aws_s3_bucket.replica",
        { bucket: "replica", versioning, object_lock_enabled: true },
        { region: RECOVERY },
      ),
    ],
    aws_s3_bucket_replication_configuration: [
      resource(
        copy,
        {
          rule: [
            {
              status: "Enabled",
              filter: [{ prefix: "", tag: [], and: [] }],
              destination: [{ replication_time: [{ status: "Enabled" }] }],
            },
          ],
        },
        {
          references: {
            bucket: ["plan.json#aws_s3_bucket.snapshots"],
            "rule.0.destination.0.bucket": ["plan.json#aws_s3_bucket.replica"],
          },
        },
      ),
    ],
    google_storage_bucket: [
      resource("google_storage_bucket.other", {
        name: "other",
        location: "EU",
        versioning,
        rpo: "ASYNC_TURBO",
        custom_placement_config: [{ data_locations: ["EUROPE-WEST1", "EUROPE-WEST4"] }],
      }),
    ],
  };
}

function accelerator(): InputDocument["terraform"] {
  const group = (name: string, region: string): Resource =>
    resource(`aws_globalaccelerator_endpoint_group.${name}`, {
      endpoint_group_region: region,
      health_check_interval_seconds: 30,
      threshold_count: 3,
    });
  const groups = [group("live", LIVE), group("recovery", RECOVERY)];
  return {
    aws_globalaccelerator_accelerator: [
      resource(
        "aws_globalaccelerator_accelerator.app",
        { name: "app" },
        {
          referencedBy: { accelerator_arn: ["plan.json#aws_globalaccelerator_listener.app"] },
        },
      ),
    ],
    aws_globalaccelerator_listener: [
      resource(
        "aws_globalaccelerator_listener.app",
        {},
        { referencedBy: { listener_arn: groups.map(({ id }) => id) } },
      ),
    ],
    aws_globalaccelerator_endpoint_group: groups,
  };
}

function records(): InputDocument["terraform"] {
  const record = (name: string, type: string, check: string[]): Resource =>
    resource(
      `aws_route53_record.${name}`,
      {
        zone_id: "Z1",
        name: "app.example.com",
        type: "A",
        ttl: 60,
        set_identifier: name,
        records: [`app.${name === "live" ? LIVE : RECOVERY}.elb.amazonaws.com`],
        failover_routing_policy: [{ type }],
      },
      { references: { health_check_id: check } },
    );
  return {
    aws_route53_record: [
      record("live", "PRIMARY", ["plan.json#aws_route53_health_check.live"]),
      record("recovery", "SECONDARY", []),
    ],
    aws_route53_health_check: [
      resource("aws_route53_health_check.live", {
        request_interval: 30,
        failure_threshold: 3,
        disabled: false,
      }),
    ],
  };
}

function databases(): InputDocument["terraform"] {
  return {
    aws_db_instance: [
      resource("aws_db_instance.main", {
        engine: "postgres",
        multi_az: true,
        availability_zone: `${LIVE}a`,
        backup_retention_period: 7,
        deletion_protection: true,
      }),
    ],
    aws_db_instance_automated_backups_replication: [
      resource(
        "aws_db_instance_automated_backups_replication.main",
        { retention_period: 7 },
        {
          region: RECOVERY,
          references: { source_db_instance_arn: ["plan.json#aws_db_instance.main"] },
        },
      ),
    ],
  };
}

function manifests(): InputDocument["kubernetes"] {
  const location = "app.yaml#BackupStorageLocation.velero.io/velero/default";
  return {
    "apps/Deployment": [
      resource("Deployment.apps/app/web", {
        metadata: { name: "web", labels: { "app.kubernetes.io/part-of": "app" } },
        spec: { replicas: 3, template: { metadata: { labels: { app: "web" } }, spec: { containers: [] } } },
      }),
    ],
    "velero.io/BackupStorageLocation": [
      resource("BackupStorageLocation.velero.io/velero/default", {
        metadata: { name: "default" },
        spec: {
          provider: "aws",
          accessMode: "ReadWrite",
          objectStorage: { bucket: "snapshots", prefix: "app" },
          config: { region: LIVE, s3Url: "https://s3.eu-west-1.amazonaws.com" },
        },
      }),
    ],
    "velero.io/Schedule": [
      resource(
        "Schedule.velero.io/velero/full",
        {
          metadata: { name: "full" },
          spec: {
            schedule: { text: "0 */6 * * *", max_gap_s: 25_200 },
            paused: false,
            template: {
              storageLocation: "default",
              includedNamespaces: ["*"],
              excludedNamespaces: ["velero"],
              includeClusterResources: true,
              ttl: { text: "720h", seconds: 2_592_000 },
            },
          },
        },
        { references: { "spec.template.storageLocation": [location] } },
      ),
    ],
  };
}

function resource(
  address: string,
  values: Record<string, unknown>,
  more: {
    region?: string;
    references?: Record<string, string[]>;
    referencedBy?: Record<string, string[]>;
  } = {},
): Resource {
  const input = /^[A-Z]/.test(address) ? "app.yaml" : "plan.json";
  return {
    id: `${input}#${address}`,
    input,
    scope: input === "app.yaml" ? "app" : "",
    address,
    action: "create",
    action_reason: null,
    replaced_by: [],
    region: { name: more.region ?? LIVE },
    values,
    unknown: {},
    withheld: {},
    references: more.references ?? {},
    referenced_by: more.referencedBy ?? {},
  };
}
