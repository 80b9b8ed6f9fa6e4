package resilience.data_services_aws_rds_test

import data.resilience.lib
import data.resilience.model.data_services.adapters.aws_rds
import data.resilience.testing as build

_found(resources) := found if {
	found := aws_rds.found with input as build.document(resources, {})
}

_instance(values) := build.terraform("aws_db_instance", "main", {"values": object.union({"engine": "postgres", "multi_az": true, "backup_retention_period": 7}, values)})

_record(built, given) := build.component(built, "postgres database", object.union(
	{
		"holds_data": true, "failover_s": 120, "retention_s": 604800,
		"survives_node": lib.holds("multi_az is true"), "survives_data_centre": lib.holds("multi_az is true"),
		"backed_up": lib.holds("backup_retention_period is 7"), "point_in_time": lib.holds("backup_retention_period is 7"),
		"deletion_refused": lib.fails("deletion_protection is not set", "deletion_protection", "Set `deletion_protection = true`."),
		"deletion_undone": lib.fails("skip_final_snapshot is true", "skip_final_snapshot", "Set `skip_final_snapshot = false`."),
	},
	given,
))

_single(why) := {"survives_node": verdict, "survives_data_centre": verdict} if {
	verdict := lib.fails(why, "multi_az", "Set `multi_az = true`.")
}

test_an_instance_with_a_standby if {
	instance := _instance({"skip_final_snapshot": true})
	_found([instance]) == [_record(instance, {})]
}

test_an_instance_without_a_standby_in_its_zone if {
	instance := _instance({"skip_final_snapshot": true, "multi_az": false, "availability_zone": "eu-west-1a"})
	_found([instance]) == [_record(instance, object.union(_single("multi_az is false"), {"data_centres": ["eu-west-1a"]}))]
}

test_an_instance_that_leaves_it_to_the_provider_has_none if {
	instance := build.terraform("aws_db_instance", "main", {"values": {"engine": "postgres", "skip_final_snapshot": true}, "unknown": {"multi_az": true, "backup_retention_period": true}})
	not_backed_up := lib.fails("backup_retention_period is not set", "backup_retention_period", "Set `backup_retention_period = 1` or more.")
	_found([instance]) == [_record(instance, object.union(
		_single("multi_az is not set"),
		{"backed_up": not_backed_up, "point_in_time": not_backed_up, "retention_s": null},
	))]
}

test_an_instance_that_is_restored_keeps_what_its_snapshot_had if {
	instance := build.terraform("aws_db_instance", "main", {"values": {"engine": "postgres", "snapshot_identifier": "before"}, "unknown": {"multi_az": true}})
	[service] := _found([instance])
	service.survives_data_centre.holds == null
	service.unknown.survives_data_centre == "aws_db_instance.main: multi_az is known only after apply"
}

test_an_instance_whose_setting_is_sensitive_is_not_known if {
	[service] := _found([build.over(_instance({}), {"values": {"engine": "postgres"}, "withheld": {"multi_az": true}})])
	service.unknown.survives_data_centre == "aws_db_instance.main: multi_az is marked sensitive"
}

test_a_replica_of_an_instance_in_sight if {
	source := build.terraform("aws_db_instance", "source", {})
	replica := build.referring(_instance({}), {"replicate_source_db": [source]})
	[service.replica_of | some service in _found([source, replica])] == [null, "plan.json#aws_db_instance.source"]
}

test_a_replica_of_an_instance_that_no_input_shows if {
	[service] := _found([_instance({"replicate_source_db": "orders"})])
	service.replica_of == "orders"
	[sensitive] := _found([build.over(_instance({}), {"withheld": {"replicate_source_db": true}})])
	sensitive.replica_of == "unknown"
}

test_an_empty_source_is_none if {
	[service] := _found([_instance({"replicate_source_db": ""})])
	service.replica_of == null
}

test_values_of_another_kind_are_no_values if {
	[service] := _found([_instance({"engine": 5, "availability_zone": {"a": 1}, "multi_az": "yes", "backup_retention_period": "x"})])
	service.kind == "database"
	service.data_centres == []
	service.survives_data_centre == lib.fails("multi_az is yes", "multi_az", "Set `multi_az = true`.")
	service.unknown.backed_up == "aws_db_instance.main: backup_retention_period is not a number"
}

test_more_days_than_aws_allows if {
	[service] := _found([_instance({"backup_retention_period": 36})])
	service.backed_up == lib.fails("backup_retention_period is 36, and AWS allows 35 at most", "backup_retention_period", "Set `backup_retention_period = 35` or less.")
}
