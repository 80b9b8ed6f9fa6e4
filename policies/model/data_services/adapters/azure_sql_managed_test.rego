package resilience.data_services_azure_sql_managed_test

import data.resilience.lib
import data.resilience.lib.azure
import data.resilience.model.data_services.adapters.azure_sql_managed
import data.resilience.testing as build

_found(resources) := found if {
	found := azure_sql_managed.found with input as build.document(resources, {})
}

_instance(name, values) := build.terraform("azurerm_mssql_managed_instance", name, {"region": {"name": "westeurope"}, "values": values})

_record(built, given) := build.component(built, "SQL managed instance", object.union(
	{
		"holds_data": true, "failover_s": 60, "retention_s": 604800,
		"survives_node": lib.holds("Azure SQL moves it to another machine"),
		"survives_data_centre": lib.fails("zone_redundant_enabled is not set", "zone_redundant_enabled", "Set `zone_redundant_enabled = true`."),
		"backed_up": lib.holds("Azure SQL backs it up"), "point_in_time": lib.holds("Azure SQL backs it up"),
		"backup_elsewhere": lib.holds("storage_account_type is GRS"),
		"deletion_refused": azure.lock(built.envelope),
		"maintained": lib.fails("maintenance_configuration_name is not set", "maintenance_configuration_name", "Set it to a window of the region, for example `\"SQL_WestEurope_MI_1\"`."),
		"deletion_undone": lib.holds("its databases can be restored while their backups are kept"),
	},
	given,
))

test_an_instance_as_azure_makes_it if {
	instance := _instance("main", {})
	_found([instance]) == [_record(instance, {})]
}

test_the_second_instance_of_a_failover_group if {
	live := _instance("live", {"zone_redundant_enabled": true, "storage_account_type": "LRS"})
	second := _instance("second", {})
	group := build.referring(build.terraform("azurerm_mssql_managed_instance_failover_group", "main", {}), {"managed_instance_id": [live], "partner_managed_instance_id": [second]})
	_found([live, second, group]) == [
		_record(live, {
			"data_centres": ["westeurope-1", "westeurope-2", "westeurope-3"], "survives_data_centre": lib.holds("zone_redundant_enabled is true"),
			"backup_elsewhere": lib.fails("storage_account_type is LRS", "storage_account_type", "Set `storage_account_type = \"GRS\"`."),
		}),
		_record(second, {"replica_of": build.id(live)}),
	]
}

test_hours_that_were_chosen if {
	[record.maintained | some record in _found([_instance("main", {"maintenance_configuration_name": "SQL_WestEurope_MI_1"})])] == [lib.holds("maintenance_configuration_name is set")]
}
