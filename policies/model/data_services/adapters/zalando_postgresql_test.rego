package resilience.data_services_zalando_test

import data.resilience.model.data_services.adapters.zalando_postgresql
import data.resilience.model.recovery_points.adapters.postgresql_operators
import data.resilience.testing as build

_cluster(spec) := build.kubernetes("acid.zalan.do/postgresql", "shop", "db", {"spec": object.union({"numberOfInstances": 2}, spec)})

_operator(configuration) := build.kubernetes("acid.zalan.do/OperatorConfiguration", "shop", "operator", {"configuration": configuration})

_of(resources) := record if {
	[record] := zalando_postgresql.found with input as build.document(resources, {})
}

_points(resources) := [[point.kind, point.region, point.age_s] | some point in found] if {
	found := postgresql_operators.found with input as build.document(resources, {})
}

_not_said := "whether it is so is said in the configuration of Zalando's operator, which is in no input"

_unknown(why) := {"holds": null, "why": why, "attribute": null, "mend": null}

test_a_cluster_whose_operator_no_input_shows if {
	db := _cluster({})
	where := "where WAL goes is said in the configuration of Zalando's operator, which is in no input"
	_of([db]) == build.component(db, "PostgreSQL cluster", {
		"holds_data": true, "count": 2, "failover_s": 60, "failover_rpo_s": 1,
		"survives_node": _unknown(_not_said), "survives_data_centre": _unknown(_not_said),
		"backed_up": _unknown($"postgresql.acid.zalan.do/shop/db: logical backups are off, and {where}"),
		"point_in_time": _unknown($"postgresql.acid.zalan.do/shop/db: {where}"),
	})
	_points([db]) == []
}

_survives(kubernetes) := [record.survives_node.holds, record.survives_data_centre.holds] if {
	record := _of([_cluster({}), _operator({"kubernetes": kubernetes})])
}

test_what_the_operator_says_of_nodes if {
	_survives({}) == [false, false]
	_survives({"enable_pod_antiaffinity": true}) == [true, true]
	_survives({"enable_pod_antiaffinity": true, "pod_antiaffinity_preferred_during_scheduling": true}) == [true, false]
	_survives({"enable_pod_antiaffinity": true, "pod_antiaffinity_topology_key": "topology.kubernetes.io/zone"}) == [true, true]
}

_backups(spec, configuration) := [record.backed_up.holds, record.point_in_time.holds] if {
	record := _of([_cluster(spec), _operator(configuration)])
}

test_backups if {
	_backups({}, {}) == [false, false]
	_backups({"enableLogicalBackup": true}, {}) == [true, false]
	_backups({}, {"aws_or_gcp": {"wal_s3_bucket": "wal"}}) == [true, true]
	_points([_cluster({}), _operator({"aws_or_gcp": {"wal_s3_bucket": "wal"}})]) == [["continuous", null, 1800]]
	_points([_cluster({"enableLogicalBackup": true})]) == [["backup", null, 86400]]
	_points([_cluster({"enableLogicalBackup": true, "logicalBackupSchedule": {"text": "@hourly", "max_gap_s": 3600}})]) == [["backup", null, 3600]]
}

test_a_standby_follows_another if {
	_of([_cluster({"standby": {"s3_wal_path": "s3://wal"}})]).replica_of == "unknown"
	_of([_cluster({})]).replica_of == null
}

_replicated(n, patroni) := [record.survives_node.holds, record.survives_node.why, record.failover_rpo_s] if {
	apart := _operator({"kubernetes": {"enable_pod_antiaffinity": true}})
	record := _of([_cluster({"numberOfInstances": n, "patroni": patroni}), apart])
}

test_how_writes_are_replicated if {
	_replicated(2, {}) == [true, "it has 2 instances on different nodes", 1]
	_replicated(2, {"synchronous_mode": true}) == [true, "it has 2 instances on different nodes", 0]
	_replicated(2, {"synchronous_mode_strict": true}) == [true, "it has 2 instances on different nodes", 1]
	_replicated(2, {"synchronous_mode": true, "synchronous_mode_strict": true}) == [false, "each write waits for 1 standby, and it has 2 instances", 0]
	_replicated(3, {"synchronous_mode": true, "synchronous_mode_strict": true}) == [true, "it has 3 instances on different nodes", 0]
	_replicated(3, {"synchronous_mode": true, "synchronous_mode_strict": true, "synchronous_node_count": 2})[0] == false
}

test_every_place_that_wal_goes_to if {
	every key in ["wal_s3_bucket", "wal_gs_bucket", "wal_az_storage_account"] {
		_backups({}, {"aws_or_gcp": {key: "shop-wal"}}) == [true, true]
	}
	_backups({}, {"aws_or_gcp": {"other": "shop-wal"}}) == [false, false]
}

test_every_way_to_follow_another if {
	every key in ["s3_wal_path", "gs_wal_path", "standby_host"] { _of([_cluster({"standby": {key: "x"}})]).replica_of == "unknown" }
	_of([_cluster({"standby": {"other": "x"}})]).replica_of == null
}
