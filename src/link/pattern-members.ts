import type { NormalisedInput, TypedResource } from "../model/input.ts";
import { isPathGlob, matchesPath } from "../model/path-glob.ts";
import { resourceMatcher, resourceNames } from "../model/resource-pattern.ts";
import { wildcardMatcher } from "../model/wildcard.ts";

const NAMESPACE = "namespace:";

/** What patterns of the settings may name. */
export interface Nameable {
  resources: readonly NamedResource[];
  inputs: readonly NormalisedInput[];
}

interface NamedResource {
  family: TypedResource["family"];
  id: string;
  input: string;
  scope: string;
  /** What patterns are compared with. */
  names: string[];
}

/** Makes the resources of an estate ready to be named. */
export function nameable(resources: readonly TypedResource[], inputs: readonly NormalisedInput[]): Nameable {
  const named = resources.map(({ family, resource }) => ({
    family,
    id: resource.id,
    input: resource.input,
    scope: resource.scope,
    names: resourceNames(resource),
  }));
  return { resources: named, inputs };
}

/** Ids of the resources whose address or id the pattern names (see `resourceNames`). */
export function idsByAddress(pattern: string, { resources }: Nameable): string[] {
  const matches = resourceMatcher(pattern);
  return resources.filter(({ names }) => matches(names)).map(({ id }) => id);
}

/** Names of the inputs that hold Kubernetes objects (manifests, and plans that make objects) whose path or name a glob matches. */
export function manifestInputs(glob: string, { inputs }: Nameable): string[] {
  return inputs
    .filter(({ name, path }) => matchesPath(glob, path) || matchesPath(glob, name))
    .filter(({ kind, after }) => kind === "kubernetes" || after.some(({ family }) => family === "kubernetes"))
    .map(({ name }) => name);
}

/**
 * Names of the inputs that belong to a cluster without a glob that says so: those rendered for it, and those that are called as one of its
 * contexts (`NAME=path` names a file so, and the files of a folder `NAME/...`).
 */
export function inputsOfCluster(
  { name: cluster, contexts = [] }: { name: string; contexts?: string[] | undefined },
  { inputs }: Nameable,
): string[] {
  const isCalled = (name: string): boolean =>
    contexts.some((context) => name === context || name.startsWith(`${context}/`));
  return inputs.filter((input) => input.cluster === cluster || isCalled(input.name)).map(({ name }) => name);
}

/**
 * Ids of the resources that one entry of a service's `match` names: `namespace:NAME` the Kubernetes objects of a namespace, else by
 * address or id, and a glob that is clearly meant for files (it ends in `.json`, `.yaml` or `/**`) everything of the inputs it names.
 */
export function idsByMatch(pattern: string, among: Nameable): string[] {
  if (pattern.startsWith(NAMESPACE)) {
    const matches = wildcardMatcher(pattern.slice(NAMESPACE.length));
    return among.resources
      .filter(({ family, scope }) => family === "kubernetes" && matches(scope))
      .map(({ id }) => id);
  }
  const byAddress = idsByAddress(pattern, among);
  return isPathGlob(pattern) ? [...byAddress, ...idsByInput(pattern, among)] : byAddress;
}

function idsByInput(glob: string, { resources, inputs }: Nameable): string[] {
  const matching = new Set(
    inputs
      .filter(({ name, path }) => matchesPath(glob, path) || matchesPath(glob, name))
      .map(({ name }) => name),
  );
  return resources.filter(({ input }) => matching.has(input)).map(({ id }) => id);
}
