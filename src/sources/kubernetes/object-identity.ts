/** Who an object is: what the API server tells objects apart by. */
export interface ObjectIdentity {
  /** `apps/Deployment`, `core/Service`: the group without its version. */
  type: string;
  /** "" where the manifest names none. */
  namespace: string;
  /** `Kind.group/namespace/name`; no `.group` for the core group, no namespace part where none is named. */
  address: string;
  /** There is no name, or the API server makes it (`generateName`; `*` stands for that part): two such objects are never the same. */
  generated: boolean;
}

/** Kinds that moved to another group; manifests of both are the same objects. */
const MOVED: Record<string, string> = {
  "extensions/Deployment": "apps",
  "extensions/DaemonSet": "apps",
  "extensions/ReplicaSet": "apps",
  "extensions/Ingress": "networking.k8s.io",
  "extensions/NetworkPolicy": "networking.k8s.io",
};

const API_VERSION = /^(?:([a-zA-Z0-9](?:[a-zA-Z0-9.-]{0,250}[a-zA-Z0-9])?)\/)?[a-zA-Z0-9]{1,63}$/;
const KIND = /^[A-Za-z][A-Za-z0-9]{0,62}$/;
/** Names that some kind of Kubernetes object may have: a path segment without white space, quotes or control characters. */
const NAME = /^[A-Za-z0-9_.:@-]{1,253}$/;

/** The group (`core` where there is none) and kind of an object; null where the two are not what Kubernetes has. */
export function groupAndKind(value: Record<string, unknown>): { group: string; kind: string } | null {
  const { apiVersion, kind } = value;
  if (typeof apiVersion !== "string" || typeof kind !== "string" || !KIND.test(kind)) {
    return null;
  }
  const version = API_VERSION.exec(apiVersion);
  const group = version?.[1] ?? "core";
  const moved = `${group}/${kind}`;
  return version === null
    ? null
    : { group: Object.hasOwn(MOVED, moved) ? (MOVED[moved] ?? group) : group, kind };
}

/** The identity of an object; null where its name or namespace is none that Kubernetes accepts. */
export function identify(
  { group, kind }: { group: string; kind: string },
  metadata: Record<string, unknown>,
): ObjectIdentity | null {
  const namespace = metadata["namespace"] ?? "";
  const given = metadata["name"] ?? "";
  const prefix = metadata["generateName"] ?? "";
  const base = given === "" ? prefix : given;
  if (!isNameOrEmpty(namespace) || !isNameOrEmpty(base)) {
    return null;
  }
  const generated = given === "";
  const name = generated ? `${base}*` : base;
  const kindPart = group === "core" ? kind : `${kind}.${group}`;
  const address = [kindPart, namespace, name].filter((part) => part !== "").join("/");
  return { type: `${group}/${kind}`, namespace, address, generated };
}

function isNameOrEmpty(value: unknown): value is string {
  return value === "" || (typeof value === "string" && NAME.test(value));
}
