import * as fc from "fast-check";
import type { InputDocument } from "../../src/model/input-document.ts";
import type { Resource } from "../../src/model/resource.ts";
import { documentWith, resource } from "./small-estate.ts";

/** Alike machines of one block, each in a data centre of the region. */
export interface Machines {
  region: string;
  zones: string[];
}

/** A database in one data centre, or with a standby in another; backups stay in its region, a replica stands in another. */
export interface Database {
  region: string;
  zone: string;
  hasStandby: boolean;
  isBackedUp: boolean;
  hasReplica: boolean;
}

/** One service of machines and databases outside clusters, in two regions. */
export interface SmallParts {
  machines: Machines[];
  databases: Database[];
  /** Health-checked global DNS that leads to the machines of each region, so that what goes on elsewhere can be reached. */
  hasEntry: boolean;
}

export const REGIONS = ["eu-central-1", "eu-west-1"] as const;
export const zonesOf = (region: string): string[] => ["a", "b", "c"].map((letter) => `${region}${letter}`);

const machines: fc.Arbitrary<Machines> = fc.constantFrom(...REGIONS).chain((region) =>
  fc.record({
    region: fc.constant(region),
    zones: fc.array(fc.constantFrom(...zonesOf(region)), { minLength: 1, maxLength: 5 }),
  }),
);

const database: fc.Arbitrary<Database> = fc.constantFrom(...REGIONS).chain((region) =>
  fc.record({
    region: fc.constant(region),
    zone: fc.constantFrom(...zonesOf(region)),
    hasStandby: fc.boolean(),
    isBackedUp: fc.boolean(),
    hasReplica: fc.boolean(),
  }),
);

export const smallParts: fc.Arbitrary<SmallParts> = fc
  .record({
    machines: fc.array(machines, { maxLength: 3 }),
    databases: fc.array(database, { maxLength: 3 }),
    hasEntry: fc.boolean(),
  })
  .filter((parts) => parts.machines.length + parts.databases.length > 0);

/** The parts as policies see them: Terraform's resources, and a declared service of all of them. */
export function documentOfParts({ machines, databases, hasEntry }: SmallParts): InputDocument {
  const instances = machines.flatMap(({ region, zones }, block) =>
    zones.map((zone, i) =>
      planned("aws_instance", `web${block}[${i}]`, region, {
        availability_zone: zone,
        instance_type: "m6i.large",
      }),
    ),
  );
  const stores = databases.flatMap(databasesOf);
  const entry = entryOf(hasEntry ? machines : []);
  return documentWith(
    [...instances, ...stores].map(({ id }) => id),
    {
      aws_instance: instances,
      aws_db_instance: stores,
      aws_route53_record: entry.records,
      aws_route53_health_check: entry.checks,
    },
  );
}

function databasesOf({ region, zone, hasStandby, isBackedUp, hasReplica }: Database, i: number): Resource[] {
  const source = planned("aws_db_instance", `d${i}`, region, {
    engine: "postgres",
    ...(hasStandby ? {} : { availability_zone: zone }),
    multi_az: hasStandby,
    backup_retention_period: isBackedUp ? 7 : 0,
  });
  if (!hasReplica) {
    return [source];
  }
  const elsewhere = REGIONS.find((other) => other !== region) ?? region;
  const replica = planned("aws_db_instance", `r${i}`, elsewhere, { engine: "postgres", multi_az: false });
  replica.references = { replicate_source_db: [source.id] };
  source.referenced_by = { replicate_source_db: [replica.id] };
  return [source, replica];
}

/** A latency record of one name for each region that has machines, each with a health check. */
function entryOf(machines: readonly Machines[]): { records: Resource[]; checks: Resource[] } {
  const regions = [...new Set(machines.map(({ region }) => region))];
  const checks = regions.map((region) =>
    planned("aws_route53_health_check", region, null, { disabled: false }),
  );
  const records = regions.map((region, i) => {
    const record = planned("aws_route53_record", region, null, {
      zone_id: "Z1",
      name: "www.example.com",
      type: "A",
      ttl: 60,
      set_identifier: region,
      latency_routing_policy: [{ region }],
    });
    record.references = { health_check_id: [checks[i]?.id ?? ""] };
    return record;
  });
  return { records, checks };
}

/** A resource that the plan creates; of no region where that is null. */
function planned(
  type: string,
  name: string,
  region: string | null,
  values: Record<string, unknown>,
): Resource {
  const made = resource("plan.json", `${type}.${name}`, values);
  return { ...made, region: region === null ? { global: true } : { name: region } };
}
