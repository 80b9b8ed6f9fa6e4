package resilience.recovery_points_aws_snapshots_test

import data.resilience.model.recovery_points.adapters.aws_snapshots
import data.resilience.testing as build

_found(resources) := found if {
	found := aws_snapshots.found with input as build.document(resources, {})
}

_point(built, overrides) := object.union(
	{
		"id": build.id(built), "of": build.id(built), "kind": "backup", "region": "eu-west-1",
		"age_s": 86400, "age_from": "AWS documentation",
		"restore_s": null, "restore_from": "AWS documentation: depends on the amount of data",
		"retention_s": 604800, "outlives_source": false, "unknown": {},
	},
	overrides,
)

test_daily_ones if {
	every type, attribute in {
		"aws_elasticache_replication_group": "snapshot_retention_limit", "aws_memorydb_cluster": "snapshot_retention_limit",
		"aws_fsx_windows_file_system": "automatic_backup_retention_days",
	} {
		service := build.terraform(type, "main", {"values": {attribute: 7}})
		_found([service]) == [_point(service, {})]
		_found([build.over(service, {"values": {attribute: 0}})]) == []
	}
}

test_hourly_ones_of_a_search_domain if {
	domain := build.terraform("aws_opensearch_domain", "logs", {})
	_found([domain]) == [_point(domain, {"age_s": 3600, "retention_s": 1209600})]
}

test_a_warehouse_and_its_copies if {
	warehouse := build.terraform("aws_redshift_cluster", "sales", {"values": {"automated_snapshot_retention_period": 7}})
	copy := build.referring(build.terraform("aws_redshift_snapshot_copy", "sales", {"values": {"destination_region": "us-east-1", "retention_period": 14}}), {"cluster_identifier": [warehouse]})
	_found([warehouse, copy]) == [
		_point(warehouse, {"age_s": 28800}),
		_point(warehouse, {"id": build.id(copy), "age_s": 28800, "region": "us-east-1", "retention_s": 1209600, "outlives_source": null}),
	]
	inside := build.over(warehouse, {"values": {"snapshot_copy": [{"destination_region": "us-east-1"}]}})
	[[point.region, point.retention_s] | some point in _found([inside])] == [["eu-west-1", 604800], ["us-east-1", 604800]]
}

test_a_cache_that_follows_another if {
	primary := build.terraform("aws_elasticache_replication_group", "main", {})
	global := build.referring(build.terraform("aws_elasticache_global_replication_group", "all", {}), {"primary_replication_group_id": [primary]})
	other := build.over(build.referring(build.terraform("aws_elasticache_replication_group", "dr", {}), {"global_replication_group_id": [global]}), {"region": {"name": "us-east-1"}})
	_found([primary, global, other]) == [{
		"id": build.id(other), "of": build.id(primary), "kind": "replica", "region": "us-east-1",
		"age_s": 1, "age_from": "AWS documentation: typically under a second, no bound",
		"restore_s": 60, "restore_from": "AWS documentation: typically under a minute to promote",
		"retention_s": null, "outlives_source": true, "unknown": {},
	}]
}
