package resilience.recovery_points_azure_databases_test

import data.resilience.model.recovery_points.adapters.azure_databases
import data.resilience.testing as build

_found(resources) := found if {
	found := azure_databases.found with input as build.document(resources, {})
}

_point(built, given) := object.union(
	{
		"id": build.id(built), "of": build.id(built), "kind": "continuous", "region": "westeurope",
		"restore_s": null, "restore_from": "Azure documentation: depends on the size of the database",
		"retention_s": 604800, "outlives_source": true, "unknown": {},
	},
	given,
)

_made(type, values) := build.terraform(type, "main", {"region": {"name": "westeurope"}, "values": values})

_geo := {"region": "northeurope", "age_s": 3600, "age_from": "Azure documentation: geo-redundant backups are up to an hour old"}

test_a_sql_database_in_both_regions if {
	database := _made("azurerm_mssql_database", {})
	_found([database]) == [
		_point(database, {"age_s": 600, "age_from": "Azure documentation: restorable to about 10 minutes ago"}),
		_point(database, _geo),
	]
}

test_a_server_with_backups_here if {
	server := _made("azurerm_postgresql_flexible_server", {"backup_retention_days": 14})
	_found([server]) == [_point(server, {"age_s": 300, "age_from": "Azure documentation: restorable to about 5 minutes ago", "retention_s": 1209600, "outlives_source": null})]
}

test_a_region_without_a_known_pair if {
	server := build.over(_made("azurerm_mysql_flexible_server", {"geo_redundant_backup_enabled": true}), {"region": {"name": "italynorth"}})
	[point.region | some point in _found([server])] == ["italynorth", null]
}

test_backups_that_go_with_their_source if {
	[point.outlives_source | some type in ["azurerm_mssql_managed_instance", "azurerm_mariadb_server"]; some point in _found([_made(type, {"storage_account_type": "LRS"})])] == [false, false]
}

test_a_replica_makes_none if _found([_made("azurerm_postgresql_flexible_server", {"create_mode": "Replica", "source_server_id": "x"})]) == []

test_an_account_with_periodic_backups if {
	account := _made("azurerm_cosmosdb_account", {"geo_location": [{"location": "westeurope", "failover_priority": 0}], "backup": [{"type": "Periodic", "interval_in_minutes": 60, "retention_in_hours": 24}]})
	rhythm := {"kind": "backup", "outlives_source": false, "age_s": 3600, "age_from": build.id(account), "retention_s": 86400}
	_found([account]) == [_point(account, rhythm), _point(account, object.union(rhythm, {"region": "northeurope"}))]
}

test_an_account_with_continuous_backups if {
	account := _made("azurerm_cosmosdb_account", {"geo_location": [{"location": "westeurope", "failover_priority": 0}], "backup": [{"type": "Continuous", "tier": "Continuous7Days"}]})
	_found([account]) == [_point(account, {"age_s": 100, "age_from": "Azure documentation: restorable to about 100 seconds ago"})]
}

_cosmos(backup) := [[point.region, point.age_s, point.kind] | some point in _found([_made("azurerm_cosmosdb_account", {"geo_location": [{"location": "westeurope", "failover_priority": 0}], "backup": [backup]})])]

test_how_often_an_account_is_backed_up if {
	_cosmos({"type": "Periodic"})[0] == ["westeurope", 14400, "backup"]
	_cosmos({"type": "Periodic", "interval_in_minutes": 60})[0] == ["westeurope", 3600, "backup"]
	_cosmos({"type": "Periodic", "interval_in_minutes": "hourly"})[0] == ["westeurope", null, "backup"]
	_cosmos({"type": "Periodic", "interval_in_minutes": 60, "storage_redundancy": "Geo"}) == [["westeurope", 3600, "backup"], ["northeurope", 3600, "backup"]]
	_cosmos({"type": "Periodic", "interval_in_minutes": 60, "storage_redundancy": "Local"}) == [["westeurope", 3600, "backup"]]
	_cosmos({"type": "Continuous"}) == [["westeurope", 100, "continuous"]]
}
