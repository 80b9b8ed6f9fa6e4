package resilience.rules_test.dr.data_outlives_region

import data.resilience.main
import data.resilience.testing as build

_judged(resources) := judged if {
	judged := main.result.rules.dr["data-outlives-region"] with input as build.document(resources, {})
}

_messages(entries) := [[entry.message, entry.attribute, entry.remediation] | some entry in entries]

_database(values) := build.terraform("aws_db_instance", "main", {"values": object.union({"engine": "postgres"}, values)})

_in(built, region) := build.over(built, {"region": {"name": region}})

_copy(region) := _in(build.referring(build.terraform("aws_db_instance", "copy", {}), {"replicate_source_db": [_database({})]}), region)

test_a_database_and_its_backups_in_one_region if {
	_messages(_judged([_database({"backup_retention_period": 7})]).violations) == [[
		"aws_db_instance.main and all copies of it are in eu-west-1 (no copy in another region is in sight): they are lost with that region.", null, null,
	]]
}

test_a_replica_in_another_region if {
	_judged([_database({}), _copy("us-east-1")]) == {"subjects": ["plan.json#aws_db_instance.main"], "violations": [], "undetermined": []}
}

test_a_replica_in_the_same_region if {
	count(_judged([_database({}), _copy("eu-west-1")]).violations) == 1
}

test_a_region_that_is_not_known_is_undetermined if {
	judged := _judged([build.over(_database({}), {"region": {"unknown": "no provider region"}})])
	judged.violations == []
	[entry.message | some entry in judged.undetermined] == ["In which region aws_db_instance.main is, or its copies are, is not known."]
}

test_nothing_asks_for_it_where_nothing_is_declared if {
	[entry.asked | some entry in _judged([_database({})]).violations] == ["no"]
}

_server(values) := build.terraform("azurerm_mysql_flexible_server", "main", {"region": {"unknown": "its location is not known"}, "values": values})

test_backups_that_stay_in_their_region_whichever_that_is if {
	_messages(_judged([_server({})]).violations) == [[
		"azurerm_mysql_flexible_server.main and all copies of it are in its own region (geo_redundant_backup_enabled is not set): they are lost with that region.",
		"geo_redundant_backup_enabled", "Set `geo_redundant_backup_enabled = true`.",
	]]
	_judged([_server({"geo_redundant_backup_enabled": true})]).violations == []
}

test_a_copy_that_something_else_makes_may_be_anywhere if {
	copy := build.referring(build.terraform("azurerm_data_protection_backup_instance_mysql_flexible_server", "main", {"region": {"unknown": "x"}}), {"server_id": [_server({})]})
	judged := _judged([_server({}), copy])
	[judged.violations, count(judged.undetermined)] == [[], 1]
}

test_a_table_is_judged_with_its_dataset if {
	dataset := build.terraform("google_bigquery_dataset", "main", {})
	table := build.referring(build.terraform("google_bigquery_table", "orders", {}), {"dataset_id": [dataset]})
	[entry.subject | some entry in _judged([dataset, table]).violations] == [build.id(dataset)]
}

test_disks_count_where_something_takes_snapshots_of_them if {
	disk := build.terraform("google_compute_disk", "data", {})
	_judged([disk]).subjects == []
	policy := build.terraform("google_compute_resource_policy", "daily", {"values": {"snapshot_schedule_policy": [{}]}})
	_judged([policy, build.referring(disk, {"resource_policies": [policy]})]).subjects == [build.id(disk)]
}
