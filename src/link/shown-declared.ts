import type { TypedResource } from "../model/input.ts";
import { mayMean } from "./may-mean.ts";

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
  for (const { type, resource, identities = [], declared: isDeclared } of resources) {
    for (const name of isDeclared === true ? [] : identities) {
      for (const one of byName.get(`${type}\n${name}`) ?? []) {
        if (mayMean(name, { type, region: resource.region }, one.resource.region)) {
          shown.set(one.resource.id, resource.id);
        }
      }
    }
  }
  return { resources: resources.filter(({ resource }) => !shown.has(resource.id)), shown };
}
