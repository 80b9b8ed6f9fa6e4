package resilience.data_services_aws_dynamodb_test

import data.resilience.lib
import data.resilience.model.data_services.adapters.aws_dynamodb
import data.resilience.testing as build

_found(resources) := found if {
	found := aws_dynamodb.found with input as build.document(resources, {})
}

_table(values) := build.terraform("aws_dynamodb_table", "carts", {"values": object.union({"name": "carts", "billing_mode": "PAY_PER_REQUEST"}, values)})

_abroad(built, region) := build.over(built, {"region": {"name": region}})

_recovery := lib.fails("point_in_time_recovery.enabled is not set", "point_in_time_recovery.0.enabled", "Add `point_in_time_recovery { enabled = true }`.")

test_a_table_of_defaults if {
	table := _table({})
	_found([table]) == [build.component(table, "table", {
		"holds_data": true, "survives_data_centre": lib.holds("DynamoDB keeps it in three zones"),
		"backed_up": _recovery, "point_in_time": _recovery,
		"deletion_refused": lib.fails("deletion_protection_enabled is not set", "deletion_protection_enabled", "Set `deletion_protection_enabled = true`."),
		"scales": lib.holds("billing_mode is PAY_PER_REQUEST"),
	})]
}

test_protection_that_the_provider_does_not_know_is_not_asked_for if {
	old := aws_dynamodb.found with input as object.union(build.document([_table({})], {}), {"providers": {"plan.json": {"aws": {"least": 3, "most": 3}}}})
	[record.deletion_refused | some record in old] == [null]
	newer := aws_dynamodb.found with input as object.union(build.document([_table({})], {}), {"providers": {"plan.json": {"aws": {"least": 4, "most": 4}}}})
	[record.deletion_refused.holds | some record in newer] == [false]
}

test_a_table_with_all_that_can_be_had if {
	table := _table({
		"point_in_time_recovery": [{"enabled": true, "recovery_period_in_days": 14}], "deletion_protection_enabled": true,
		"replica": [{"region_name": "eu-central-1"}],
	})
	on := lib.holds("point_in_time_recovery.enabled is true")
	_found([table]) == [build.component(table, "table", {
		"holds_data": true, "survives_data_centre": lib.holds("DynamoDB keeps it in three zones"),
		"survives_region": lib.holds("it has a replica in eu-central-1"),
		"backed_up": on, "point_in_time": on, "retention_s": 1209600,
		"deletion_refused": lib.holds("deletion_protection_enabled is true"),
		"deletion_undone": lib.holds("a table with point-in-time recovery leaves a backup when it is deleted"),
		"scales": lib.holds("billing_mode is PAY_PER_REQUEST"),
	})]
}

test_a_replica_that_is_a_resource if {
	replica := build.referring(_abroad(build.terraform("aws_dynamodb_table_replica", "dr", {}), "us-east-1"), {"global_table_arn": [_table({})]})
	[table] := _found([_table({}), replica])
	table.survives_region == lib.holds("it has a replica in us-east-1")
	table.related == [build.id(replica)]
	_copies([_table({}), replica]) == [{"id": build.id(replica), "region": "us-east-1", "strong": false}]
}

test_tables_of_one_name_in_a_global_table if {
	global := build.terraform("aws_dynamodb_global_table", "carts", {"values": {"name": "carts", "replica": [{"region_name": "eu-west-1"}, {"region_name": "us-east-1"}]}})
	other := _abroad(build.over(_table({}), {"address": "aws_dynamodb_table.other"}), "us-east-1")
	[table.survives_region.why | some table in _found([_table({}), other, global])] == ["it has a replica in us-east-1", "it has a replica in eu-west-1"]
}

test_a_replica_in_a_region_that_is_not_known if {
	[table] := _found([build.over(_table({"replica": [{}]}), {"unknown": {"replica": [{"region_name": true}]}})])
	table.unknown.survives_region == "aws_dynamodb_table.carts: where its replicas are is not known"
	[hidden] := _found([build.over(_table({}), {"unknown": {"replica": true}, "references": {"replica": ["plan.json#x"]}})])
	hidden.unknown.survives_region == "aws_dynamodb_table.carts: replica is known only after apply"
}

test_capacity_that_is_provisioned if {
	table := build.terraform("aws_dynamodb_table", "carts", {"values": {"name": "carts"}})
	[still] := _found([table])
	still.scales.holds == false
	target := build.referring(build.terraform("aws_appautoscaling_target", "reads", {}), {"resource_id": [table]})
	[growing] := _found([table, target])
	growing.scales == lib.holds("it has a scaling target")
	[hidden] := _found([build.over(table, {"withheld": {"billing_mode": true}})])
	hidden.unknown.scales == "aws_dynamodb_table.carts: billing_mode is marked sensitive"
}

test_a_table_that_locks_a_state_is_none if {
	_found([_table({"hash_key": "LockID"})]) == []
}

_copies(resources) := copies[build.id(_table({}))] if {
	copies := aws_dynamodb.replicas with input as build.document(resources, {})
}

test_copies_that_are_written_in_the_table if {
	_copies([_table({"replica": [{"region_name": "us-east-1", "consistency_mode": "STRONG"}, {"region_name": "eu-north-1"}, {}]})]) == [
		{"id": build.id(_table({})), "region": null, "strong": false},
		{"id": build.id(_table({})), "region": "eu-north-1", "strong": false},
		{"id": build.id(_table({})), "region": "us-east-1", "strong": true},
	]
}

test_copies_of_a_global_table if {
	global := build.terraform("aws_dynamodb_global_table", "all", {"values": {"name": "other", "replica": [{"region_name": "eu-west-1"}, {"region_name": "us-east-1"}]}})
	_copies([_table({}), global]) == []
	referring := build.referring(global, {"name": [_table({})]})
	_copies([_table({}), referring]) == [{"id": build.id(global), "region": "us-east-1", "strong": false}]
	[table] := _found([_table({}), referring])
	table.related == [build.id(global)]
}
