package resilience.data_services_aws_aurora_test

import data.resilience.lib
import data.resilience.model.data_services.adapters.aws_aurora
import data.resilience.testing as build

_found(resources) := found if {
	found := aws_aurora.found with input as build.document(resources, {})
}

_cluster(name, values) := build.terraform("aws_rds_cluster", name, {"values": object.union({"engine": "aurora-postgresql"}, values)})

_main := _cluster("main", {"availability_zones": ["eu-west-1a", "eu-west-1b", "eu-west-1c"]})

_member(name, zone) := build.referring(
	build.terraform("aws_rds_cluster_instance", name, {"values": {field: value | some field, value in {"availability_zone": zone}; value != ""}}),
	{"cluster_identifier": [_main]},
)

_verdicts(resources) := [service.survives_node.holds, service.survives_data_centre.holds, service.survives_data_centre.why, service.data_centres] if {
	[service] := _found(resources)
}

test_a_cluster_with_two_instances if {
	_found([_main, _member("one", "eu-west-1a"), _member("two", "eu-west-1b")]) == [build.component(_main, "aurora-postgresql cluster", {
		"data_centres": ["eu-west-1a", "eu-west-1b"], "count": 2, "holds_data": true, "failover_s": 60, "retention_s": 86400,
		"survives_node": lib.holds("it has 2 instances"), "survives_data_centre": lib.holds("it has 2 instances"),
		"backed_up": lib.holds("backup_retention_period is 1"), "point_in_time": lib.holds("backup_retention_period is 1"),
		"deletion_refused": lib.fails("deletion_protection is not set", "deletion_protection", "Set `deletion_protection = true`."),
		"deletion_undone": lib.holds("skip_final_snapshot is false"),
	})]
}

test_one_instance if {
	_verdicts([_main, _member("one", "eu-west-1a")]) == [false, false, "it has 1 instance", ["eu-west-1a"]]
}

test_instances_that_it_places_itself if {
	_verdicts([_main, _member("one", ""), _member("two", "")]) == [true, true, "it has 2 instances", []]
}

test_all_instances_in_one_data_centre if {
	_verdicts([_main, _member("one", "eu-west-1a"), _member("two", "eu-west-1a")]) == [true, false, "all its instances are in eu-west-1a", ["eu-west-1a"]]
}

test_multi_az_of_a_member_means_nothing if {
	_verdicts([_main, build.over(_member("one", "eu-west-1a"), {"values": {"multi_az": true}})]) == [false, false, "it has 1 instance", ["eu-west-1a"]]
}

test_no_instance_in_sight if {
	_verdicts([_main]) == [null, null, "aws_rds_cluster.main: no instance of it is in the inputs", ["eu-west-1a", "eu-west-1b", "eu-west-1c"]]
}

test_a_multi_az_cluster if {
	_verdicts([_cluster("main", {"engine": "mysql", "db_cluster_instance_class": "db.r6gd.large"})]) == [true, true, "it is a multi-AZ DB cluster", []]
}

test_aurora_serverless_version_1 if {
	_verdicts([_cluster("main", {"engine_mode": "serverless"})]) == [true, true, "Aurora Serverless version 1 fails over to another zone", []]
}

_global := build.terraform("aws_rds_global_cluster", "orders", {})

_of_global(name, values) := build.referring(_cluster(name, values), {"global_cluster_identifier": [_global]})

test_the_cluster_with_credentials_is_the_primary_one_of_a_global_database if {
	found := _found([_global, _of_global("a", {}), _of_global("b", {"master_username": "root"})])
	{service.name: service.replica_of | some service in found} == {"aws_rds_cluster.a": "plan.json#aws_rds_cluster.b", "aws_rds_cluster.b": null}
}

test_where_none_has_credentials_the_live_region_tells if {
	abroad := build.over(_of_global("a", {}), {"region": {"name": "us-east-1"}})
	found := aws_aurora.found with input as build.document([_global, abroad, _of_global("b", {})], {"regions": {"live": "eu-west-1", "recovery": ["us-east-1"]}})
	{service.name: service.replica_of | some service in found} == {"aws_rds_cluster.a": "plan.json#aws_rds_cluster.b", "aws_rds_cluster.b": null}
}

test_clusters_of_one_literal_global_name_are_one_database if {
	found := _found([_cluster(name, {"global_cluster_identifier": "orders"}) | some name in ["a", "b"]])
	{service.name: service.replica_of | some service in found} == {"aws_rds_cluster.a": null, "aws_rds_cluster.b": "plan.json#aws_rds_cluster.a"}
}

test_a_replica_of_an_instance if {
	source := build.terraform("aws_db_instance", "source", {})
	[service] := _found([build.referring(_cluster("main", {}), {"replication_source_identifier": [source]}), source])
	service.replica_of == "plan.json#aws_db_instance.source"
}
