import type { Configuration } from "../configuration.ts";
import type { Estate } from "../estate.ts";
import type { Identities } from "../identities.ts";
import type { Instance } from "../instance.ts";
import { member, objectMember } from "../json-shape.ts";
import { findProvider } from "../provider-key.ts";
import { providerScope } from "../provider-scope.ts";
import type { Resolver } from "../resolve.ts";
import { scopeOf } from "../scope.ts";

/** Managed clusters that the configuration of a provider may name. */
const CLUSTERS = new Set(["aws_eks_cluster", "google_container_cluster", "azurerm_kubernetes_cluster"]);

/** Data sources that look a managed cluster up by its name, with the type of what they find. */
const LOOKED_UP: Record<string, string> = {
  aws_eks_cluster: "aws_eks_cluster",
  aws_eks_cluster_auth: "aws_eks_cluster",
  google_container_cluster: "google_container_cluster",
  azurerm_kubernetes_cluster: "azurerm_kubernetes_cluster",
};

/** Finds the cluster that the provider of a Kubernetes resource is configured for, where the plan holds that cluster. */
export class ProviderClusters {
  readonly #configuration: Configuration;
  readonly #resolver: Resolver;
  readonly #estate: Estate;
  readonly #identities: Identities;
  readonly #byKey = new Map<string, string | null>();

  constructor(configuration: Configuration, estate: Estate, resolver: Resolver, identities: Identities) {
    this.#configuration = configuration;
    this.#estate = estate;
    this.#resolver = resolver;
    this.#identities = identities;
  }

  /** The id of the one cluster that host, certificate or login of the provider come from; null where that cannot be told. */
  of(instance: Instance): string | null {
    const module = this.#configuration.modules.get(instance.configPath);
    const resource = module?.resources.get(instance.configName);
    const found = findProvider(instance.type, resource, instance.configPath, this.#configuration);
    if ("why" in found) {
      return null;
    }
    const known = this.#byKey.get(found.key);
    if (known !== undefined) {
      return known;
    }
    const scope = providerScope(found.json, this.#configuration);
    const named =
      scope === null ? [] : this.#resolver.expression(objectMember(found.json, "expressions"), scope);
    const clusters = new Set(named.flatMap((other) => this.#clusters(other)));
    const [only, ...more] = clusters;
    const id = only === undefined || more.length > 0 ? null : only.id;
    this.#byKey.set(found.key, id);
    return id;
  }

  #clusters(named: Instance): Instance[] {
    if (!named.data) {
      return CLUSTERS.has(named.type) ? [named] : [];
    }
    const type = Object.hasOwn(LOOKED_UP, named.type) ? LOOKED_UP[named.type] : undefined;
    if (type === undefined) {
      return [];
    }
    const isOne = (instance: Instance): boolean => !instance.data && instance.type === type;
    const scope = scopeOf(named, this.#configuration);
    const resource = scope?.module.resources.get(named.configName);
    const expression = member(objectMember(resource, "expressions"), "name");
    const written =
      scope === null || expression === undefined
        ? []
        : this.#resolver.expression(expression, scope).filter(isOne);
    const name = member(this.#estate.side(named).values, "name");
    return written.length > 0 ? written : this.#identities.withValue(name).filter(isOne);
  }
}
