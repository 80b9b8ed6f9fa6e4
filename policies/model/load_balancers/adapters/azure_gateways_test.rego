package resilience.load_balancers_azure_gateways_test

import data.resilience.lib
import data.resilience.model.load_balancers.adapters.azure_gateways
import data.resilience.testing as build

_found(resources) := found if {
	found := azure_gateways.found with input as build.document(resources, {})
}

_made(type, values) := build.terraform(type, "main", {"region": {"name": "westeurope"}, "values": values})

test_a_gateway_of_one_instance if {
	gateway := _made("azurerm_application_gateway", {"sku": [{"name": "Standard_v2", "capacity": 1}]})
	_found([gateway]) == [build.component(gateway, "application gateway", {
		"survives_node": lib.fails("sku.capacity is 1", "sku.0.capacity", "Set `sku.capacity = 2` or more."),
		"survives_data_centre": lib.fails("zones is not set", "zones", "Set `zones = [\"1\", \"2\", \"3\"]`, with a `sku` of version 2 (`Standard_v2`, `WAF_v2`)."),
		"scales": lib.fails("autoscale_configuration is not set", "autoscale_configuration", "Write `autoscale_configuration { min_capacity = 2 }` in place of `capacity`."),
	})]
}

test_a_gateway_over_zones_that_scales if {
	gateway := _made("azurerm_application_gateway", {"zones": ["1", "2"], "autoscale_configuration": [{"min_capacity": 2}]})
	_found([gateway]) == [build.component(gateway, "application gateway", {
		"data_centres": ["westeurope-1", "westeurope-2"], "survives_node": lib.holds("autoscale_configuration.min_capacity is 2"),
		"survives_data_centre": lib.holds("it is in westeurope-1 and westeurope-2"), "scales": lib.holds("autoscale_configuration.min_capacity is 2"),
	})]
	[least_one] := _found([_made("azurerm_application_gateway", {"autoscale_configuration": [{"min_capacity": 1}]})])
	[least_one.survives_node.holds, least_one.scales.holds] == [false, false]
}

test_what_is_behind_it if {
	app := _made("azurerm_linux_web_app", {})
	interface := _made("azurerm_network_interface", {})
	gateway := build.referring(_made("azurerm_application_gateway", {}), {"backend_address_pool.0.fqdns.0": [app], "frontend_ip_configuration.0.public_ip_address_id": ["plan.json#azurerm_public_ip.main"]})
	association := build.referring(
		_made("azurerm_network_interface_application_gateway_backend_address_pool_association", {}),
		{"network_interface_id": [interface], "backend_address_pool_id": [gateway]},
	)
	machine := build.referring(_made("azurerm_linux_virtual_machine", {}), {"network_interface_ids.0": [interface]})
	set_ := build.referring(_made("azurerm_linux_virtual_machine_scale_set", {}), {"network_interface.0.ip_configuration.0.application_gateway_backend_address_pool_ids.0": [gateway]})
	[record] := _found([gateway, app, interface, association, machine, set_])
	[record.needs, record.related] == [[build.id(machine), build.id(set_), build.id(app)], ["plan.json#azurerm_public_ip.main"]]
	old := build.referring(_made("azurerm_virtual_machine_scale_set", {}), {"network_profile.0.ip_configuration.0.application_gateway_backend_address_pool_ids.0": [gateway]})
	[before] := _found([gateway, old])
	before.needs == [build.id(app), build.id(old)]
}

test_api_management_for_developers if {
	management := _made("azurerm_api_management", {"sku_name": "Developer_1"})
	_found([management]) == [build.component(management, "API gateway", {
		"survives_data_centre": lib.fails("zones is not set", "zones", "Set `zones = [\"1\", \"2\", \"3\"]`, with `sku_name = \"Premium_3\"`."),
		"vouched_for": lib.fails("the Developer tier has no service level", "sku_name", "Set `sku_name = \"Basic_1\"` or a higher one."),
	})]
}

test_api_management_in_two_regions if {
	management := _made("azurerm_api_management", {"sku_name": "Premium_3", "zones": ["1", "2", "3"], "additional_location": [{"location": "northeurope"}]})
	_found([management]) == [build.component(management, "API gateway", {
		"data_centres": ["westeurope-1", "westeurope-2", "westeurope-3"],
		"survives_data_centre": lib.holds("it is in westeurope-1, westeurope-2 and westeurope-3"), "survives_region": lib.holds("it has a gateway in another region"),
		"vouched_for": lib.holds("its tier has a service level"),
	})]
}

test_the_consumption_tier_has_no_machines if {
	management := _made("azurerm_api_management", {"sku_name": "Consumption_0"})
	_found([management]) == [build.component(management, "API gateway", {"vouched_for": lib.holds("its tier has a service level")})]
	[hidden] := _found([build.over(management, {"values": {}, "withheld": {"sku_name": true}})])
	hidden.unknown.vouched_for == "azurerm_api_management.main: sku_name is marked sensitive"
}

test_whether_requests_may_end if {
	enabled := {"connection_draining": [{"enabled": true}]}
	[[record.drained.holds, record.drained.attribute] |
		some settings in [[enabled], [enabled, {"name": "second"}]]
		[record] := _found([_made("azurerm_application_gateway", {"backend_http_settings": settings})])
	] == [[true, null], [false, "backend_http_settings.1.connection_draining.0.enabled"]]
}

test_a_gateway_of_another_region_that_is_off if {
	[[record.survives_region] |
		some off in [true, false]
		[record] := _found([_made("azurerm_api_management", {"sku_name": "Premium_1", "additional_location": [{"location": "northeurope", "gateway_disabled": off}]})])
	] == [[null], [lib.holds("it has a gateway in another region")]]
}
