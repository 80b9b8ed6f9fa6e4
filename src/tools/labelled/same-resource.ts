import { resourceNames } from "../../model/resource-pattern.ts";

/** Is what a case calls `resource` the subject of this id (`<input>#<address>`)? Null is any subject. */
export function isSameResource(resource: string | null, id: string): boolean {
  if (resource === null) {
    return true;
  }
  const address = id.slice(id.indexOf("#") + 1);
  const object = /^([A-Z][A-Za-z]*)\/(?:(.*)\/)?(.*)$/.exec(resource);
  if (object !== null) {
    const [, kind = "", namespace, name = ""] = object;
    return isSameObject({ kind, namespace, name }, address);
  }
  return resourceNames({ id, address }).includes(resource) || address.startsWith(`${resource}.`);
}

/** Cases name a kind without its group, a namespace only where it matters, and an object without a name `None`. */
function isSameObject(
  asked: { kind: string; namespace: string | undefined; name: string },
  address: string,
): boolean {
  const [kind = "", ...rest] = address.split("/");
  const name = rest.at(-1) ?? "*";
  const namespace = rest.length > 1 ? rest[0] : "";
  return (
    kind.split(".")[0] === asked.kind &&
    (name === asked.name || (asked.name === "None" && name === "*")) &&
    (asked.namespace === undefined || asked.namespace === namespace)
  );
}
