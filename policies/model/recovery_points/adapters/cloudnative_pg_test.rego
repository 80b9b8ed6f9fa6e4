package resilience.recovery_points_cloudnative_pg_test

import data.resilience.model.recovery_points.adapters.cloudnative_pg
import data.resilience.testing as build

_class(policy) := build.kubernetes("snapshot.storage.k8s.io/VolumeSnapshotClass", "", "ebs", {"driver": "ebs.csi.aws.com", "deletionPolicy": policy})

_cluster(owner, classes) := build.referring(
	build.kubernetes("postgresql.cnpg.io/Cluster", "shop", "db", {"spec": {"backup": {"volumeSnapshot": {"className": "ebs", "snapshotOwnerReference": owner}}}}),
	{"spec.backup.volumeSnapshot.className": classes},
)

_schedule(cluster) := build.referring(
	build.kubernetes("postgresql.cnpg.io/ScheduledBackup", "shop", "db", {"spec": {"schedule": {"text": "0 0 3 * * *", "max_gap_s": 86400}}}),
	{"spec.cluster.name": [cluster]},
)

_outlives(owner, classes) := [point.outlives_source | some point in found] if {
	cluster := _cluster(owner, classes)
	found := cloudnative_pg.found with input as build.document(array.concat(classes, [cluster, _schedule(cluster)]), {})
}

test_whether_snapshots_stay_when_their_cluster_is_deleted if {
	_outlives("none", [_class("Delete")]) == [true]
	_outlives("backup", [_class("Delete")]) == [true]
	_outlives("cluster", [_class("Retain")]) == [true]
	_outlives("cluster", [_class("Delete")]) == [false]
	_outlives("cluster", []) == [null]
}
