package resilience.model.node_groups.system_pools_test

import data.resilience.model.node_groups.system_pools
import data.resilience.testing as build

_holds(pool) := answers if {
	found := system_pools.verdicts with input as build.document([build.terraform("azurerm_kubernetes_cluster", "main", {"values": {"default_node_pool": [pool]}})], {})
	answers := [verdict.holds | some verdict in found]
}

test_system_nodes if {
	_holds({}) == [false]
	_holds({"only_critical_addons_enabled": true}) == [true]
}
