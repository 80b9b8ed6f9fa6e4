package resilience.databases_aws_test

import data.resilience.model.databases.adapters.aws
import data.resilience.testing as build

_found(resources) := found if {
	found := aws.found with input as build.document(resources, {})
}

_instance(values) := build.terraform("aws_db_instance", "main", {"values": object.union({"engine": "postgres"}, values)})

_record(overrides) := object.union(
	{
		"id": "plan.json#aws_db_instance.main", "name": "aws_db_instance.main", "engine": "postgres", "region": "eu-west-1",
		"data_centres": [], "survives_data_centre": false, "reason": "multi_az is false", "attribute": "multi_az",
		"replica_of": null, "unknown": {},
	},
	overrides,
)

_cluster := build.terraform("aws_rds_cluster", "main", {"values": {"engine": "aurora-postgresql", "availability_zones": ["eu-west-1a", "eu-west-1b", "eu-west-1c"]}})

_member(name, zone) := build.referring(
	build.terraform("aws_rds_cluster_instance", name, {"values": {field: value | some field, value in {"availability_zone": zone}; value != ""}}),
	{"cluster_identifier": [_cluster]},
)

_of_cluster(overrides) := object.union(
	_record({"id": "plan.json#aws_rds_cluster.main", "name": "aws_rds_cluster.main", "engine": "aurora-postgresql", "attribute": null}),
	overrides,
)

test_an_instance_with_a_standby if {
	_found([_instance({"multi_az": true})]) == [_record({"survives_data_centre": true, "reason": "multi_az is true"})]
}

test_an_instance_without_a_standby if {
	_found([_instance({"multi_az": false, "availability_zone": "eu-west-1a"})]) == [_record({"data_centres": ["eu-west-1a"]})]
}

test_an_instance_that_does_not_say if {
	_found([_instance({})]) == [_record({})]
	unset := build.over(_instance({}), {"unknown": {"multi_az": true}})
	_found([unset]) == [_record({"reason": "multi_az is not set"})]
}

test_an_instance_that_is_restored_keeps_what_its_snapshot_had if {
	_found([build.over(_instance({"snapshot_identifier": "before"}), {"unknown": {"multi_az": true}})]) == [_record({
		"survives_data_centre": null, "reason": "",
		"unknown": {"survives_data_centre": "aws_db_instance.main: multi_az is known only after apply"},
	})]
}

test_an_instance_whose_setting_is_sensitive_is_not_known if {
	[database] := _found([build.over(_instance({}), {"withheld": {"multi_az": true}})])
	database.survives_data_centre == null
	database.unknown == {"survives_data_centre": "aws_db_instance.main: multi_az is marked sensitive"}
}

test_a_replica_of_an_instance_in_sight if {
	source := build.terraform("aws_db_instance", "source", {})
	replica := build.referring(_instance({}), {"replicate_source_db": [source]})
	[database.replica_of | some database in _found([source, replica])] == [null, "plan.json#aws_db_instance.source"]
}

test_a_replica_of_an_instance_that_no_input_shows if {
	[database] := _found([_instance({"replicate_source_db": "orders"})])
	database.replica_of == "orders"
	[later] := _found([build.over(_instance({}), {"unknown": {"replicate_source_db": true}})])
	later.replica_of == "unknown"
}

test_an_empty_source_is_none if {
	[database] := _found([_instance({"replicate_source_db": ""})])
	database.replica_of == null
}

test_aurora_with_one_instance if {
	_found([_cluster, _member("one", "eu-west-1a")]) == [_of_cluster({"reason": "it has 1 instance", "data_centres": ["eu-west-1a"]})]
}

test_aurora_with_instances_in_two_data_centres if {
	_found([_cluster, _member("one", "eu-west-1a"), _member("two", "eu-west-1b")]) == [_of_cluster({
		"survives_data_centre": true, "reason": "it has 2 instances", "data_centres": ["eu-west-1a", "eu-west-1b"],
	})]
}

test_aurora_with_instances_that_it_places_itself if {
	[database] := _found([_cluster, _member("one", ""), _member("two", "")])
	database.survives_data_centre == true
	database.data_centres == []
}

test_aurora_with_all_instances_in_one_data_centre if {
	[database] := _found([_cluster, _member("one", "eu-west-1a"), _member("two", "eu-west-1a")])
	database.survives_data_centre == false
	database.reason == "all its instances are in eu-west-1a"
}

test_multi_az_of_a_member_means_nothing if {
	member := build.over(_member("one", "eu-west-1a"), {"values": {"multi_az": true}})
	[database] := _found([_cluster, member])
	database.survives_data_centre == false
}

test_aurora_without_an_instance_in_sight if {
	[database] := _found([_cluster])
	database.survives_data_centre == null
	database.unknown == {"survives_data_centre": "aws_rds_cluster.main: no instance of it is in the inputs"}
}

test_a_multi_az_cluster if {
	[database] := _found([build.over(_cluster, {"values": {"engine": "mysql", "db_cluster_instance_class": "db.r6gd.large"}})])
	database.survives_data_centre == true
	database.reason == "a multi-AZ DB cluster"
	database.data_centres == ["eu-west-1a", "eu-west-1b", "eu-west-1c"]
}

test_aurora_serverless_version_1 if {
	[database] := _found([build.over(_cluster, {"values": {"engine_mode": "serverless"}})])
	database.survives_data_centre == true
}

test_values_of_another_kind_are_no_values if {
	[database] := _found([_instance({"engine": 5, "availability_zone": {"a": 1}, "multi_az": "yes"})])
	database == _record({"engine": "unknown"})
}
