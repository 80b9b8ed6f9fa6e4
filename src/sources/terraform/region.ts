import type { Region } from "../../model/resource.ts";
import type { Configuration } from "./configuration.ts";
import type { Estate } from "./estate.ts";
import { isGlobal, standsNowhere } from "./global-types.ts";
import type { Identities } from "./identities.ts";
import { filedAs, type Instance, isUnchanged } from "./instance.ts";
import { member } from "./json-shape.ts";
import { ProviderRegions } from "./provider-region.ts";
import { named, regionOfArn } from "./region-names.ts";
import { ATTRIBUTES_OF_REGION, regionOfValues } from "./region-of-values.ts";
import type { Resolver } from "./resolve.ts";
import { scopeOf } from "./scope.ts";
import type { Answer } from "./watch.ts";

/** Attributes that lead to something in the same region as the resource itself. Those of copies and of failover do not. */
// biome-ignore format: a list of names
const SAME_REGION = [
  "location", "region", "zone", "availability_zone",
  "subnet_id", "subnet_ids", "subnets", "vpc_id", "vpc_security_group_ids", "security_group_id", "network_acl_id", "route_table_id",
  "db_subnet_group_name", "cluster_name", "cluster_identifier", "cluster_id", "cluster", "cluster_arn", "bucket", "backup_vault_name",
  "load_balancer_arn", "target_group_arn", "autoscaling_group_name", "instance_id", "instance", "file_system_id", "function_name",
  "subnetwork", "instance_group", "node_pool", "resource_group_name", "virtual_network_name", "virtual_network_id", "server_id",
  "storage_account_id", "storage_account_name", "kubernetes_cluster_id", "recovery_vault_name", "namespace_id", "vault_id",
  "service_plan_id", "loadbalancer_id", "managed_disk_id", "virtual_machine_id", "network_interface_ids", "network_interface_id",
];
/** Attributes that say where a resource stands, or lead to what stands in the same place. */
export const ATTRIBUTES_OF_PLACE: ReadonlySet<string> = new Set([...SAME_REGION, ...ATTRIBUTES_OF_REGION]);
const CIRCLE: Region = { unknown: "it is found only through a circle of references" };
const GLOBAL: Region = { global: true };
const NOWHERE: Region = { unknown: "resources of this provider stand in no region" };
/** Longest chain of resources that a region is inherited along. */
const DEEPEST = 20;

/** Finds the region of each instance of one estate. */
export class Regions {
  readonly #configuration: Configuration;
  readonly #estate: Estate;
  readonly #resolver: Resolver;
  readonly #identities: Identities;
  readonly #providers: ProviderRegions;
  readonly #defaultRegion: string | null;
  /** By position of the instance. */
  readonly #known: (Answer<Region> | undefined)[] = [];
  #depth = 0;

  constructor(
    configuration: Configuration,
    estate: Estate,
    resolver: Resolver,
    identities: Identities,
    defaultRegion: string | null,
  ) {
    this.#configuration = configuration;
    this.#estate = estate;
    this.#resolver = resolver;
    this.#identities = identities;
    this.#providers = new ProviderRegions(configuration, estate);
    this.#defaultRegion = defaultRegion;
  }

  /**
   * The region of an instance: none for global services; else what its own region, ARN, zone or self link says; else the region of its
   * provider's configuration; else that of what it belongs to (subnet, cluster, bucket, resource group); else the default region, where
   * its provider names none. Otherwise unknown, with a sentence that says why: it is never guessed.
   */
  of(instance: Instance): Region {
    const known = this.#known[instance.position];
    if (known !== undefined) {
      return this.#estate.watch.again(known);
    }
    if (this.#depth > DEEPEST) {
      return { unknown: "it belongs to something that belongs to something else, too many times over" };
    }
    // Stands for itself while it is looked for, so that a circle ends.
    this.#known[instance.position] = { result: CIRCLE, rests: false };
    this.#depth++;
    const answer = this.#estate.watch.over(() => this.#find(instance));
    this.#depth--;
    this.#known[instance.position] = answer;
    return answer.result;
  }

  #find(instance: Instance): Region {
    const { type } = instance;
    if (isGlobal(type)) {
      return GLOBAL;
    }
    if (standsNowhere(type)) {
      return NOWHERE;
    }
    const own = this.#own(instance);
    if (own !== null) {
      return own;
    }
    const scope = scopeOf(instance, this.#configuration);
    const provider = this.#providers.of(type, scope?.resource, instance.configPath);
    if ("region" in provider) {
      return provider.region;
    }
    const inherited = this.#inherited(instance, scope?.expressions);
    if (inherited !== null) {
      return inherited;
    }
    if ("why" in provider) {
      return { unknown: provider.why };
    }
    const byDefault = this.#defaultRegion === null ? null : named(this.#defaultRegion);
    return (
      byDefault ?? {
        unknown: `provider ${provider.unset} names no region (it comes from outside the configuration): set default-region`,
      }
    );
  }

  /** What it says itself. What is changed in place stays where it is, so that its other side counts too. */
  #own(instance: Instance): Region | null {
    const { type, action } = instance;
    const [now, then] =
      this.#estate.when === "after" ? (["after", "before"] as const) : (["before", "after"] as const);
    const here = regionOfValues(filedAs(instance), type, instance[now]);
    if (isUnchanged(instance)) {
      return here;
    }
    const there = regionOfValues(filedAs(instance), type, instance[then]);
    const inPlace = action === "update" || action === "no-op" || action === "read";
    const [own, other] = inPlace ? [here ?? there, there ?? here] : [here, there];
    if (own !== other) {
      this.#estate.watch.differs();
    }
    return own;
  }

  #inherited(instance: Instance, expressions: unknown): Region | null {
    const { values, unknown, sensitive } = this.#estate.side(instance);
    for (const attribute of SAME_REGION) {
      const hidden = member(unknown, attribute) === true || member(sensitive, attribute) === true;
      const value = hidden ? undefined : member(values, attribute);
      const region =
        this.#agreed(this.#parents(instance, attribute, value, member(expressions, attribute))) ??
        ofArn(value);
      if (region !== null) {
        return region;
      }
    }
    return null;
  }

  #parents(instance: Instance, attribute: string, value: unknown, expression: unknown): Instance[] {
    const scope = expression === undefined ? null : scopeOf(instance, this.#configuration);
    const expected = scope === null ? [] : this.#resolver.expression(expression, scope);
    if (expected.length > 0) {
      return expected;
    }
    const values = Array.isArray(value) ? value : [value];
    return values.flatMap((item) => this.#identities.referredTo(item, attribute, instance, new Set()));
  }

  /** The region that all of them are in; null where they differ, or where one is unknown or global. */
  #agreed(parents: Instance[]): Region | null {
    let agreed: string | null = null;
    for (const parent of parents) {
      const region = this.of(parent);
      if (!("name" in region) || (agreed !== null && agreed !== region.name)) {
        return null;
      }
      agreed = region.name;
    }
    return agreed === null ? null : { name: agreed };
  }
}

function ofArn(value: unknown): Region | null {
  const name = typeof value === "string" ? regionOfArn(value) : null;
  return name === null ? null : named(name);
}
