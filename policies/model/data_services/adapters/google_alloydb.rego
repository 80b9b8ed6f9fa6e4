# METADATA
# title: AlloyDB
# description: |
#   The storage of a cluster is in several zones of its region; it serves on where its primary instance is REGIONAL, which it is unless told otherwise.
#   Continuous backup (14 days) and daily backups are on unless switched off. A cluster of type SECONDARY follows a primary one in another region.
#   Since version 7 the provider refuses to delete a cluster unless that is switched off.
# related_resources:
#   - ref: https://cloud.google.com/alloydb/docs/overview
#     description: Regional instances and their storage
#   - ref: https://cloud.google.com/alloydb/docs/cross-region-replication/about-cross-region-replication
#     description: Secondary clusters
package resilience.model.data_services.adapters.google_alloydb

import data.resilience.lib
import data.resilience.model.components

# METADATA
# description: Records of the AlloyDB clusters in the input.
found := [record |
	some cluster in input.terraform.google_alloydb_cluster
	survives := _survives(_primaries[cluster.id])
	continuous := lib.flag(cluster, ["continuous_backup_config", 0, "enabled"], true)
	record := components.record(cluster, "AlloyDB cluster", {
		"holds_data": true,
		"survives_node": survives, "survives_data_centre": survives, "failover_s": 60,
		"backed_up": lib.any_of([continuous, lib.flag(cluster, ["automated_backup_policy", 0, "enabled"], true)]), "point_in_time": continuous,
		"retention_s": lib.days(lib.at(cluster, ["continuous_backup_config", 0, "recovery_window_days"], 14)),
		"deletion_refused": _refused(cluster),
		"replica_of": _source(cluster),
		"related": sort(lib.referrers(cluster, "cluster")),
	})
]

_survives(primaries) := lib.undecided("its primary instance is in no input") if {
	count(primaries) == 0
} else := lib.undecided(verdict.why) if {
	verdict := _regional(primaries[0])
	verdict.holds == null
} else := lib.fails($"the availability_type of its primary instance {primaries[0].address} is ZONAL", null, "Set `availability_type = \"REGIONAL\"` of its primary instance.") if {
	_regional(primaries[0]).holds == false
} else := lib.holds("its primary instance is regional")

_regional(instance) := lib.one_of(instance, ["availability_type"], "REGIONAL", ["REGIONAL"])

# The primary instance of a secondary cluster is of type SECONDARY.
_primaries := {cluster.id: primaries |
	some cluster in input.terraform.google_alloydb_cluster
	primaries := [instance |
		some id in sort(lib.referrers(cluster, "cluster"))
		instance := _instances[id]
		not lib.at(instance, ["instance_type"], "PRIMARY") == "READ_POOL"
	]
}

_instances := {instance.id: instance | some instance in input.terraform.google_alloydb_instance}

# Before version 7 there is nothing to refuse it with.
_refused(cluster) := lib.flag(cluster, ["deletion_protection"], true) if {
	lib.at(cluster, ["deletion_protection"], null) != null
} else := null

_source(cluster) := null if {
	lib.at(cluster, ["cluster_type"], "PRIMARY") != "SECONDARY"
} else := sort(lib.refs(cluster, "secondary_config"))[0] if {
	lib.refs(cluster, "secondary_config") != set()
} else := "unknown"
