import { textOf, valuesAt } from "./value-at.ts";

/** An attribute that names another object of the same namespace. */
interface NamedReference {
  /** Keys that lead to the name; `*` is every position of a list. */
  path: readonly string[];
  /** The type of what it names. */
  target: string;
}

const SERVICE = "core/Service";
const STORAGE_LOCATION = "velero.io/BackupStorageLocation";
const SNAPSHOT_LOCATION = "velero.io/VolumeSnapshotLocation";

function to(target: string, ...paths: string[]): NamedReference[] {
  return paths.map((path) => ({ path: path.split("."), target }));
}

/** Which attributes of which kinds name which others, from the kinds' API references. */
const NAMED: Record<string, NamedReference[]> = {
  "apps/StatefulSet": to(SERVICE, "spec.serviceName"),
  "networking.k8s.io/Ingress": to(
    SERVICE,
    "spec.defaultBackend.service.name",
    "spec.rules.*.http.paths.*.backend.service.name",
    // extensions/v1beta1 and networking.k8s.io/v1beta1.
    "spec.backend.serviceName",
    "spec.rules.*.http.paths.*.backend.serviceName",
  ),
  "velero.io/Schedule": [
    ...to(STORAGE_LOCATION, "spec.template.storageLocation"),
    ...to(SNAPSHOT_LOCATION, "spec.template.volumeSnapshotLocations.*"),
  ],
  "velero.io/Backup": [
    ...to(STORAGE_LOCATION, "spec.storageLocation"),
    ...to(SNAPSHOT_LOCATION, "spec.volumeSnapshotLocations.*"),
  ],
  "velero.io/Restore": [
    ...to("velero.io/Schedule", "spec.scheduleName"),
    ...to("velero.io/Backup", "spec.backupName"),
  ],
  "postgresql.cnpg.io/ScheduledBackup": to("postgresql.cnpg.io/Cluster", "spec.cluster.name"),
};

/** The names that an object of a type holds: attribute path, type and name of what is named. Empty names name nothing. */
export function namedReferences(
  type: string,
  values: unknown,
): { path: string; target: string; name: string }[] {
  const named = Object.hasOwn(NAMED, type) ? (NAMED[type] ?? []) : [];
  return named.flatMap(({ path, target }) =>
    valuesAt(values, path)
      .map((found) => ({ path: found.path, target, name: textOf(found.value) ?? "" }))
      .filter(({ name }) => name !== ""),
  );
}
