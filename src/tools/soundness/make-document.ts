import type { InputDocument } from "../../model/input-document.ts";
import type { Marks, Resource } from "../../model/resource.ts";
import type { Attribute, DeclaredAttributes } from "../../own-policies/attributes.ts";
import type { Random } from "../random.ts";

const REGIONS: Resource["region"][] = [
  { name: "eu-west-1" },
  { name: "europe-west1" },
  { name: "westeurope" },
  { global: true },
  { unknown: "its provider says no region" },
];
const ACTIONS: Resource["action"][] = ["create", "update", "replace", "no-op", "read", "apply"];
const TOLERATED = ["node", "data-centre", "region", null] as const;

/**
 * A document that no file may ever give, yet of the shape that policies are promised: one or more documents that somebody wrote, together,
 * with resources, attributes, marks and settings changed as the schemas of policies/resources allow.
 */
export function makeDocument(
  bases: readonly InputDocument[],
  { terraform, kubernetes }: Pick<DeclaredAttributes, "terraform" | "kubernetes">,
  random: Random,
): InputDocument {
  const parts = Array.from({ length: 1 + random.below(3) }, (_, i) => renamed(random.of(bases), `${i}/`));
  const [first] = parts;
  const document: InputDocument = {
    ...structuredClone(first ?? random.of(bases)),
    terraform: together(parts.map((part) => part.terraform)),
    kubernetes: together(parts.map((part) => part.kubernetes)),
  };
  for (let left = 1 + random.below(12); left > 0; left -= 1) {
    const family = random.below(2) === 0 ? "terraform" : "kubernetes";
    changeFamily(document[family], family === "terraform" ? terraform : kubernetes, random);
  }
  changeSettings(document, random);
  return document;
}

/** Ids begin with the name of their input; in another document the same names mean other resources. */
function renamed(document: InputDocument, prefix: string): InputDocument {
  const resources = [...Object.values(document.terraform), ...Object.values(document.kubernetes)].flat();
  let text = JSON.stringify(document);
  for (const name of new Set(resources.map(({ input }) => input))) {
    const written = JSON.stringify(name).slice(1, -1);
    text = text
      .replaceAll(`"${written}#`, `"${prefix}${written}#`)
      .replaceAll(`"${written}"`, `"${prefix}${written}"`);
  }
  return JSON.parse(text) as InputDocument;
}

function together(parts: readonly InputDocument["terraform"][]): InputDocument["terraform"] {
  const all: InputDocument["terraform"] = {};
  for (const part of parts) {
    for (const [type, resources] of Object.entries(part)) {
      all[type] = [...(all[type] ?? []), ...structuredClone(resources)];
    }
  }
  return all;
}

function changeFamily(
  family: InputDocument["terraform"],
  declared: Record<string, Attribute>,
  random: Random,
): void {
  const types = Object.keys(family);
  if (types.length === 0) {
    return;
  }
  const type = random.of(types);
  const resources = family[type] ?? [];
  const resource = resources.length === 0 ? null : random.of(resources);
  const attribute = declared[type];
  if (resource === null || attribute === undefined) {
    return;
  }
  const ids = Object.values(family)
    .flat()
    .map(({ id }) => id);
  random.of([
    () => changeAttribute(resource, attribute, family, random),
    () => changeAttribute(resource, attribute, family, random),
    () => changeAttribute(resource, attribute, family, random),
    () => resources.splice(resources.indexOf(resource), 1),
    () => resources.push(twinOf(resource, ids)),
    () => Object.assign(resource, { region: random.of(REGIONS) }),
    () => Object.assign(resource, { action: random.of(ACTIONS) }),
    () => changeReference(resource, ids, random),
  ])();
}

/** The same again under another id: ids are unique, also where one of an earlier number was taken away. */
function twinOf(resource: Resource, ids: readonly string[]): Resource {
  let n = ids.length;
  while (ids.includes(`${resource.id}-${n}`)) n += 1;
  return { ...structuredClone(resource), id: `${resource.id}-${n}`, address: `${resource.address}-${n}` };
}

