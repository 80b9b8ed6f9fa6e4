package resilience.rules_test.ha.maintenance_window

import data.resilience.main
import data.resilience.testing as build

_judged(resource) := judged if {
	judged := main.result.rules.ha["maintenance-window"] with input as build.document([resource], {})
}

_server(envelope) := build.terraform("azurerm_postgresql_flexible_server", "main", envelope)

test_a_server_without_hours if {
	[[entry.message, entry.attribute, entry.remediation] | some entry in _judged(_server({})).violations] == [[
		"azurerm_postgresql_flexible_server.main is maintained whenever its provider likes (maintenance_window is not set).", "maintenance_window",
		"Write a `maintenance_window` at hours of little load.",
	]]
}

test_a_server_with_hours if {
	_judged(_server({"values": {"maintenance_window": [{"day_of_week": 0}]}})) == {"subjects": ["plan.json#azurerm_postgresql_flexible_server.main"], "violations": [], "undetermined": []}
}

test_a_cluster_without_hours if {
	[entry.message | some entry in _judged(build.terraform("azurerm_kubernetes_cluster", "main", {"values": {"name": "shop"}})).violations] == [
		"shop is maintained whenever its provider likes (maintenance_window_auto_upgrade is not set).",
	]
}

test_what_is_not_known_is_undetermined if {
	[entry.message | some entry in _judged(_server({"withheld": {"maintenance_window": true}})).undetermined] == [
		"azurerm_postgresql_flexible_server.main: maintenance_window is marked sensitive",
	]
}
