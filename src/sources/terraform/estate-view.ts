import type { AttributeSchema } from "../../model/declared-types.ts";
import type { TypedResource } from "../../model/input.ts";
import type { KubernetesLinks } from "../../model/kubernetes-links.ts";
import type { Region } from "../../model/resource.ts";
import type { Projection } from "../project.ts";
import { AttributeReferences } from "./attribute-references.ts";
import type { Configuration } from "./configuration.ts";
import { Estate, Instances } from "./estate.ts";
import type { Identities } from "./identities.ts";
import { idToBe, namedWithin } from "./identity-values.ts";
import { filedAs, type Instance, isUnchanged, type Side, type When } from "./instance.ts";
import { InstanceIdentities } from "./instance-identities.ts";
import type { JudgedObject } from "./kubernetes/judged-object.ts";
import { objectResources } from "./kubernetes/object-resources.ts";
import { mayMean, type NamedPlace } from "./may-mean.ts";
import { Regions } from "./region.ts";
import { Resolver } from "./resolve.ts";
import { scopeOf } from "./scope.ts";
import type { Answer } from "./watch.ts";

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

/** The resources of an input with their regions and what they refer to, after the change and before it. */
export function resourcesOf(
  judged: readonly Judged[],
  surroundings: Surroundings,
  showsBefore: boolean,
): { after: TypedResource[]; before: TypedResource[] | null } {
  const instances = new Instances(surroundings.instances);
  const identities = new InstanceIdentities(surroundings.instances);
  const after = new EstateView("after", surroundings, instances, identities);
  const answers = new Map(judged.map((one) => [one, after.of(one)]));
  const before = showsBefore ? new EstateView("before", surroundings, instances, identities) : null;
  const wasThere = (one: Judged): TypedResource | null => {
    const answer = answers.get(one);
    // What does not change, and rests on nothing that does, is the same before.
    return answer !== undefined && !answer.rests && isUnchanged(one.instance)
      ? answer.result
      : (before?.of(one).result ?? null);
  };
  return {
    after: [...present([...answers.values()].map(({ result }) => result)), ...after.objects()],
    before: before === null ? null : [...present(judged.map(wasThere)), ...before.objects()],
  };
}

function present<T>(list: readonly (T | null)[]): T[] {
  return list.filter((one) => one !== null);
}

/** The estate after the change or before it, as policies see it. */
class EstateView {
  readonly #when: When;
  readonly #surroundings: Surroundings;
  readonly #estate: Estate;
  readonly #resolver: Resolver;
  readonly #identities: Identities;
  readonly #regions: Regions;
  readonly #references: AttributeReferences;

  constructor(when: When, surroundings: Surroundings, instances: Instances, identities: InstanceIdentities) {
    const { configuration, defaultRegion, isDeclared } = surroundings;
    this.#when = when;
    this.#surroundings = surroundings;
    this.#estate = new Estate(instances, when);
    this.#resolver = new Resolver(configuration, this.#estate);
    this.#identities = identities.at(when, this.#estate.watch);
    this.#regions = new Regions(configuration, this.#estate, this.#resolver, this.#identities, defaultRegion);
    identities.addInRegions(instances.all, when, (instance) => {
      const region = this.#regions.of(instance);
      return "name" in region ? region.name : null;
    });
    const isNear = (from: Instance, to: Instance, name: string): boolean =>
      mayMean(name, this.#placed(to), this.#placed(from));
    this.#references = new AttributeReferences(this.#resolver, this.#identities, { isDeclared, isNear });
  }

  /** An instance as policies see it, null where it is not there; and whether that rests on anything that differs on the other side. */
  of(judged: Judged): Answer<TypedResource | null> {
    return this.#estate.watch.over(() => this.#typed(judged));
  }

  #typed({ instance, schema, ...sides }: Judged): TypedResource | null {
    const projection = sides[this.#when];
    const side = instance[this.#when];
    if (projection === null || side === null) {
      return null;
    }
    const { configuration, input } = this.#surroundings;
    const scope = scopeOf(instance, configuration);
    const region = this.#regions.of(instance);
    const isBefore = this.#when === "before";
    const source = {
      instance,
      projection,
      side,
      expressions: scope?.expressions,
      scope,
      described: isBefore ? sides.after : null,
      describedSide: isBefore ? instance.after : null,
    };
    const { references, settled } = this.#references.of(source, schema);
    const { id, address, action, cause, type } = instance;
    const { values, unknown, withheld } = projection;
    const within = namedWithin(type, side);
    const resource: TypedResource = {
      family: "terraform",
      type: filedAs(instance),
      resource: {
        id,
        input,
        scope: instance.scope,
        address,
        action,
        action_reason: cause.reason,
        replaced_by: cause.replacedBy,
        region,
        values,
        unknown,
        withheld,
        references,
        referenced_by: {},
      },
    };
    const identities = identitiesIn(region, type, side);
    if (identities.length > 0) {
      resource.identities = identities;
    }
    if (within !== null) {
      resource.within = within;
    }
    if (settled.length > 0) {
      resource.settled = settled;
    }
    return resource;
  }

  /** The Kubernetes objects of this estate. */
  objects(): TypedResource[] {
    const { input, configuration, objects, links } = this.#surroundings;
    const inside = {
      input,
      links,
      configuration,
      estate: this.#estate,
      resolver: this.#resolver,
      identities: this.#identities,
    };
    return objectResources(objects, this.#when, inside);
  }

  #placed(instance: Instance): NamedPlace {
    const { type } = instance;
    const side = this.#estate.side(instance);
    return { type, region: this.#regions.of(instance), within: namedWithin(type, side) };
  }
}

/** With its ARN, where that has the region in it and the resource is yet to be made. */
function identitiesIn(region: Region, type: string, side: Side): string[] {
  const { identities = [] } = side;
  const id = "name" in region && type.startsWith("aws_") ? idToBe(type, side, region.name) : null;
  return id === null || identities.includes(id) ? [...identities] : [...identities, id];
}
