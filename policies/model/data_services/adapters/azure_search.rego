# METADATA
# title: Azure AI Search and Data Explorer
# description: |
#   A search service answers on without one of its replicas from two on, which Azure spreads over the zones of the region; its service level for writing
#   begins with three. A Data Explorer cluster has two machines or more, unless it is one for development, and keeps its data in zone-redundant storage
#   where it is given zones. What they hold is loaded from elsewhere.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/search/search-reliability
#     description: Reliability of Azure AI Search
#   - ref: https://learn.microsoft.com/azure/data-explorer/business-continuity-overview
#     description: Business continuity of Data Explorer
package resilience.model.data_services.adapters.azure_search

import data.resilience.lib
import data.resilience.lib.azure
import data.resilience.model.components

# METADATA
# description: Records of the search services and Data Explorer clusters in the input.
found := array.concat(_searches, _clusters)

_searches := [record |
	some search in azure.made.azurerm_search_service
	two := lib.at_least(search, ["replica_count"], 1, 2)
	zonal := lib.all_of([two, azure.by_itself(search, "its replicas are spread over the zones")])
	record := components.record(search, "search service", {
		"data_centres": [name | zonal.holds == true; some name in azure.all_zones(search)],
		"count": _count(lib.at(search, ["replica_count"], 1)),
		"survives_node": two, "survives_data_centre": zonal,
		"vouched_for": lib.all_of([_tier(search), lib.with_why(lib.at_least(search, ["replica_count"], 1, 3), _too_few(search))]),
	})
]

_count(n) := n if {
	lib.is_count(n)
} else := null

_tier(search) := lib.fails("the free tier has no service level", "sku", "Set `sku = \"basic\"` or a higher one.") if {
	lower(lib.text(search, ["sku"])) == "free"
} else := lib.holds("its tier has a service level")

_too_few(search) := $"with {lib.counted(n, "replica", "replicas")} there is no service level for writing" if {
	n := lib.at(search, ["replica_count"], 1)
}

_clusters := [record |
	some cluster in input.terraform.azurerm_kusto_cluster
	two := lib.with_mend(_two(cluster), "Set `sku { capacity = 2 }` or more, with a name that does not begin with `Dev`.")
	record := components.record(cluster, "Data Explorer cluster", {
		"data_centres": azure.zones(cluster, ["zones"]).data_centres,
		"survives_node": two,
		"survives_data_centre": lib.all_of([two, azure.in_two_zones(cluster, ["zones"], "Set `zones = [\"1\", \"2\", \"3\"]`.")]),
		"vouched_for": _paid(cluster),
	})
]

_two(cluster) := lib.at_least(cluster, ["optimized_auto_scale", 0, "minimum_instances"], null, 2) if {
	lib.at(cluster, ["optimized_auto_scale", 0, "minimum_instances"], null) != null
} else := lib.at_least(cluster, ["sku", 0, "capacity"], 1, 2)

_paid(cluster) := lib.fails("the development tier has no service level", "sku.0.name", "Choose a `sku` whose name does not begin with `Dev`.") if {
	startswith(lib.text(cluster, ["sku", 0, "name"]), "Dev")
} else := lib.undecided_at(cluster, ["sku", 0, "name"]) if {
	lib.is_hidden(cluster, ["sku", 0, "name"])
} else := lib.holds("its tier has a service level")
