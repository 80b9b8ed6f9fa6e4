package resilience.data_services_azure_sql_test

import data.resilience.lib
import data.resilience.lib.azure
import data.resilience.model.data_services.adapters.azure_sql
import data.resilience.testing as build

_found(resources) := found if {
	found := azure_sql.found with input as build.document(resources, {})
}

_database(values) := build.terraform("azurerm_mssql_database", "main", {"region": {"name": "westeurope"}, "values": values})

_not_zonal := lib.fails("zone_redundant is not set", "zone_redundant", "Set `zone_redundant = true`.")

_unplanned := lib.fails("maintenance_configuration_name is not set", "maintenance_configuration_name", "Set it to a window of the region, for example `\"SQL_WestEurope_DB_1\"`.")

_record(built, given) := build.component(built, "SQL database", object.union(
	{
		"holds_data": true, "failover_s": 60, "retention_s": 604800,
		"survives_node": lib.holds("Azure SQL moves it to another machine"), "survives_data_centre": _not_zonal,
		"backed_up": lib.holds("Azure SQL backs it up"), "point_in_time": lib.holds("Azure SQL backs it up"),
		"backup_elsewhere": lib.holds("storage_account_type is Geo"),
		"deletion_refused": azure.lock(built.envelope),
		"maintained": _unplanned,
		"deletion_undone": lib.holds("a deleted database can be restored while its backups are kept"),
	},
	given,
))

test_a_database_as_azure_makes_it if {
	database := _database({"sku_name": "GP_Gen5_2"})
	_found([database]) == [_record(database, {})]
}

test_a_zone_redundant_database_with_backups_here if {
	database := _database({"zone_redundant": true, "storage_account_type": "Zone", "short_term_retention_policy": [{"retention_days": 14}]})
	_found([database]) == [_record(database, {
		"data_centres": ["westeurope-1", "westeurope-2", "westeurope-3"], "survives_data_centre": lib.holds("zone_redundant is true"), "retention_s": 1209600,
		"backup_elsewhere": lib.fails("storage_account_type is Zone", "storage_account_type", "Set `storage_account_type = \"Geo\"`."),
	})]
}

test_a_tier_that_can_not if {
	[record] := _found([_database({"sku_name": "S0"})])
	record.survives_data_centre == lib.fails("zone_redundant is not set", "zone_redundant", "Set `zone_redundant = true`, with a `sku_name` that can: any but Basic and S0 to S12.")
}

test_a_database_is_where_its_pool_is if {
	pool := build.terraform("azurerm_mssql_elasticpool", "main", {"values": {"zone_redundant": true}})
	database := build.referring(_database({}), {"elastic_pool_id": [pool]})
	_found([database, pool]) == [_record(database, {
		"data_centres": ["westeurope-1", "westeurope-2", "westeurope-3"], "survives_data_centre": lib.holds("zone_redundant is true"), "related": [build.id(pool)],
	})]
	[out_of_sight] := _found([_database({"elastic_pool_id": "/subscriptions/x/elasticPools/y"})])
	out_of_sight.unknown.survives_data_centre == "azurerm_mssql_database.main: its elastic pool is not in sight"
}

test_a_geo_replica_copies_its_source if {
	source := _database({})
	replica := build.over(build.referring(_database({"create_mode": "Secondary"}), {"creation_source_database_id": [source]}), {"address": "azurerm_mssql_database.copy"})
	copied_once := build.over(build.referring(_database({"create_mode": "Copy"}), {"creation_source_database_id": [source]}), {"address": "azurerm_mssql_database.once"})
	[record.replica_of | some record in _found([source, replica, copied_once])] == [null, build.id(source), null]
	[not_in_sight] := _found([_database({"create_mode": "OnlineSecondary"})])
	not_in_sight.replica_of == "unknown"
}

test_a_database_of_the_old_resource if {
	database := build.terraform("azurerm_sql_database", "main", {"region": {"name": "westeurope"}, "values": {"zone_redundant": false}})
	[record] := _found([database])
	record.survives_data_centre == lib.fails("zone_redundant is false", "zone_redundant", "Set `zone_redundant = true`.")
}

test_hours_that_were_chosen if {
	[record.maintained | some record in _found([_database({"maintenance_configuration_name": "SQL_WestEurope_DB_1"})])] == [lib.holds("maintenance_configuration_name is set")]
	[record.maintained | some record in _found([_database({"maintenance_configuration_name": "SQL_Default"})])] == [_unplanned]
	[record.maintained | some record in _found([_database({"elastic_pool_id": "/subscriptions/x/elasticPools/y"})])] == [null]
}

test_every_tier_that_can_not if {
	{sku: contains(record.survives_data_centre.mend, "sku_name") |
		some sku in ["Basic", "S0", "S1", "S2", "S3", "S4", "S6", "S7", "S9", "S12", "P1", "BC_Gen5_2"]
		some record in _found([_database({"sku_name": sku})])
	} == object.union({sku: true | some sku in ["Basic", "S0", "S1", "S2", "S3", "S4", "S6", "S7", "S9", "S12"]}, {"P1": false, "BC_Gen5_2": false})
}

test_where_backups_are_by_every_type if {
	[[type, record.backup_elsewhere.holds] |
		some type in ["Geo", "GeoZone", "GRS", "GZRS", "Zone", "Local"]
		some record in _found([_database({"storage_account_type": type})])
	] == [["Geo", true], ["GeoZone", true], ["GRS", true], ["GZRS", true], ["Zone", false], ["Local", false]]
}

test_what_copies_on_and_on if {
	[[mode, record.replica_of] |
		some mode in ["Secondary", "OnlineSecondary", "NonReadableSecondary", "Copy", "Default"]
		some record in _found([_database({"create_mode": mode, "creation_source_database_id": "/a"})])
	] == [["Secondary", "/a"], ["OnlineSecondary", "/a"], ["NonReadableSecondary", "/a"], ["Copy", null], ["Default", null]]
	[old] := _found([_database({"create_mode": "OnlineSecondary", "source_database_id": "/b"})])
	old.replica_of == "/b"
	[blind] := _found([_database({"create_mode": "Secondary"})])
	blind.replica_of == "unknown"
}

test_windows_of_maintenance if {
	[[name, record.maintained.holds] |
		some name in ["SQL_Default", "", "SQL_WestEurope_DB_1"]
		some record in _found([_database({"maintenance_configuration_name": name})])
	] == [["SQL_Default", false], ["", false], ["SQL_WestEurope_DB_1", true]]
	[hidden] := _found([build.over(_database({}), {"withheld": {"maintenance_configuration_name": true}})])
	hidden.unknown.maintained == "azurerm_mssql_database.main: maintenance_configuration_name is marked sensitive"
}
