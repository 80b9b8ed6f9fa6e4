package resilience.rules_test.ha.tier_with_service_level

import data.resilience.main
import data.resilience.testing as build

_judged(resources) := judged if {
	judged := main.result.rules.ha["tier-with-service-level"] with input as build.document(resources, {})
}

_cache(values) := build.terraform("azurerm_redis_cache", "main", {"region": {"name": "westeurope"}, "values": values})

test_a_basic_tier if {
	judged := _judged([_cache({"sku_name": "Basic"})])
	[[entry.message, entry.attribute, entry.remediation] | some entry in judged.violations] == [[
		"azurerm_redis_cache.main is of a tier that its provider does not vouch for (the Basic tier has no service level).",
		"sku_name", "Set `sku_name = \"Standard\"`.",
	]]
}

test_a_tier_with_a_service_level if {
	_judged([_cache({"sku_name": "Standard"})]) == {"subjects": ["plan.json#azurerm_redis_cache.main"], "violations": [], "undetermined": []}
}

test_a_tier_that_is_not_known_yet_is_undetermined if {
	judged := _judged([build.over(_cache({}), {"withheld": {"sku_name": true}})])
	[judged.violations, count(judged.undetermined)] == [[], 1]
}

test_a_control_plane_of_the_free_tier if {
	cluster := build.terraform("azurerm_kubernetes_cluster", "main", {"values": {"name": "shop", "default_node_pool": [{}]}})
	[[entry.message, entry.attribute] | some entry in _judged([cluster]).violations] == [[
		"shop is of a tier that its provider does not vouch for (the Free tier of its control plane has no service level).", "sku_tier",
	]]
	hidden := build.over(cluster, {"withheld": {"sku_tier": true}})
	judged := _judged([hidden])
	[judged.violations, count(judged.undetermined)] == [[], 1]
}
