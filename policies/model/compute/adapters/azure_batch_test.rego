package resilience.compute_azure_batch_test

import data.resilience.lib
import data.resilience.model.compute.adapters.azure_batch
import data.resilience.testing as build

_found(resources) := found if {
	found := azure_batch.found with input as build.document(resources, {})
}

_made(type, values) := build.terraform(type, "main", {"region": {"name": "westeurope"}, "values": values})

test_a_pool_in_one_data_centre_and_one_over_all if {
	regional := _made("azurerm_batch_pool", {"fixed_scale": [{"target_dedicated_nodes": 2}]})
	_found([regional]) == [build.component(regional, "batch pool", {
		"count": 2, "replaced": lib.holds("Batch replaces what fails"),
		"survives_data_centre": lib.fails("node_placement.policy is not set", "node_placement.0.policy", "Write `node_placement { policy = \"Zonal\" }`, which makes the pool again."),
	})]
	zonal := _made("azurerm_batch_pool", {"node_placement": [{"policy": "Zonal"}]})
	_found([zonal]) == [build.component(zonal, "batch pool", {
		"data_centres": ["westeurope-1", "westeurope-2", "westeurope-3"], "replaced": lib.holds("Batch replaces what fails"),
		"survives_data_centre": lib.holds("node_placement.policy is Zonal"),
	})]
}

_counted(nodes) := component.count if {
	[component] := _found([_made("azurerm_batch_pool", {"fixed_scale": [{"target_dedicated_nodes": nodes}]})])
}

test_how_many_nodes_a_pool_has if {
	_counted(1) == 1
	_counted(0) == null
	_counted("two") == null
}
