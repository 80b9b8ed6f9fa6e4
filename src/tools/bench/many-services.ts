import type { InputDocument, PolicySettings } from "../../model/input-document.ts";
import type { Resource, ResourcesByType } from "../../model/resource.ts";

/** How large an estate is made. */
export interface EstateSize {
  services: number;
  /** Each has three data centres. */
  regions: number;
  /** Of all kinds together. */
  resources: number;
}

const ZONES = ["a", "b", "c"];
const INPUT = "plan.json";

/** Services of a load balancer, a group, a database and machines each, spread over regions; as many machines as it takes to come to so many resources. */
export function manyServices({ services, regions, resources }: EstateSize): InputDocument {
  const places = Array.from({ length: regions }, (_, i) => `eu-test-${i + 1}`);
  const subnets = places.flatMap((region) => ZONES.map((zone) => subnet(region, zone)));
  const machines = Math.floor((resources - subnets.length) / services) - 3;
  const members = Array.from({ length: services }, (_, i) => service(i, places[i % regions] ?? "", machines));
  const terraform: ResourcesByType = {};
  for (const resource of [...subnets, ...members.flat()]) {
    const type = resource.address.slice(0, resource.address.indexOf("."));
    terraform[type] ??= [];
    terraform[type].push(resource);
  }
  for (const list of Object.values(terraform)) list.sort((a, b) => (a.id < b.id ? -1 : 1));
  return {
    version: 1,
    now_s: 0,
    providers: {},
    settings: settings(members),
    going: {},
    terraform,
    kubernetes: {},
  };
}

function settings(members: readonly Resource[][]): PolicySettings {
  const objectives = { tolerate: "region" as const, rto_s: 14_400, rpo_s: 3600 };
  return {
    objectives,
    services: members.map((resources, i) => ({
      name: `service-${i}`,
      tier: null,
      members: resources.map(({ id }) => id),
      objectives,
    })),
    clusters: [],
    regions: { live: null, recovery: [] },
    recovery: {
      snapshot_size_bytes: null,
      restore_throughput_bytes_s: null,
      provision_time_s: null,
      decision_time_s: null,
      backup_duration_s: null,
    },
    declared: { locations: [], snapshot_schedules: [] },
    assumed_cluster: { nodes: 3, data_centres: 3 },
    connectivity: [],
    simulation: { pairs: false },
    parameters: {},
  };
}

function service(i: number, region: string, machines: number): Resource[] {
  const zones = ZONES.map((zone) => `${INPUT}#aws_subnet.${region}${zone}`);
  const subnetsOf = (path: string) => ({ [path]: zones });
  return [
    resource("aws_lb", `lb${i}`, region, { name: `lb${i}` }, subnetsOf("subnets")),
    resource("aws_autoscaling_group", `web${i}`, region, { min_size: 3 }, subnetsOf("vpc_zone_identifier")),
    resource("aws_db_instance", `db${i}`, region, { multi_az: i % 2 === 0, backup_retention_period: 7 }),
    ...Array.from({ length: machines }, (_, j) => machine(`m${i}[${j}]`, `${region}${ZONES[j % 3]}`, region)),
  ];
}

function subnet(region: string, zone: string): Resource {
  return resource("aws_subnet", `${region}${zone}`, region, { availability_zone: `${region}${zone}` });
}

function machine(name: string, zone: string, region: string): Resource {
  return resource("aws_instance", name, region, { availability_zone: zone, instance_type: "m6i.large" });
}

function resource(
  type: string,
  name: string,
  region: string,
  values: Record<string, unknown>,
  references: Record<string, string[]> = {},
): Resource {
  const address = `${type}.${name}`;
  return {
    id: `${INPUT}#${address}`,
    input: INPUT,
    scope: "",
    address,
    action: "create",
    action_reason: null,
    replaced_by: [],
    region: { name: region },
    values,
    unknown: {},
    withheld: {},
    references,
    referenced_by: {},
  };
}
