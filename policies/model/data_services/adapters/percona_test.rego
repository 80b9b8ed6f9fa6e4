package resilience.data_services_percona_test

import data.resilience.model.data_services.adapters.percona_mongodb
import data.resilience.model.data_services.adapters.percona_xtradb
import data.resilience.model.recovery_points.adapters.percona as points
import data.resilience.testing as build

_mysql(spec) := build.kubernetes("pxc.percona.com/PerconaXtraDBCluster", "shop", "db", {"spec": spec})

_mongo(spec) := build.kubernetes("psmdb.percona.com/PerconaServerMongoDB", "shop", "db", {"spec": spec})

_of_mysql(spec) := record if {
	[record] := percona_xtradb.found with input as build.document([_mysql(spec)], {"assumed_cluster": {"nodes": 6, "data_centres": 3}})
}

_of_mongo(spec) := record if {
	[record] := percona_mongodb.found with input as build.document([_mongo(spec)], {"assumed_cluster": {"nodes": 6, "data_centres": 3}})
}

_points(resource) := found if {
	found := points.found with input as build.document([resource], {})
}

_daily := {"text": "0 0 * * *", "max_gap_s": 86400}

test_a_mysql_cluster if {
	db := _mysql({})
	_of_mysql({}) == build.component(db, "MySQL cluster", {
		"holds_data": true, "count": 3,
		"survives_node": {"holds": true, "why": "it has 3 members on different nodes", "attribute": null, "mend": null},
		"survives_data_centre": {
			"holds": false, "why": "nothing keeps its members in different data centres", "attribute": "spec.pxc.affinity.antiAffinityTopologyKey",
			"mend": "Set `pxc.affinity.antiAffinityTopologyKey: topology.kubernetes.io/zone`.",
		},
		"backed_up": {"holds": false, "why": "no backup is scheduled", "attribute": "spec.backup.schedule", "mend": "Add a schedule with a storage outside the cluster."},
		"point_in_time": {"holds": false, "why": "pitr is off", "attribute": "spec.backup.pitr.enabled", "mend": "Set `backup.pitr.enabled: true`."},
	})
	_points(db) == []
}

_survives(record) := [record.survives_node.holds, record.survives_data_centre.holds]

_key(key) := {"affinity": {"antiAffinityTopologyKey": key}}

test_where_members_are if {
	_survives(_of_mysql({"pxc": _key("topology.kubernetes.io/zone")})) == [true, true]
	_survives(_of_mysql({"pxc": _key("none")})) == [false, false]
	_survives(_of_mysql({"pxc": {"affinity": {"advanced": {}}}})) == [false, false]
	_survives(_of_mysql({"pxc": {"affinity": {"advanced": {"podAntiAffinity": {"preferredDuringSchedulingIgnoredDuringExecution": [{"podAffinityTerm": {"topologyKey": "topology.kubernetes.io/zone"}}]}}}}})) == [true, true]
	_survives(_of_mysql({"pxc": {"size": 2}})) == [false, false]
	_of_mysql({"pause": true}).count == 0
}

_storages := {"s3": {"type": "s3", "s3": {"bucket": "backups", "region": "eu-west-1"}}}

test_backups_of_mysql if {
	scheduled := {"backup": {"schedule": [{"schedule": _daily}], "storages": _storages}}
	_of_mysql(scheduled).backed_up == {"holds": true, "why": "it is backed up every 24 h", "attribute": null, "mend": null}
	_points(_mysql(scheduled)) == [{
		"id": build.id(_mysql({})), "of": build.id(_mysql({})), "kind": "backup", "region": "eu-west-1",
		"age_s": 86400, "age_from": "the schedule of its backups",
		"restore_s": null, "restore_from": "Percona documentation: depends on the size of the database",
		"retention_s": null, "outlives_source": true, "unknown": {},
	}]
	logged := object.union(scheduled, {"backup": {"pitr": {"enabled": true}}})
	_of_mysql(logged).point_in_time.holds == true
	[[point.kind, point.age_s] | some point in _points(_mysql(logged))] == [["continuous", 60]]
	slower := object.union(logged, {"backup": {"pitr": {"timeBetweenUploads": 300}}})
	[point.age_s | some point in _points(_mysql(slower))] == [300]
}

