package resilience.rules_test.ha.network_nodes

import data.resilience.main
import data.resilience.testing as build

_judged(resources) := judged if {
	judged := main.result.rules.ha["network-nodes"] with input as build.document(resources, {})
}

_gateway(values) := build.terraform("azurerm_virtual_network_gateway", "main", {"values": object.union({"type": "Vpn", "sku": "VpnGw1AZ"}, values)})

test_a_second_machine_that_stands_by if {
	judged := _judged([_gateway({})])
	[[entry.message, entry.attribute, entry.remediation] | some entry in judged.violations] == [[
		"azurerm_virtual_network_gateway.main has no second machine that serves (active_active is not set): it leads nothing while the first is replaced.",
		"active_active", "Set `active_active = true` with a second `ip_configuration`, and connect both addresses at the other end.",
	]]
}

test_both_machines_serve if {
	_judged([_gateway({"active_active": true})]) == {"subjects": ["plan.json#azurerm_virtual_network_gateway.main"], "violations": [], "undetermined": []}
}

test_a_load_balancer_of_one_instance if {
	judged := _judged([build.terraform("azurerm_application_gateway", "main", {"values": {"sku": [{"capacity": 1}]}})])
	[entry.attribute | some entry in judged.violations] == ["sku.0.capacity"]
}

test_what_is_not_known_is_undetermined if {
	judged := _judged([build.over(_gateway({}), {"withheld": {"active_active": true}})])
	[judged.violations, count(judged.undetermined)] == [[], 1]
}
