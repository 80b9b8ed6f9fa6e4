import { groupAndKind } from "../../sources/kubernetes/object-identity.ts";
import { asMapping, textOf } from "./value-at.ts";

/** An object as another one means it: its type, its name, and its namespace where it is said. */
export interface MeantObject {
  type: string;
  name: string;
  namespace: string | null;
}

/**
 * Reads a mapping that says which object it means by `apiVersion` or `group`, `kind`, `name` and `namespace`; null where it means none.
 * `otherwise` is the type that counts for what it does not say; null where all of it must be said.
 */
export function readObjectReference(value: unknown, otherwise: string | null): MeantObject | null {
  const mapping = asMapping(value);
  const name = textOf(mapping?.["name"]) ?? "";
  if (mapping === null || name === "") {
    return null;
  }
  const [group, kind] = otherwise?.split("/") ?? [];
  const identity = groupAndKind({
    apiVersion: mapping["apiVersion"] ?? apiVersionOf(textOf(mapping["group"]) ?? group),
    kind: mapping["kind"] ?? kind,
  });
  if (identity === null) {
    return null;
  }
  const namespace = textOf(mapping["namespace"]) ?? "";
  return {
    type: `${identity.group}/${identity.kind}`,
    name,
    namespace: namespace === "" ? null : namespace,
  };
}

/** A group as it stands in `apiVersion`; the core group, "" in a reference, has no name there. */
function apiVersionOf(group: string | undefined): string | undefined {
  return group === undefined ? undefined : group === "" || group === "core" ? "v1" : `${group}/v1`;
}
