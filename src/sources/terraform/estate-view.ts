import type { AttributeSchema } from "../../model/declared-types.ts";
import type { TypedResource } from "../../model/input.ts";
import type { KubernetesLinks } from "../../model/kubernetes-links.ts";
import type { Projection } from "../project.ts";
import { AttributeReferences } from "./attribute-references.ts";
import type { Configuration } from "./configuration.ts";
import { Estate } from "./estate.ts";
import { Identities, identified } from "./identities.ts";
import { identityValues, idToBe, namedWithin } from "./identity-values.ts";
import { filedAs, type Instance, type When } from "./instance.ts";
import { member } from "./json-shape.ts";
import type { JudgedObject } from "./kubernetes/judged-object.ts";
import { objectResources } from "./kubernetes/object-resources.ts";
import { mayMean, type NamedPlace } from "./may-mean.ts";
import { Regions } from "./region.ts";
import { Resolver } from "./resolve.ts";
import { scopeOf } from "./scope.ts";

/** An instance of a declared type, its values projected. */
export interface Judged {
  instance: Instance;
  schema: AttributeSchema;
  after: Projection | null;
  before: Projection | null;
}

/** What every instance of an input shares. */
export interface Surroundings {
  input: string;
  instances: Instance[];
  /** Those that make Kubernetes objects. */
  objects: JudgedObject[];
  links: KubernetesLinks;
  configuration: Configuration;
  /** True for an instance of a type that policies read. */
  isDeclared: (instance: Instance) => boolean;
  defaultRegion: string | null;
}

/** The resources of one estate, after the change or before it, with their regions and what they refer to in that estate. */
export function resourcesOf(judged: Judged[], when: When, surroundings: Surroundings): TypedResource[] {
  const { configuration, instances, isDeclared, defaultRegion, input, objects, links } = surroundings;
  const estate = new Estate(instances, when);
  const resolver = new Resolver(configuration, estate);
  const identities = new Identities(identified(estate));
  const regions = new Regions(configuration, estate, resolver, identities, defaultRegion);
  for (const instance of estate.instances) {
    const id = idInItsRegion(instance, estate, regions);
    if (id !== null) {
      identities.add(id, instance);
    }
  }
  const isNear = (from: Instance, to: Instance, name: string): boolean =>
    mayMean(name, placed(to, estate, regions), placed(from, estate, regions));
  const references = new AttributeReferences(resolver, identities, { isDeclared, isNear });
  const resources: TypedResource[] = [];
  for (const { instance, schema, ...sides } of judged) {
    const projection = sides[when];
    if (projection === null) {
      continue;
    }
    const scope = scopeOf(instance, configuration);
    const expressions = member(scope?.module.resources.get(instance.configName), "expressions");
    const described = when === "before" ? sides.after : null;
    const region = regions.of(instance);
    const within = namedWithin(instance.type, estate.side(instance));
    const names = identityValues(instance.type, estate.side(instance), "name" in region ? region.name : null);
    const found = references.of({ instance, projection, expressions, scope, described }, schema);
    resources.push({
      family: "terraform",
      type: filedAs(instance),
      resource: {
        id: instance.id,
        input,
        scope: instance.scope,
        address: instance.address,
        action: instance.action,
        action_reason: instance.cause.reason,
        replaced_by: instance.cause.replacedBy,
        region,
        ...projection,
        references: found.references,
        referenced_by: {},
      },
      ...(names.length > 0 ? { identities: names } : {}),
      ...(within === null ? {} : { within }),
      ...(found.settled.length > 0 ? { settled: found.settled } : {}),
    });
  }
  const inside = { input, links, configuration, estate, resolver, identities };
  return [...resources, ...objectResources(objects, when, inside)];
}

/** An ARN has its region in it, which is found only after what a resource belongs to. */
function idInItsRegion(instance: Instance, estate: Estate, regions: Regions): string | null {
  if (!instance.type.startsWith("aws_") || idToBe(instance.type, estate.side(instance), "") === null) {
    return null;
  }
  const region = regions.of(instance);
  return "name" in region ? idToBe(instance.type, estate.side(instance), region.name) : null;
}

function placed(instance: Instance, estate: Estate, regions: Regions): NamedPlace {
  const { type } = instance;
  return { type, region: regions.of(instance), within: namedWithin(type, estate.side(instance)) };
}
