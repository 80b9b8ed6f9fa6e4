# METADATA
# title: Pools of Azure Batch
# description: |
#   A pool puts its machines into one data centre that Azure chooses, unless its node placement is zonal, which spreads them over those of the region.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/reliability/reliability-batch
#     description: Reliability of Batch
package resilience.model.compute.adapters.azure_batch

import data.resilience.lib
import data.resilience.lib.azure
import data.resilience.model.components

# METADATA
# description: Records of the pools in the input.
found := [record |
	some pool in input.terraform.azurerm_batch_pool
	zonal := lib.with_mend(lib.one_of(pool, ["node_placement", 0, "policy"], "Regional", ["Zonal"]), "Write `node_placement { policy = \"Zonal\" }`, which makes the pool again.")
	record := components.record(pool, "batch pool", {
		"count": _count(pool),
		"data_centres": [name | zonal.holds == true; some name in azure.all_zones(pool)],
		"survives_data_centre": zonal,
		"replaced": lib.holds("Batch replaces what fails"),
	})
]

_count(pool) := n if {
	n := lib.at(pool, ["fixed_scale", 0, "target_dedicated_nodes"], null)
	lib.is_count(n)
	n > 0
} else := null