/** Sets an attribute to another value of its type, takes it away, or marks it as unknown or withheld. */
function changeAttribute(
  resource: Resource,
  attribute: Attribute,
  family: InputDocument["terraform"],
  random: Random,
): void {
  const path = randomPath(attribute, resource.values, random);
  const isValueless = path.attribute !== true && path.attribute.format === "references";
  if (path.names.length === 0 || isValueless) {
    return;
  }
  const values = structuredClone(resource.values) as Record<string, unknown>;
  const kind = random.below(5);
  setAt(values, path.names, kind < 3 ? randomValue(path.attribute, family, random) : undefined);
  Object.assign(resource, { values });
  if (kind >= 3) {
    const field = kind === 3 ? "unknown" : "withheld";
    const marks = typeof resource[field] === "object" ? structuredClone(resource[field]) : {};
    setAt(marks as Record<string, unknown>, path.names, true);
    Object.assign(resource, { [field]: marks as Marks });
  }
}

/** A way down the declared attributes, through list elements that are there. */
function randomPath(
  attribute: Attribute,
  value: unknown,
  random: Random,
): { names: (string | number)[]; attribute: Attribute } {
  const names: (string | number)[] = [];
  let at = attribute;
  let inside = value;
  for (;;) {
    if (at === true) {
      return { names, attribute: at };
    }
    if (at.items !== undefined && Array.isArray(inside) && inside.length > 0) {
      const index = random.below(inside.length);
      names.push(index);
      at = at.items;
      inside = inside[index];
    } else if (at.properties !== undefined && Object.keys(at.properties).length > 0) {
      const name = random.of(Object.keys(at.properties));
      names.push(name);
      at = at.properties[name] ?? true;
      inside =
        typeof inside === "object" && inside !== null ? (inside as Record<string, unknown>)[name] : undefined;
    } else {
      return { names, attribute: at };
    }
    if (random.below(6) === 0) {
      return { names, attribute: at };
    }
  }
}

function setAt(root: Record<string, unknown>, names: readonly (string | number)[], value: unknown): void {
  let at = root as Record<string | number, unknown>;
  for (const [i, name] of names.entries()) {
    if (i === names.length - 1) {
      if (value === undefined && !Array.isArray(at)) {
        delete at[name];
      } else {
        at[name] = value ?? null;
      }
      return;
    }
    const next = at[name];
    if (typeof next !== "object" || next === null) {
      at[name] = typeof names[i + 1] === "number" ? [] : {};
    }
    at = at[name] as Record<string | number, unknown>;
  }
}

/** A value of a declared type, often one that stands elsewhere in the estate. */
function randomValue(attribute: Attribute, family: InputDocument["terraform"], random: Random): unknown {
  const type = attribute === true ? random.of(["string", "number", "boolean"] as const) : attribute.type;
  if (attribute !== true && attribute.format !== undefined) {
    return random.of([
      { text: "0 3 * * *", max_gap_s: 86_400 },
      { text: "5m", seconds: 300 },
      { text: "2", value: 2 },
      { text: "x", error: "is none" },
    ]);
  }
  if (type === "number") {
    return random.of([0, 1, 2, 3, 4, 5, 7, 100, -1, 0.5]);
  }
  if (type === "boolean") {
    return random.below(2) === 0;
  }
  if (attribute !== true && (attribute.properties !== undefined || attribute.items !== undefined)) {
    return random.of([null, {}, []]);
  }
  return random.of([...stringsOf(family), "", "eu-west-1a", "a", "50%"]);
}

function stringsOf(family: InputDocument["terraform"]): string[] {
  const resources = Object.values(family).flat();
  return resources.flatMap(({ id, values }) => [id, ...leaves(values)]).slice(0, 200);
}

function leaves(value: unknown): string[] {
  if (typeof value === "string") {
    return [value];
  }
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(leaves) : [];
}

function changeReference(resource: Resource, ids: readonly string[], random: Random): void {
  const references = structuredClone(resource.references) as Record<string, string[]>;
  const paths = Object.keys(references);
  if (paths.length === 0) {
    return;
  }
  const path = random.of(paths);
  references[path] = random.below(2) === 0 ? [] : [random.of(ids)];
  Object.assign(resource, { references });
}

function changeSettings({ settings }: InputDocument, random: Random): void {
  if (random.below(2) === 0) {
    const times = [null, 0, 60, 14_400, 86_400];
    const objectives = { tolerate: random.of(TOLERATED), rto_s: random.of(times), rpo_s: random.of(times) };
    Object.assign(settings, { objectives });
  }
  if (random.below(3) === 0) {
    Object.assign(settings, {
      connectivity: [],
      assumed_cluster: { nodes: 1 + random.below(7), data_centres: 1 + random.below(4) },
    });
  }
}
