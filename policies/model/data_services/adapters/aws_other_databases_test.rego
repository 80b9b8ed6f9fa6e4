package resilience.data_services_aws_other_databases_test

import data.resilience.lib
import data.resilience.model.data_services.adapters.aws_other_databases
import data.resilience.testing as build

_found(resources) := found if {
	found := aws_other_databases.found with input as build.document(resources, {})
}

test_a_table_of_keyspaces if {
	table := build.terraform("aws_keyspaces_table", "carts", {})
	off := lib.fails("point_in_time_recovery.status is not set", "point_in_time_recovery.0.status", "Add `point_in_time_recovery { status = \"ENABLED\" }`.")
	_found([table]) == [build.component(table, "Cassandra table", {
		"holds_data": true, "survives_data_centre": lib.holds("Keyspaces keeps it in three zones"), "backed_up": off, "point_in_time": off,
	})]
}

test_a_table_in_several_regions if {
	space := build.terraform("aws_keyspaces_keyspace", "shop", {"values": {"replication_specification": [{"replication_strategy": "MULTI_REGION"}]}})
	table := build.referring(build.terraform("aws_keyspaces_table", "carts", {"values": {"point_in_time_recovery": [{"status": "ENABLED"}]}}), {"keyspace_name": [space]})
	on := lib.holds("point_in_time_recovery.status is ENABLED")
	_found([space, table]) == [build.component(table, "Cassandra table", {
		"holds_data": true, "survives_data_centre": lib.holds("Keyspaces keeps it in three zones"), "retention_s": 3024000,
		"survives_region": lib.holds("its keyspace is replicated to other regions"), "backed_up": on, "point_in_time": on,
	})]
}

test_influxdb if {
	database := build.terraform("aws_timestreaminfluxdb_db_instance", "metrics", {"values": {"deployment_type": "WITH_MULTIAZ_STANDBY"}})
	standby := lib.holds("deployment_type is WITH_MULTIAZ_STANDBY")
	_found([database]) == [build.component(database, "InfluxDB database", {"holds_data": true, "survives_node": standby, "survives_data_centre": standby})]
	[single] := _found([build.terraform("aws_timestreaminfluxdb_db_instance", "metrics", {})])
	single.survives_data_centre.holds == false
}

test_a_ledger_is_protected_unless_told_otherwise if {
	ledger := build.terraform("aws_qldb_ledger", "books", {})
	_found([ledger]) == [build.component(ledger, "ledger", {
		"holds_data": true, "survives_data_centre": lib.holds("QLDB keeps it in three zones"), "deletion_refused": lib.holds("deletion_protection is true"),
	})]
	[open] := _found([build.over(ledger, {"values": {"deletion_protection": false}})])
	open.deletion_refused.holds == false
}

test_dsql if {
	cluster := build.terraform("aws_dsql_cluster", "orders", {"values": {"deletion_protection_enabled": true, "multi_region_properties": [{"witness_region": "us-west-2"}]}})
	_found([cluster]) == [build.component(cluster, "DSQL cluster", {
		"holds_data": true, "survives_data_centre": lib.holds("DSQL is active in three zones"),
		"survives_region": lib.holds("it is one of a multi-Region cluster"), "deletion_refused": lib.holds("deletion_protection_enabled is true"),
	})]
	[alone] := _found([build.terraform("aws_dsql_cluster", "orders", {})])
	[alone.survives_region, alone.deletion_refused.holds] == [null, false]
}

test_dax if {
	cluster := build.terraform("aws_dax_cluster", "carts", {"values": {"replication_factor": 3}})
	_found([cluster]) == [build.component(cluster, "DAX cluster", {
		"count": 3, "survives_node": lib.holds("replication_factor is 3"), "survives_data_centre": lib.holds("replication_factor is 3"),
	})]
	[together] := _found([build.over(cluster, {"values": {"replication_factor": 2, "availability_zones": ["eu-west-1a", "eu-west-1a"]}})])
	together.survives_data_centre == lib.fails("its nodes are in eu-west-1a only", "availability_zones", "Leave `availability_zones` out and DAX spreads the nodes, or name two.")
	[one] := _found([build.over(cluster, {"values": {"replication_factor": 1}})])
	one.survives_node.holds == false
}
