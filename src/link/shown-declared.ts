import type { TypedResource } from "../model/input.ts";
import { mayMean } from "../sources/terraform/may-mean.ts";

/** Resources without those that were declared although an input shows them, and by id of such a one what shows it. */
interface WithoutShown {
  resources: TypedResource[];
  shown: Map<string, string>;
}

/** What is declared stands for what no input shows: where one does, that counts. */
export function withoutShown(resources: readonly TypedResource[]): WithoutShown {
  const declared = resources.filter((one) => one.declared === true);
  const shown = new Map<string, string>();
  if (declared.length === 0) {
    return { resources: [...resources], shown };
  }
  const byName = new Map<string, TypedResource[]>();
  for (const one of declared) {
    for (const name of one.identities ?? []) {
      const key = `${one.type}\n${name}`;
      byName.set(key, [...(byName.get(key) ?? []), one]);
    }
  }
  for (const one of resources) {
    for (const same of one.declared === true ? [] : declaredAs(one, byName)) {
      shown.set(same.resource.id, one.resource.id);
    }
  }
  return { resources: resources.filter(({ resource }) => !shown.has(resource.id)), shown };
}

/** What is declared that an input's resource is, by type and name. */
function declaredAs(
  { type, resource, identities = [], within }: TypedResource,
  byName: ReadonlyMap<string, TypedResource[]>,
): TypedResource[] {
  const there = { type, region: resource.region, within: within ?? null };
  return identities.flatMap((name) =>
    (byName.get(`${type}\n${name}`) ?? []).filter((one) =>
      mayMean(name, there, { type, region: one.resource.region, within: null }),
    ),
  );
}
