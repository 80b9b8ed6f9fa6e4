import type { TypedResource } from "../../../model/input.ts";
import type { KubernetesLinks } from "../../../model/kubernetes-links.ts";
import type { Configuration } from "../configuration.ts";
import type { Estate } from "../estate.ts";
import type { Identities } from "../identities.ts";
import type { Instance, When } from "../instance.ts";
import type { Resolver } from "../resolve.ts";
import { scopeOf } from "../scope.ts";
import type { JudgedObject } from "./judged-object.ts";
import { objectReferences } from "./object-references.ts";
import { ProviderClusters } from "./provider-cluster.ts";
import { replacedByInObject } from "./replaced-by.ts";

/** What the objects of one estate are read with. */
export interface ObjectSurroundings {
  input: string;
  links: KubernetesLinks;
  configuration: Configuration;
  estate: Estate;
  resolver: Resolver;
  identities: Identities;
}

/**
 * The Kubernetes objects of one estate, after the change or before it, as if from manifests but at their Terraform addresses. The
 * reference `provider` leads to the cluster that the provider is configured for, where the plan holds it.
 */
export function objectResources(
  objects: JudgedObject[],
  when: When,
  { input, links, configuration, estate, resolver, identities }: ObjectSurroundings,
): TypedResource[] {
  const clusters = new ProviderClusters(configuration, estate, resolver, identities);
  const judged = new Set(objects.map(({ instance }) => instance));
  const isTarget = (other: Instance): boolean => judged.has(other);
  return objects.flatMap(({ instance, unread, ...sides }): TypedResource[] => {
    const side = sides[when];
    if (side === null) {
      return [];
    }
    const scope = scopeOf(instance, configuration);
    const cluster = clusters.of(instance);
    const { object, filedAs, projection } = side;
    const resource = {
      id: instance.id,
      input,
      scope: object.namespace,
      address: instance.address,
      action: instance.action,
      action_reason: instance.cause.reason,
      replaced_by: replacedByInObject(instance.cause.replacedBy, instance.type),
      region: { unknown: "a manifest does not say its region" },
      ...projection,
      references: {
        ...objectReferences(side, { scope, resolver, self: instance, links }, isTarget),
        ...(cluster === null ? {} : { provider: [cluster] }),
      },
      referenced_by: {},
    };
    const filed = filedAs === null ? {} : { filed_as: filedAs };
    return [{ family: "kubernetes", type: object.type, resource, ...filed, ...(unread ? { unread } : {}) }];
  });
}
