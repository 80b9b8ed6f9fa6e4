package resilience.rules_test.ha.cluster_nodes

import data.resilience.main
import data.resilience.testing as build

_judged(resources) := judged if {
	judged := main.result.rules.ha["cluster-nodes"] with input as build.document(resources, {})
}

_aks(pool) := build.terraform("azurerm_kubernetes_cluster", "main", {"region": {"name": "westeurope"}, "values": {"name": "shop", "default_node_pool": [pool]}})

_pool(cluster, values) := build.referring(build.terraform("azurerm_kubernetes_cluster_node_pool", "user", {"values": values}), {"kubernetes_cluster_id": cluster})

test_one_node if {
	judged := _judged([_aks({"node_count": 1})])
	[[entry.message, entry.subject, entry.related, entry.caused_by] | some entry in judged.violations] == [[
		"shop has 1 node: what runs there is down when that fails or is updated.", "plan.json#azurerm_kubernetes_cluster.main", [],
		{"rule": "ha/cluster-data-centres", "subject": "plan.json#azurerm_kubernetes_cluster.main"},
	]]
}

test_two_nodes_in_two_pools if {
	_judged([_aks({"node_count": 1}), _pool([_aks({})], {"node_count": 1, "mode": "System"})]) == {"subjects": ["plan.json#azurerm_kubernetes_cluster.main"], "violations": [], "undetermined": []}
}

test_a_pool_of_one_node_for_applications_alone if {
	judged := _judged([_aks({"node_count": 3}), _pool([_aks({})], {"node_count": 1})])
	[[entry.message, entry.subject, entry.related] | some entry in judged.violations] == [[
		"A pool of shop that only applications run on has one node: what must run there is down when that fails or is updated.",
		"plan.json#azurerm_kubernetes_cluster.main", ["plan.json#azurerm_kubernetes_cluster_node_pool.user"],
	]]
	_judged([_aks({"node_count": 3}), _pool([_aks({})], {"node_count": 1, "priority": "Spot"})]).violations == []
}

test_a_pool_whose_cluster_is_not_in_sight if {
	[entry.message | some entry in _judged([_pool([], {"auto_scaling_enabled": true, "min_count": 1})]).violations] == [
		"azurerm_kubernetes_cluster_node_pool.user has 1 node: what runs there is down when that fails or is updated.",
	]
	_judged([_pool([], {"auto_scaling_enabled": true, "min_count": 3})]).violations == []
}

test_a_cluster_that_keeps_no_node_waits if _judged([_pool([], {"node_count": 0})]).subjects == []

test_a_number_that_is_not_known_is_undetermined if {
	judged := _judged([build.over(_pool([], {}), {"withheld": {"node_count": true}})])
	[judged.violations, [entry.message | some entry in judged.undetermined]] == [[], ["azurerm_kubernetes_cluster_node_pool.user: node_count is marked sensitive"]]
}
