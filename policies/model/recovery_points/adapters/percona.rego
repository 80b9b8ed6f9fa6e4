# METADATA
# title: Backups of Percona's MySQL and MongoDB clusters
# description: |
#   What is scheduled and goes to a storage outside the cluster. With point-in-time recovery logs are uploaded every minute (MySQL,
#   `timeBetweenUploads`) or every ten minutes (MongoDB, `oplogSpanMin`).
# related_resources:
#   - ref: https://docs.percona.com/percona-operator-for-mysql/pxc/backups-pitr.html
#     description: Binary logs for point-in-time recovery
#   - ref: https://docs.percona.com/percona-operator-for-mongodb/backups-pitr.html
#     description: Oplogs for point-in-time recovery
package resilience.model.recovery_points.adapters.percona

import data.resilience.lib
import data.resilience.model.data_services.percona
import data.resilience.model.recovery_points.object_stores

# METADATA
# description: Recovery points of Percona's clusters in the input.
found := array.concat(
	[_point(cluster, gaps, _upload(cluster, "timeBetweenUploads", 60, 1)) |
		some cluster in input.kubernetes["pxc.percona.com/PerconaXtraDBCluster"]
		gaps := percona.scheduled(cluster, ["spec", "backup", "schedule"])
		_is_kept(cluster, gaps)
	],
	[_point(cluster, gaps, _upload(cluster, "oplogSpanMin", 10, 60)) |
		some cluster in input.kubernetes["psmdb.percona.com/PerconaServerMongoDB"]
		lib.at(cluster, ["spec", "backup", "enabled"], true) != false
		gaps := percona.scheduled(cluster, ["spec", "backup", "tasks"])
		_is_kept(cluster, gaps)
	],
)

_is_kept(cluster, gaps) if {
	count(gaps) > 0
	count(percona.outside(cluster)) > 0
}

# Seconds between two uploads of logs, null where they are not uploaded.
_upload(cluster, field, fallback, unit_s) := n * unit_s if {
	lib.at(cluster, ["spec", "backup", "pitr", "enabled"], false) == true
	n := lib.at(cluster, ["spec", "backup", "pitr", field], fallback)
	is_number(n)
} else := null

_point(cluster, gaps, upload_s) := object.union(_age(gaps, upload_s), {
	"id": cluster.id, "of": cluster.id, "region": _region(percona.outside(cluster)[0]),
	"restore_s": null, "restore_from": "Percona documentation: depends on the size of the database",
	"retention_s": null, "outlives_source": true, "unknown": {},
})

_age(gaps, null) := {"kind": "backup", "age_s": min(gaps), "age_from": "the schedule of its backups"}

_age(_, upload_s) := {"kind": "continuous", "age_s": upload_s, "age_from": "Percona documentation: time between two uploads"} if upload_s != null

_region(storage) := storage.region if {
	storage.region != null
} else := object_stores.region_of(storage.bucket)
