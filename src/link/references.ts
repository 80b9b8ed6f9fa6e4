import type { TypedResource } from "../model/input.ts";
import type { Resource, ResourcesByType } from "../model/resource.ts";

type References = Record<string, string[]>;

/**
 * Files resources under their types with what they refer to and what refers to them. Only ids that exist among these resources stay:
 * a reference to a type that no policy may read, or to what the other side of the change holds, leads nowhere here.
 * `found` is what linking found beyond each resource's own references. Resources of a type stand in the order of their ids: policies that
 * group those of one block rely on that for their speed.
 */
export function fileByType(
  resources: readonly TypedResource[],
  found: ReadonlyMap<string, References>,
): { terraform: ResourcesByType; kubernetes: ResourcesByType } {
  const ids = new Set(resources.map(({ resource }) => resource.id));
  const references = new Map(
    resources.map(({ resource }) => [
      resource.id,
      merged([resource.references, found.get(resource.id) ?? {}], ids),
    ]),
  );
  const referencedBy = reversed(references);
  const linked = resources.map(({ family, type, filed_as: filedAs, resource }) => ({
    family,
    type: filedAs ?? type,
    resource: {
      ...resource,
      references: references.get(resource.id) ?? {},
      referenced_by: referencedBy.get(resource.id) ?? {},
    },
  }));
  return { terraform: byType(linked, "terraform"), kubernetes: byType(linked, "kubernetes") };
}

/** References of several origins as one, each id once, attribute paths sorted. */
function merged(origins: readonly References[], ids: ReadonlySet<string>): References {
  const all = new Map<string, Set<string>>();
  for (const [path, targets] of origins.flatMap((origin) => Object.entries(origin))) {
    for (const id of targets) {
      if (ids.has(id)) {
        add(all, path, id);
      }
    }
  }
  return asRecord(all, (targets) => [...targets]);
}

/** By id of what is referred to: attribute path without list positions, and the ids of those that refer through it. */
function reversed(references: ReadonlyMap<string, References>): Map<string, References> {
  const reverse = new Map<string, Map<string, Set<string>>>();
  for (const [from, own] of references) {
    for (const [path, targets] of Object.entries(own)) {
      const attribute = withoutPositions(path);
      for (const id of targets) {
        const of = reverse.get(id) ?? new Map<string, Set<string>>();
        reverse.set(id, of);
        add(of, attribute, from);
      }
    }
  }
  return new Map([...reverse].map(([id, of]) => [id, asRecord(of, (from) => [...from].sort())]));
}

/** `rule.0.destination.0.bucket` is `rule.destination.bucket`. */
function withoutPositions(path: string): string {
  return path
    .split(".")
    .filter((key) => !/^\d+$/.test(key))
    .join(".");
}

function byType(linked: readonly TypedResource[], family: TypedResource["family"]): ResourcesByType {
  const types = new Map<string, Resource[]>();
  for (const { type, resource } of linked.filter((one) => one.family === family)) {
    const known = types.get(type);
    if (known === undefined) {
      types.set(type, [resource]);
    } else {
      known.push(resource);
    }
  }
  return asRecord(types, (list) => list.sort((a, b) => (a.id < b.id ? -1 : 1)));
}

function add(sets: Map<string, Set<string>>, key: string, value: string): void {
  const set = sets.get(key);
  if (set === undefined) {
    sets.set(key, new Set([value]));
  } else {
    set.add(value);
  }
}

/** An object with sorted keys. Keys come from files: `__proto__` becomes a key like any other. */
function asRecord<T, U>(map: ReadonlyMap<string, T>, value: (item: T) => U): Record<string, U> {
  const keys = [...map.keys()].sort();
  return Object.fromEntries(
    keys.flatMap((key) => {
      const item = map.get(key);
      return item === undefined ? [] : [[key, value(item)]];
    }),
  );
}
