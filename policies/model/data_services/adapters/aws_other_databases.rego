# METADATA
# title: Keyspaces, Timestream for InfluxDB, QLDB, Aurora DSQL and DAX
# description: |
#   Keyspaces, QLDB and DSQL keep what they hold in three zones. A table of Keyspaces can be restored to any moment of 35 days where that is on. InfluxDB has a
#   standby in another zone where it is asked for. DAX is a cache in front of a table: its nodes are spread over zones unless these are named.
# related_resources:
#   - ref: https://docs.aws.amazon.com/keyspaces/latest/devguide/PointInTimeRecovery.html
#     description: Point-in-time recovery of Keyspaces
#   - ref: https://docs.aws.amazon.com/timestream/latest/developerguide/timestream-for-influx-managing-multi-az.html
#     description: Multi-AZ deployments of InfluxDB
#   - ref: https://docs.aws.amazon.com/aurora-dsql/latest/userguide/disaster-recovery-resiliency.html
#     description: Resilience of DSQL
#   - ref: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/DAX.concepts.cluster.html
#     description: Clusters of DAX
package resilience.model.data_services.adapters.aws_other_databases

import data.resilience.lib
import data.resilience.model.components

# METADATA
# description: Records of these databases in the input.
found := array.concat(array.concat(_keyspaces, _influx), array.concat(array.concat(_ledgers, _dsql), _dax))

_keyspaces := [record |
	some table in input.terraform.aws_keyspaces_table
	recovery := lib.with_mend(lib.one_of(table, ["point_in_time_recovery", 0, "status"], "DISABLED", ["ENABLED"]), "Add `point_in_time_recovery { status = \"ENABLED\" }`.")
	record := components.record(table, "Cassandra table", {
		"holds_data": true, "survives_data_centre": lib.holds("Keyspaces keeps it in three zones"),
		"survives_region": _other_regions(table), "backed_up": recovery, "point_in_time": recovery, "retention_s": _five_weeks(recovery),
	})
]

_five_weeks(recovery) := lib.days(35) if {
	recovery.holds == true
} else := null

_other_regions(table) := lib.holds("its keyspace is replicated to other regions") if {
	some id in lib.refs(table, "keyspace_name")
	lib.at(_spaces[id], ["replication_specification", 0, "replication_strategy"], "") == "MULTI_REGION"
} else := null

_spaces := {space.id: space | some space in input.terraform.aws_keyspaces_keyspace}

_influx := [record |
	some database in input.terraform.aws_timestreaminfluxdb_db_instance
	survives := lib.one_of(database, ["deployment_type"], "SINGLE_AZ", ["WITH_MULTIAZ_STANDBY"])
	record := components.record(database, "InfluxDB database", {"holds_data": true, "survives_node": survives, "survives_data_centre": survives})
]

_ledgers := [record |
	some ledger in input.terraform.aws_qldb_ledger
	record := components.record(ledger, "ledger", {
		"holds_data": true, "survives_data_centre": lib.holds("QLDB keeps it in three zones"),
		"deletion_refused": lib.flag(ledger, ["deletion_protection"], true),
	})
]

_dsql := [record |
	some cluster in input.terraform.aws_dsql_cluster
	record := components.record(cluster, "DSQL cluster", {
		"holds_data": true, "survives_data_centre": lib.holds("DSQL is active in three zones"),
		"survives_region": _peered(cluster), "deletion_refused": lib.flag(cluster, ["deletion_protection_enabled"], false),
	})
]

_peered(cluster) := lib.holds("it is one of a multi-Region cluster") if {
	count(lib.at(cluster, ["multi_region_properties"], [])) > 0
} else := null

_dax := [record |
	some cluster in input.terraform.aws_dax_cluster
	nodes := lib.at_least(cluster, ["replication_factor"], 1, 2)
	record := components.record(cluster, "DAX cluster", {
		"data_centres": _zones(cluster), "count": lib.at(cluster, ["replication_factor"], null),
		"survives_node": nodes, "survives_data_centre": lib.all_of([nodes, _spread(cluster)]),
	})
]

_zones(cluster) := sort({zone | some zone in lib.at(cluster, ["availability_zones"], []); is_string(zone)})

_spread(cluster) := lib.fails($"its nodes are in {_zones(cluster)[0]} only", "availability_zones", "Leave `availability_zones` out and DAX spreads the nodes, or name two.") if {
	count(_zones(cluster)) == 1
} else := lib.holds("its nodes are spread over zones")
