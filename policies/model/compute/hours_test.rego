package resilience.model.compute.hours_test

import data.resilience.model.compute.hours
import data.resilience.testing as build

_holds(resources) := answers if {
	found := hours.verdicts with input as build.document(resources, {})
	answers := [verdict.holds | some verdict in found]
}

_machine := build.terraform("azurerm_linux_virtual_machine", "a", {})

_gateway := build.terraform("azurerm_virtual_network_gateway", "main", {})

_configured(type, path, resource) := build.referring(build.terraform(type, "night", {"values": {"type": "Microsoft.Maintenance/configurationAssignments@2023-04-01"}}), {path: [resource]})

test_a_machine if {
	_holds([_machine]) == [false]
	_holds([_machine, _configured("azurerm_maintenance_assignment_virtual_machine", "virtual_machine_id", _machine)]) == [true]
	_holds([_machine, _configured("azapi_resource", "parent_id", _machine)]) == [true]
	_holds([_machine, build.terraform("azurerm_maintenance_assignment_dynamic_scope", "night", {})]) == [null]
}

test_a_gateway if {
	_holds([_gateway]) == [false]
	_holds([_gateway, _configured("azapi_resource", "parent_id", _gateway)]) == [true]
	_holds([_gateway, build.terraform("azurerm_maintenance_assignment_dynamic_scope", "night", {})]) == [false]
	other := build.over(_configured("azapi_resource", "parent_id", _gateway), {"values": {"type": "Microsoft.Insights/diagnosticSettings@2021-05-01-preview"}})
	_holds([_gateway, other]) == [false]
}

test_a_host_pool if {
	_holds([build.terraform("azurerm_virtual_desktop_host_pool", "main", {})]) == [false]
	_holds([build.terraform("azurerm_virtual_desktop_host_pool", "main", {"values": {"scheduled_agent_updates": [{"enabled": true}]}})]) == [true]
}
