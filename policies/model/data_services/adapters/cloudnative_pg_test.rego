package resilience.data_services_cloudnative_pg_test

import data.resilience.model.data_services.adapters.cloudnative_pg
import data.resilience.model.recovery_points.adapters.cloudnative_pg as points
import data.resilience.testing as build

_cluster(name, spec) := build.kubernetes("postgresql.cnpg.io/Cluster", "shop", name, {"spec": spec})

_daily := {"text": "0 0 0 * * *", "max_gap_s": 86400}

_schedule(spec, cluster) := build.referring(build.kubernetes("postgresql.cnpg.io/ScheduledBackup", "shop", "daily", {"spec": build.with_fields({"schedule": _daily}, spec)}), {"spec.cluster.name": [cluster]})

_found(resources) := found if {
	found := cloudnative_pg.found with input as build.document(resources, {})
}

_points(resources) := found if {
	found := points.found with input as build.document(resources, {})
}

_archiving := {"instances": 3, "backup": {"retentionPolicy": "30d", "barmanObjectStore": {"destinationPath": "s3://shop-wal/db"}}}

_none(why) := {
	"holds": false, "why": why, "attribute": "spec.backup",
	"mend": "Set `backup.barmanObjectStore`, or the plugin barman-cloud, and add a ScheduledBackup.",
}

test_a_cluster_of_one if {
	db := _cluster("db", {})
	one := {"holds": false, "why": "it has 1 instance", "attribute": "spec.instances", "mend": "Set `spec.instances: 3`."}
	_found([db]) == [build.component(db, "PostgreSQL cluster", {
		"holds_data": true, "count": 1, "failover_s": 60, "failover_rpo_s": 1,
		"survives_node": one, "survives_data_centre": one,
		"backed_up": _none("neither an object store nor volume snapshots are configured"),
		"point_in_time": _none("its WAL is not archived beside base backups"),
	})]
	_points([db]) == []
}

_survives(spec) := [record.survives_node.holds, record.survives_data_centre.holds] if {
	[record] := _found([_cluster("db", object.union({"instances": 3}, spec))])
}

test_where_instances_are if {
	_survives({}) == [true, false]
	_survives({"affinity": {"topologyKey": "topology.kubernetes.io/zone"}}) == [true, true]
	_survives({"affinity": {"enablePodAntiAffinity": false}}) == [false, false]
	_survives({"affinity": {"podAntiAffinityType": "required"}}) == [true, true]
	_survives({"topologySpreadConstraints": [{"topologyKey": "topology.kubernetes.io/zone", "whenUnsatisfiable": "DoNotSchedule"}]}) == [true, true]
}

_answers(resources) := [record.backed_up.holds, record.point_in_time.holds, record.retention_s] if {
	record := [record | some record in _found(resources); endswith(record.name, "/db")][0]
}

test_backups if {
	db := _cluster("db", _archiving)
	_answers([db]) == [null, null, 2592000]
	_answers([db, _schedule({}, db)]) == [true, true, 2592000]
	_answers([db, _schedule({"suspend": true}, db)]) == [false, false, 2592000]
	_answers([db, _schedule({"schedule": {"text": "0 3 * * *", "error": "five fields"}}, db)]) == [false, false, 2592000]
	_points([db, _schedule({}, db)]) == [{
		"id": build.id(db), "of": build.id(db), "kind": "continuous", "region": null,
		"age_s": 300, "age_from": "CloudNativePG documentation: WAL is archived every five minutes at least",
		"restore_s": null, "restore_from": "CloudNativePG documentation: depends on the size of the database",
		"retention_s": 2592000, "outlives_source": true, "unknown": {},
	}]
}

test_backups_in_a_bucket_that_a_plan_shows if {
	db := _cluster("db", _archiving)
	bucket := build.terraform("aws_s3_bucket", "wal", {"values": {"bucket": "shop-wal"}, "region": {"name": "eu-central-1"}})
	[point.region | some point in _points([db, _schedule({}, db), bucket])] == ["eu-central-1"]
}

test_backups_inside_the_cluster_are_none if {
	db := _cluster("db", {"backup": {"barmanObjectStore": {"destinationPath": "s3://wal", "endpointURL": "http://minio:9000"}}})
	_points([db, _schedule({}, db)]) == []
}

