package resilience.compute_azure_app_service_test

import data.resilience.lib
import data.resilience.model.compute.adapters.azure_app_service
import data.resilience.testing as build

_found(resources) := found if {
	found := azure_app_service.found with input as build.document(resources, {})
}

_made(type, values) := build.terraform(type, "main", {"region": {"name": "westeurope"}, "values": values})

test_a_plan_of_one_instance if {
	plan := _made("azurerm_service_plan", {"sku_name": "P1v3"})
	_found([plan]) == [build.component(plan, "App Service plan", {
		"count": 1, "vouched_for": lib.holds("its tier has a service level"),
		"survives_node": lib.fails("it has 1 instance", "worker_count", "Set `worker_count = 2` or more, or an autoscaler's least number."),
		"survives_data_centre": lib.fails("zone_balancing_enabled is not set", "zone_balancing_enabled", "Set `zone_balancing_enabled = true`."),
	})]
}

test_a_plan_over_zones_and_its_app if {
	plan := _made("azurerm_service_plan", {"sku_name": "P1v3", "worker_count": 3, "zone_balancing_enabled": true})
	app := build.referring(build.terraform("azurerm_linux_web_app", "main", {}), {"service_plan_id": [plan]})
	_found([plan, app]) == [build.component(plan, "App Service plan", {
		"count": 3, "vouched_for": lib.holds("its tier has a service level"), "related": [build.id(app)],
		"survives_node": lib.holds("it has 3 instances"), "survives_data_centre": lib.holds("zone_balancing_enabled is true"),
		"data_centres": ["westeurope-1", "westeurope-2", "westeurope-3"],
	})]
}

test_one_instance_is_in_one_data_centre_whatever_is_balanced if {
	[record] := _found([_made("azurerm_service_plan", {"sku_name": "P1v3", "worker_count": 1, "zone_balancing_enabled": true})])
	[record.survives_data_centre.why, record.data_centres] == ["it has 1 instance", []]
}

test_the_least_that_an_autoscaler_keeps if {
	plan := _made("azurerm_service_plan", {"sku_name": "P1v3", "worker_count": 1})
	setting := build.referring(build.terraform("azurerm_monitor_autoscale_setting", "main", {"values": {"profile": [{"capacity": [{"minimum": 2}]}]}}), {"target_resource_id": [plan]})
	[record] := _found([plan, setting])
	record.survives_node == lib.holds("it has 2 instances")
}

test_a_number_that_is_not_known if {
	[record] := _found([build.over(_made("azurerm_service_plan", {"sku_name": "P1v3"}), {"withheld": {"worker_count": true}})])
	[record.unknown.survives_node, record.survives_data_centre.holds] == ["azurerm_service_plan.main: worker_count is marked sensitive", false]
}

test_a_consumption_plan_has_no_machines if {
	plan := _made("azurerm_service_plan", {"sku_name": "Y1"})
	_found([plan]) == [build.component(plan, "App Service plan", {"vouched_for": lib.holds("its tier has a service level")})]
}

test_free_and_shared_tiers if {
	[[record.vouched_for.why, record.vouched_for.attribute] | some record in _found([_made("azurerm_service_plan", {"sku_name": "F1"})])] == [["sku_name is F1, a free or shared tier", "sku_name"]]
	[[record.vouched_for.why, record.survives_node.why, record.survives_data_centre.holds] |
		some record in _found([_made("azurerm_app_service_plan", {"sku": [{"size": "D1", "capacity": 1}], "zone_redundant": true})])
	] == [["sku.size is D1, a free or shared tier", "it has 1 instance", false]]
}

test_an_environment if {
	environment := _made("azurerm_app_service_environment_v3", {"zone_redundant": true})
	_found([environment]) == [build.component(environment, "App Service environment", {
		"data_centres": ["westeurope-1", "westeurope-2", "westeurope-3"], "survives_data_centre": lib.holds("zone_redundant is true"),
	})]
}

test_a_plan_needs_what_its_apps_are_told_of if {
	database := build.terraform("azurerm_postgresql_flexible_server", "db", {})
	cache := build.terraform("azurerm_redis_cache", "cache", {})
	every type in ["azurerm_linux_web_app", "azurerm_windows_web_app", "azurerm_linux_function_app", "azurerm_windows_function_app"] {
		plan := _made("azurerm_service_plan", {"sku_name": "P1v3"})
		app := build.referring(build.terraform(type, "main", {}), {"service_plan_id": [plan], "app_settings": [database], "connection_string": [cache]})
		[record.needs | some record in _found([plan, app, database, cache])] == [[build.id(database), build.id(cache)]]
	}
	plan := _made("azurerm_app_service_plan", {})
	app := build.referring(build.terraform("azurerm_app_service", "main", {}), {"app_service_plan_id": [plan], "connection_string": [database]})
	[record.needs | some record in _found([plan, app, database])] == [[build.id(database)]]
}

test_every_tier_of_a_plan if {
	[[tier, record.count == null, object.get(record.vouched_for, "holds", null)] |
		some tier in ["Y1", "FC1", "F1", "D1", "FREE", "SHARED", "B1"]
		some record in _found([_made("azurerm_service_plan", {"sku_name": tier})])
	] == [["Y1", true, true], ["FC1", true, true], ["F1", false, false], ["D1", false, false], ["FREE", false, false], ["SHARED", false, false], ["B1", false, true]]
}

test_apps_of_every_provider_version if {
	plan := _made("azurerm_service_plan", {"sku_name": "P1v3"})
	every attribute in ["service_plan_id", "app_service_plan_id"] {
		app := build.referring(build.terraform("azurerm_linux_web_app", "main", {}), {attribute: [plan]})
		[record] := _found([plan, app])
		record.related == [build.id(app)]
	}
}
