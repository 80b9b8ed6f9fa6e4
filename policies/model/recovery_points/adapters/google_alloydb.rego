# METADATA
# title: Backups and secondary clusters of AlloyDB
# description: |
#   Continuous backup holds every moment of its window, daily backups are kept for 14 days, both in the region of the cluster unless the policy names
#   another location. A secondary cluster follows asynchronously, with no bound, and is promoted within minutes.
# related_resources:
#   - ref: https://cloud.google.com/alloydb/docs/backup/overview
#     description: Backups of AlloyDB
#   - ref: https://cloud.google.com/alloydb/docs/cross-region-replication/about-cross-region-replication
#     description: Secondary clusters
package resilience.model.recovery_points.adapters.google_alloydb

import data.resilience.lib
import data.resilience.model.data_services.adapters.google_alloydb
import data.resilience.model.recovery_points

# METADATA
# description: Recovery points of the AlloyDB clusters in the input.
found := array.concat(array.concat(_continuous, _daily), _secondaries)

_clusters := {cluster.id: cluster | some cluster in input.terraform.google_alloydb_cluster}

_continuous := [point |
	some service in google_alloydb.found
	service.point_in_time.holds == true
	point := recovery_points.record(service.id, service.id, "continuous", {
		"region": service.region,
		"age_s": 300, "age_from": "Google documentation: any moment up to shortly ago; taken as five minutes",
		"retention_s": service.retention_s,
	})
]

_daily := [point |
	some service in google_alloydb.found
	cluster := _clusters[service.id]
	lib.flag(cluster, ["automated_backup_policy", 0, "enabled"], true).holds == true
	some region in _regions(service, cluster)
	point := recovery_points.record(service.id, service.id, "backup", {
		"region": region,
		"age_s": 86400, "age_from": "Google documentation: a backup is made once a day by default",
		"retention_s": lib.at(cluster, ["automated_backup_policy", 0, "time_based_retention", 0, "retention_period", "seconds"], 1209600),
		"outlives_source": true,
	})
]

_regions(service, cluster) := sort({service.region, location}) if {
	location := lib.text(cluster, ["automated_backup_policy", 0, "location"])
	location != ""
} else := [service.region]

_secondaries := [point |
	some service in google_alloydb.found
	_clusters[service.replica_of]
	point := recovery_points.record(service.id, service.replica_of, "replica", {
		"region": service.region,
		"age_s": 300, "age_from": "Google documentation: asynchronous, no bound; taken as five minutes",
		"restore_s": 300, "restore_from": "Google documentation: minutes to promote",
		"outlives_source": true,
	})
]
