package resilience.data_services_azure_single_servers_test

import data.resilience.lib
import data.resilience.lib.azure
import data.resilience.model.data_services.adapters.azure_single_servers
import data.resilience.testing as build

_found(resources) := found if {
	found := azure_single_servers.found with input as build.document(resources, {})
}

_server(values) := build.terraform("azurerm_mariadb_server", "main", {"region": {"name": "westeurope"}, "values": values})

_record(built, given) := build.component(built, "MariaDB server", object.union(
	{
		"holds_data": true, "failover_s": 120, "retention_s": 604800,
		"survives_node": lib.holds("Azure starts it on another machine"),
		"survives_data_centre": lib.fails(
			"a single server stands in one data centre", null,
			"Move it to an `azurerm_mysql_flexible_server` with `high_availability { mode = \"ZoneRedundant\" }`: Azure has retired MariaDB.",
		),
		"backed_up": lib.holds("Azure backs it up"), "point_in_time": lib.holds("Azure backs it up"),
		"backup_elsewhere": lib.fails("geo_redundant_backup_enabled is not set", "geo_redundant_backup_enabled", "Set `geo_redundant_backup_enabled = true`."),
		"deletion_refused": azure.lock(built.envelope),
	},
	given,
))

test_a_server_as_azure_makes_it if {
	server := _server({})
	_found([server]) == [_record(server, {})]
}

test_geo_redundant_backups_for_a_month if {
	server := _server({"geo_redundant_backup_enabled": true, "backup_retention_days": 30})
	_found([server]) == [_record(server, {"backup_elsewhere": lib.holds("geo_redundant_backup_enabled is true"), "retention_s": 2592000})]
}

test_a_replica if {
	source := build.terraform("azurerm_postgresql_server", "a", {})
	replica := build.referring(build.terraform("azurerm_postgresql_server", "b", {"values": {"create_mode": "Replica"}}), {"creation_source_server_id": [source]})
	[record.replica_of | some record in _found([source, replica])] == [null, build.id(source)]
	[not_in_sight] := _found([_server({"create_mode": "Replica"})])
	not_in_sight.replica_of == "unknown"
}
