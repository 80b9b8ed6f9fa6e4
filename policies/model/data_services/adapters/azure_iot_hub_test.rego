package resilience.data_services_azure_iot_hub_test

import data.resilience.lib
import data.resilience.model.data_services.adapters.azure_iot_hub
import data.resilience.testing as build

_found(resources) := found if {
	found := azure_iot_hub.found with input as build.document(resources, {})
}

_made(type, values) := build.terraform(type, "main", {"region": {"name": "westeurope"}, "values": values})

test_a_hub_and_a_free_one_in_a_region_without_zones if {
	hub := _made("azurerm_iothub", {"sku": [{"name": "S1"}]})
	_found([hub]) == [build.component(hub, "IoT hub", {
		"data_centres": ["westeurope-1", "westeurope-2", "westeurope-3"], "survives_node": lib.holds("it has several machines"),
		"survives_data_centre": lib.holds("it spreads over the zones in a region with availability zones"), "vouched_for": lib.holds("its tier has a service level"),
	})]
	free := build.over(_made("azurerm_iothub", {"sku": [{"name": "F1"}]}), {"region": {"name": "westus"}})
	_found([free]) == [build.component(free, "IoT hub", {
		"survives_node": lib.holds("it has several machines"),
		"survives_data_centre": lib.fails("westus has no availability zones", "location", "Choose a region with availability zones."),
		"vouched_for": lib.fails("the free tier has no service level", "sku.0.name", "Set `name = \"S1\"` in `sku`."),
	})]
	[hidden] := _found([build.over(_made("azurerm_iothub", {}), {"withheld": {"sku": true}})])
	hidden.vouched_for.holds == null
	[unnamed] := _found([build.over(_made("azurerm_iothub", {"sku": [{"capacity": 1}]}), {"withheld": {"sku": [{"name": true}]}})])
	unnamed.unknown.vouched_for == "azurerm_iothub.main: sku.0.name is marked sensitive"
}