test_a_storage_inside_the_cluster_is_none if {
	every storages in [{"fs": {"type": "filesystem"}}, {"s3": {"type": "s3", "s3": {"bucket": "b", "endpointUrl": "http://minio:9000"}}}] {
		_points(_mysql({"backup": {"schedule": [{"schedule": _daily}], "storages": storages}})) == []
	}
}

test_a_mongodb_cluster if {
	record := _of_mongo({"replsets": [{"name": "rs0", "size": 3}]})
	[_survives(record), record.count, record.kind] == [[true, false], 3, "MongoDB cluster"]
	_survives(_of_mongo({"replsets": [object.union({"size": 3}, _key("topology.kubernetes.io/zone"))]})) == [true, true]
	_survives(_of_mongo({"replsets": [{"size": 2}]})) == [false, false]
	_survives(_of_mongo({"replsets": [{"size": 2, "arbiter": {"enabled": true, "size": 1}}]})) == [true, false]
	_survives(_of_mongo({})) == [true, false]
}

test_every_set_counts if {
	_survives(_of_mongo({"replsets": [{"size": 3}, {"size": 1}]})) == [false, false]
	sharded := {"replsets": [{"size": 3}], "sharding": {"enabled": true, "configsvrReplSet": {"size": 1}}}
	_survives(_of_mongo(sharded)) == [false, false]
	_of_mongo({"replsets": [{"size": "many"}]}).count == null
}

test_backups_of_mongodb if {
	scheduled := {"backup": {"tasks": [{"enabled": true, "schedule": _daily}], "storages": _storages}}
	_of_mongo(scheduled).backed_up.holds == true
	_of_mongo({"backup": {"tasks": [{"enabled": false, "schedule": _daily}]}}).backed_up.holds == false
	_of_mongo(object.union(scheduled, {"backup": {"enabled": false}})).backed_up.holds == false
	logged := object.union(scheduled, {"backup": {"pitr": {"enabled": true}}})
	[[point.kind, point.age_s] | some point in _points(_mongo(logged))] == [["continuous", 600]]
	_points(_mongo(object.union(scheduled, {"backup": {"enabled": false}}))) == []
}

test_a_bucket_that_a_plan_shows if {
	db := _mysql({"backup": {"schedule": [{"schedule": _daily}], "storages": {"s3": {"type": "s3", "s3": {"bucket": "backups"}}}}})
	bucket := build.terraform("google_storage_bucket", "b", {"values": {"name": "backups"}, "region": {"name": "europe-west1"}})
	found := points.found with input as build.document([db, bucket], {})
	[point.region | some point in found] == ["europe-west1"]
}

test_what_clients_go_through if {
	apart := {"pxc": _key("topology.kubernetes.io/zone")}
	_of_mysql(object.union(apart, {"haproxy": {"enabled": true, "size": 1}})).survives_node == {
		"holds": false, "why": "it has 1 HAProxy", "attribute": "spec.haproxy.size", "mend": "Set `spec.haproxy.size: 3`.",
	}
	_survives(_of_mysql(object.union(apart, {"proxysql": {"enabled": true, "size": 2}}))) == [true, true]
	[record.failover_s | some record in [_of_mysql(apart), _of_mysql(object.union(apart, {"haproxy": {"enabled": true, "size": 1}}))]] == [null, 350]
	_survives(_of_mysql(object.union(apart, {"haproxy": object.union(_key("topology.kubernetes.io/zone"), {"enabled": true})}))) == [true, true]
	_survives(_of_mysql(object.union(apart, {"haproxy": {"size": 1}}))) == [true, true]
	_of_mongo({"replsets": [{"size": 3}], "sharding": {"enabled": true, "mongos": {"size": 1}}}).survives_node.why == "it has 1 mongos"
}

test_unsafe_sizes_are_judged_by_what_they_are if {
	every unsafe in [{"allowUnsafeConfigurations": true}, {"unsafeFlags": {"pxcSize": true}}] {
		_of_mysql(object.union(unsafe, {"pxc": {"size": 1}})).survives_node.why == "it has 1 member"
		_survives(_of_mysql(unsafe)) == [true, false]
	}
}
