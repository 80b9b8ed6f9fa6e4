package resilience.clusters_azure_test

import data.resilience.lib
import data.resilience.model.clusters.adapters.azure
import data.resilience.testing as build

_found(resources, settings) := found if {
	found := azure.found with input as build.document(resources, settings)
}

_cluster(values) := build.terraform("azurerm_kubernetes_cluster", "main", {
	"region": {"name": "westeurope"},
	"values": object.union({"name": "shop", "default_node_pool": [{"zones": ["1", "2"], "node_count": 2, "vm_size": "Standard_D4s_v5"}]}, values),
})

test_a_cluster_and_its_pools if {
	cluster := _cluster({"sku_tier": "Standard"})
	pool := build.referring(
		build.terraform("azurerm_kubernetes_cluster_node_pool", "user", {"region": {"name": "westeurope"}, "values": {"zones": ["3"], "node_count": 1, "vm_size": "Standard_D4s_v5"}}),
		{"kubernetes_cluster_id": [cluster]},
	)
	class := {"count": 1, "cpu": 4, "memory": 17179869184}
	_found([cluster, pool], {}) == [{
		"id": build.id(cluster), "name": "shop", "kind": "aks", "managed": true, "declared": false,
		"primaries": [], "secondaries": [build.id(cluster), build.id(pool)],
		"regions": ["westeurope"], "data_centres": ["westeurope-1", "westeurope-2", "westeurope-3"],
		"primaries_by_data_centre": {}, "nodes_by_data_centre": {"westeurope-1": 1, "westeurope-2": 1, "westeurope-3": 1},
		"primary_count": null, "node_count": 3,
		"node_classes": [
			object.union(class, {"group": build.id(cluster), "data_centre": "westeurope-1"}),
			object.union(class, {"group": build.id(cluster), "data_centre": "westeurope-2"}),
			object.union(class, {"group": build.id(pool), "data_centre": "westeurope-3"}),
		],
		"inputs": [], "related": [build.id(cluster)],
		"maintained": lib.fails("maintenance_window_auto_upgrade is not set", "maintenance_window_auto_upgrade", "Write a `maintenance_window_auto_upgrade` at hours of little load."),
		"vouched_for": lib.holds("sku_tier is Standard"), "unknown": {},
	}]
}

test_the_free_tier if {
	[cluster] := _found([_cluster({})], {})
	cluster.vouched_for == lib.fails("the Free tier of its control plane has no service level", "sku_tier", "Set `sku_tier = \"Standard\"`.")
}

test_what_is_not_known if {
	bare := build.terraform("azurerm_kubernetes_cluster", "main", {"region": {"unknown": "its location is not known"}, "withheld": {"sku_tier": true}})
	[cluster] := _found([bare], {})
	[cluster.name, cluster.unknown] == ["azurerm_kubernetes_cluster.main", {
		"nodes_by_data_centre": "azurerm_kubernetes_cluster.main: no zone is set, so that Azure chooses its data centre",
		"regions": "azurerm_kubernetes_cluster.main: its location is not known",
		"size": "azurerm_kubernetes_cluster.main: its machine type is not known",
		"vouched_for": "azurerm_kubernetes_cluster.main: sku_tier is marked sensitive",
	}]
}

test_a_cluster_that_is_declared_over_its_pools if {
	cluster := _cluster({})
	_found([cluster], {"clusters": [build.cluster("shop", [cluster], {})]}) == []
}
