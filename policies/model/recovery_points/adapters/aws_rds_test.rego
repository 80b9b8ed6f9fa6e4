package resilience.recovery_points_aws_rds_test

import data.resilience.model.recovery_points.adapters.aws_rds
import data.resilience.testing as build

_found(resources) := found if {
	found := aws_rds.found with input as build.document(resources, {})
}

_database := build.terraform("aws_db_instance", "main", {"values": {"engine": "postgres", "backup_retention_period": 7}})

_abroad(built) := build.over(built, {"region": {"name": "us-east-1"}})

_continuous(overrides) := object.union(
	{
		"id": build.id(_database), "of": build.id(_database), "kind": "continuous", "region": "eu-west-1",
		"age_s": 300, "age_from": "AWS documentation: restorable to within five minutes",
		"restore_s": null, "restore_from": "AWS documentation: depends on the size of the database",
		"retention_s": 604800, "outlives_source": false, "unknown": {},
	},
	overrides,
)

_replica(id, of, region) := {
	"id": id, "of": of, "kind": "replica", "region": region,
	"age_s": 1, "age_from": "AWS documentation: typically about a second, no bound",
	"restore_s": 60, "restore_from": "AWS documentation: typically about a minute to promote",
	"retention_s": null, "outlives_source": true, "unknown": {},
}

test_automated_backups if _found([_database]) == [_continuous({})]

test_no_backups if _found([build.over(_database, {"values": {"backup_retention_period": 0}})]) == []

test_backups_that_are_copied_to_another_region if {
	copy := _abroad(build.referring(build.terraform("aws_db_instance_automated_backups_replication", "main", {"values": {"retention_period": 14}}), {"source_db_instance_arn": [_database]}))
	_found([_database, copy]) == [
		_continuous({}),
		_continuous({"id": build.id(copy), "region": "us-east-1", "retention_s": 1209600, "outlives_source": true}),
	]
}

test_a_replica if {
	copy := _abroad(build.referring(build.terraform("aws_db_instance", "copy", {}), {"replicate_source_db": [_database]}))
	_found([_database, copy]) == [_continuous({}), _replica(build.id(copy), build.id(_database), "us-east-1")]
}

test_clusters_of_a_global_database_can_each_take_over if {
	cluster := build.terraform("aws_rds_cluster", "a", {"values": {"global_cluster_identifier": "orders", "backup_retention_period": 0}})
	other := _abroad(build.over(cluster, {"address": "aws_rds_cluster.b"}))
	_found([cluster, other]) == [
		_replica(build.id(other), build.id(cluster), "us-east-1"),
		_replica(build.id(cluster), build.id(other), "eu-west-1"),
	]
}

test_automated_backups_that_stay if {
	_found([build.over(_database, {"values": {"delete_automated_backups": false}})]) == [_continuous({"outlives_source": true})]
}

test_backups_and_copies_of_other_clusters if {
	cluster := build.terraform("aws_neptune_cluster", "a", {"values": {"global_cluster_identifier": "graph", "backup_retention_period": 7}})
	other := _abroad(build.terraform("aws_neptune_cluster", "b", {"values": {"global_cluster_identifier": "graph", "backup_retention_period": 0}}))
	_found([cluster, other]) == [
		_continuous({"id": build.id(cluster), "of": build.id(cluster)}),
		_replica(build.id(other), build.id(cluster), "us-east-1"),
		_replica(build.id(cluster), build.id(other), "eu-west-1"),
	]
}
