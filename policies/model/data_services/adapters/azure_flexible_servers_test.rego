package resilience.data_services_azure_flexible_servers_test

import data.resilience.lib
import data.resilience.lib.azure
import data.resilience.model.data_services.adapters.azure_flexible_servers
import data.resilience.testing as build

_found(resources) := found if {
	found := azure_flexible_servers.found with input as build.document(resources, {})
}

_server(values) := build.terraform("azurerm_postgresql_flexible_server", "main", {"region": {"name": "westeurope"}, "values": values})

_mend := "Write `high_availability { mode = \"ZoneRedundant\" }`, with a `sku_name` that is not burstable (B_)."

_no_standby := lib.fails("high_availability.mode is not set", "high_availability.0.mode", _mend)

_record(built, given) := build.component(built, "PostgreSQL server", object.union(
	{
		"holds_data": true, "failover_s": 120, "retention_s": 604800,
		"survives_node": _no_standby, "survives_data_centre": _no_standby,
		"backed_up": lib.holds("Azure backs it up"), "point_in_time": lib.holds("Azure backs it up"),
		"backup_elsewhere": lib.fails("geo_redundant_backup_enabled is not set", "geo_redundant_backup_enabled", "Set `geo_redundant_backup_enabled = true`."),
		"deletion_refused": azure.lock(built.envelope),
		"scales": lib.fails("auto_grow_enabled is not set", "auto_grow_enabled", "Set `auto_grow_enabled = true`."),
		"maintained": lib.fails("maintenance_window is not set", "maintenance_window", "Write a `maintenance_window` at hours of little load."),
	},
	given,
))

test_a_server_without_a_standby if {
	server := _server({"zone": "1"})
	_found([server]) == [_record(server, {"data_centres": ["westeurope-1"]})]
}

test_a_standby_in_another_zone if {
	server := _server({"zone": "1", "high_availability": [{"mode": "ZoneRedundant", "standby_availability_zone": "3"}], "geo_redundant_backup_enabled": true, "backup_retention_days": 14})
	_found([server]) == [_record(server, {
		"data_centres": ["westeurope-1", "westeurope-3"], "retention_s": 1209600,
		"survives_node": lib.holds("high_availability.mode is ZoneRedundant"), "survives_data_centre": lib.holds("high_availability.mode is ZoneRedundant"),
		"backup_elsewhere": lib.holds("geo_redundant_backup_enabled is true"),
	})]
}

test_zones_that_azure_chooses if {
	[record] := _found([_server({"high_availability": [{"mode": "ZoneRedundant"}]})])
	record.data_centres == ["westeurope-1", "westeurope-2", "westeurope-3"]
}

test_a_standby_in_the_same_zone if {
	server := _server({"high_availability": [{"mode": "SameZone"}]})
	_found([server]) == [_record(server, {
		"survives_node": lib.holds("high_availability.mode is SameZone"),
		"survives_data_centre": lib.fails("high_availability.mode is SameZone", "high_availability.0.mode", _mend),
	})]
}

test_a_replica_and_one_that_was_promoted if {
	source := _server({})
	replica := build.over(build.referring(_server({"create_mode": "Replica"}), {"source_server_id": [source]}), {"address": "azurerm_postgresql_flexible_server.b"})
	promoted := build.over(build.referring(_server({"create_mode": "Replica", "replication_role": "None"}), {"source_server_id": [source]}), {"address": "azurerm_postgresql_flexible_server.c"})
	[record.replica_of | some record in _found([source, replica, promoted])] == [null, build.id(source), null]
	[not_in_sight] := _found([build.over(_server({"create_mode": "Replica"}), {"unknown": {"source_server_id": true}})])
	not_in_sight.replica_of == "unknown"
}

test_a_mysql_server if {
	server := build.terraform("azurerm_mysql_flexible_server", "main", {"values": {"high_availability": [{"mode": "ZoneRedundant"}]}})
	[[record.kind, record.survives_node.holds] | some record in _found([server])] == [["MySQL server", true]]
}

test_storage_that_grows_and_hours_that_were_chosen if {
	[postgres] := _found([_server({"auto_grow_enabled": true, "maintenance_window": [{"day_of_week": 0}]})])
	[postgres.scales, postgres.maintained] == [lib.holds("auto_grow_enabled is true"), lib.holds("maintenance_window is set")]
	[mysql] := _found([build.terraform("azurerm_mysql_flexible_server", "main", {"region": {"name": "westeurope"}, "values": {"storage": [{"auto_grow_enabled": false}]}})])
	mysql.scales == lib.fails("storage.auto_grow_enabled is false", "storage.0.auto_grow_enabled", "Set `auto_grow_enabled = true` in `storage`.")
}