test_a_plugin_that_archives if {
	db := _cluster("db", {"plugins": [{"name": "barman-cloud.cloudnative-pg.io", "isWALArchiver": true, "parameters": {"barmanObjectName": "store"}}]})
	store := build.kubernetes("barmancloud.cnpg.io/ObjectStore", "shop", "store", {"spec": {"retentionPolicy": "2w", "configuration": {"destinationPath": "s3://wal"}}})
	_answers([db, store, _schedule({}, db)]) == [true, true, 1209600]
	_answers([db, _schedule({}, db)]) == [true, true, null]
	off := _cluster("db", {"plugins": [{"name": "barman-cloud.cloudnative-pg.io", "enabled": false}]})
	_answers([off, _schedule({}, off)]) == [false, false, null]
}

test_volume_snapshots if {
	db := _cluster("db", {"backup": {"volumeSnapshot": {"className": "ssd"}}})
	_answers([db, _schedule({}, db)]) == [true, false, null]
	[[point.kind, point.age_s] | some point in _points([db, _schedule({}, db)])] == [["backup", 86400]]
}

test_a_replica_cluster if {
	db := _cluster("db", _archiving)
	copy := _cluster("copy", {"replica": {"enabled": true, "source": "db"}})
	{record.name: record.replica_of | some record in _found([db, copy])} == {"Cluster shop/db": null, "Cluster shop/copy": build.id(db)}
	[[point.id, point.of, point.kind] | some point in _points([db, copy])] == [[build.id(copy), build.id(db), "replica"]]
	[record.replica_of | some record in _found([_cluster("copy", {"replica": {"enabled": true, "source": "elsewhere"}})])] == ["unknown"]
	[record.replica_of | some record in _found([_cluster("copy", {"replica": {"primary": "db", "source": "db"}})])] == ["unknown"]
	[record.replica_of | some record in _found([_cluster("db", {"replica": {"primary": "db", "source": "copy"}})])] == [null]
}

test_retention_that_is_none if {
	every odd in ["", "30", "d", "0d", "30y", "123456d"] {
		[record] := _found([_cluster("db", {"backup": {"retentionPolicy": odd, "barmanObjectStore": {}}})])
		record.retention_s == null
	}
}

_synchronous(instances, synchronous) := record if {
	[record] := _found([_cluster("db", {"instances": instances, "affinity": {"topologyKey": "topology.kubernetes.io/zone"}, "postgresql": {"synchronous": synchronous}})])
}

test_writes_that_wait_for_a_standby if {
	two := _synchronous(2, {"method": "any", "number": 1})
	two.survives_node == {
		"holds": false, "why": "each write waits for 1 standby, and it has 2 instances",
		"attribute": "spec.postgresql.synchronous.number", "mend": "Set `instances: 3`, or `postgresql.synchronous.dataDurability: preferred`.",
	}
	[two.survives_data_centre.holds, two.failover_rpo_s] == [false, 0]
	three := _synchronous(3, {"number": 1})
	[three.survives_node.holds, three.survives_data_centre.holds, three.failover_rpo_s] == [true, true, 0]
	gives_way := _synchronous(2, {"number": 1, "dataDurability": "preferred"})
	[gives_way.survives_node.holds, gives_way.failover_rpo_s] == [true, 0]
	[odd.survives_node.holds | some odd in [_synchronous(3, {"number": "one"}), _synchronous(3, "x")]] == [true, true]
}

test_what_a_standby_lacks_is_lost_with_its_primary if {
	[record] := _found([_cluster("db", {"instances": 3})])
	record.failover_rpo_s == 1
	[former] := _found([_cluster("db", {"instances": 3, "minSyncReplicas": 1, "maxSyncReplicas": 1})])
	[former.failover_rpo_s, former.survives_node.holds] == [0, true]
}

_budgeted(spec, resources) := record.budgeted if {
	[record] := _found(array.concat([_cluster("db", object.union({"instances": 3}, spec))], resources))
}

_budget := build.referring(build.kubernetes("policy/PodDisruptionBudget", "shop", "db", {"spec": {"maxUnavailable": 1}}), {"spec.selector": [_cluster("db", {})]})

test_budgets_of_a_cluster if {
	_budgeted({}, []).holds == true
	_budgeted({"enablePDB": true}, []).holds == true
	_budgeted({"enablePDB": false}, []) == {
		"holds": false, "why": "enablePDB is false", "attribute": "spec.enablePDB",
		"mend": "Set `enablePDB: true`, or add a PodDisruptionBudget of `maxUnavailable: 1` that selects its pods.",
	}
	_budgeted({"enablePDB": false}, [_budget]) == {"holds": true, "why": "PodDisruptionBudget.policy/shop/db selects its members", "attribute": null, "mend": null}
	_budgeted({"enablePDB": false, "instances": 1}, []) == null
	_budgeted({"enablePDB": false, "instances": "${N}"}, []).holds == false
}
