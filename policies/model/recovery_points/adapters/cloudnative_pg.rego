# METADATA
# title: Backups and replicas of CloudNativePG
# description: |
#   WAL is archived at least every five minutes (archive_timeout), so that every moment up to then can be restored from the last base backup; volume
#   snapshots are those of their schedule. A replica cluster follows by streaming within about a second where it can keep up, or by the archive. An
#   object store inside the cluster is lost with it and is none. Snapshots that the cluster owns are deleted with it, where their class is told to delete them.
# related_resources:
#   - ref: https://cloudnative-pg.io/documentation/current/wal_archiving/
#     description: WAL archiving
#   - ref: https://cloudnative-pg.io/documentation/current/replica_cluster/
#     description: Replica clusters
package resilience.model.recovery_points.adapters.cloudnative_pg

import data.resilience.lib
import data.resilience.model.data_services.adapters.cloudnative_pg
import data.resilience.model.data_services.members
import data.resilience.model.recovery_points.object_stores

# METADATA
# description: Recovery points of the CloudNativePG clusters in the input.
found := array.concat(array.concat(_archived, _snapshots), _replicas)

_clusters := {cluster.id: cluster | some cluster in input.kubernetes["postgresql.cnpg.io/Cluster"]}

_archived := [point |
	some id, cluster in _clusters
	archive := cloudnative_pg.archive(cluster)
	not members.is_inside(archive.endpoint)
	count(cloudnative_pg.active_schedules(cluster)) > 0
	point := object.union(_backup(id, cluster), {
		"kind": "continuous", "region": object_stores.region_of(archive.path),
		"age_s": 300, "age_from": "CloudNativePG documentation: WAL is archived every five minutes at least",
	})
]

_snapshots := [point |
	some id, cluster in _clusters
	not cloudnative_pg.archive(cluster)
	lib.at(cluster, ["spec", "backup", "volumeSnapshot"], null) != null
	gap := cloudnative_pg.max_gap_s(cluster)
	gap != null
	point := object.union(_backup(id, cluster), {
		"kind": "backup", "region": members.record(cluster, "", {}).region,
		"age_s": gap, "age_from": sort(cloudnative_pg.active_schedules(cluster))[0],
		"outlives_source": _outlives(cluster),
	})
]

# By default nothing owns the snapshots, so that deleting the cluster leaves them. What a class that is not in sight does is not known.
_outlives(cluster) if {
	lib.at(cluster, ["spec", "backup", "volumeSnapshot", "snapshotOwnerReference"], "none") != "cluster"
} else := false if {
	_policies(cluster) == {"Delete"}
} else if {
	_policies(cluster) == {"Retain"}
} else := null

_policies(cluster) := {lib.text(class, ["deletionPolicy"]) |
	some id in lib.refs(cluster, "spec.backup.volumeSnapshot.className")
	class := _classes[id]
}

_classes := {class.id: class | some class in input.kubernetes["snapshot.storage.k8s.io/VolumeSnapshotClass"]}

_backup(id, cluster) := {
	"id": id, "of": id,
	"restore_s": null, "restore_from": "CloudNativePG documentation: depends on the size of the database",
	"retention_s": cloudnative_pg.retention_s(cluster), "outlives_source": true, "unknown": {},
}

_replicas := [point |
	some record in cloudnative_pg.found
	_clusters[record.replica_of]
	point := {
		"id": record.id, "of": record.replica_of, "kind": "replica", "region": record.region,
		"age_s": 300, "age_from": "CloudNativePG documentation: WAL is archived every five minutes at least; by streaming it is about a second",
		"restore_s": 60, "restore_from": "it is promoted by a change of its manifest",
		"retention_s": null, "outlives_source": true, "unknown": {},
	}
]
