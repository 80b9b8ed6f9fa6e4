import type { NormalisedInput, TypedResource } from "../model/input.ts";

/** All resources of one side of the change, each id once, sorted by id. */
export interface Estate {
  resources: TypedResource[];
  /** Ids that stood there more than once, by input. */
  duplicates: Map<string, string[]>;
}

/** The estate as the change will make it. */
export function estateAfter(inputs: readonly NormalisedInput[]): Estate {
  return estateOf(inputs.flatMap((input) => input.after));
}

/**
 * The estate as it is now. An input that cannot show its own before (manifests, states) is assumed unchanged and stands there as it
 * will be. Null where no input at all has a before.
 */
export function estateBefore(inputs: readonly NormalisedInput[]): Estate | null {
  if (inputs.every((input) => input.before === null)) {
    return null;
  }
  return estateOf(inputs.flatMap((input) => input.before ?? input.after));
}

function estateOf(resources: readonly TypedResource[]): Estate {
  const byId = new Map<string, TypedResource>();
  const duplicates = new Map<string, string[]>();
  for (const one of resources) {
    const { id, input } = one.resource;
    const other = byId.get(id);
    byId.set(id, other === undefined ? one : firstAsText(one, other));
    if (other !== undefined) {
      const known = duplicates.get(input);
      known === undefined ? duplicates.set(input, [id]) : known.push(id);
    }
  }
  const sorted = [...byId.values()].sort((a, b) => (a.resource.id < b.resource.id ? -1 : 1));
  return { resources: sorted, duplicates };
}

/** Of two resources with one id, the same one in whatever order they came. */
function firstAsText(a: TypedResource, b: TypedResource): TypedResource {
  return JSON.stringify(a) <= JSON.stringify(b) ? a : b;
}
