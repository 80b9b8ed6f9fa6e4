# METADATA
# title: AKS clusters
# description: |
#   Azure runs the control plane, over the zones of the region where it has any, and vouches for it in the Standard and Premium tiers only. What can
#   fail with a data centre is the nodes, in the pool that the cluster is made with and others. A cluster that the settings declare over its pools is the
#   declared one.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/free-standard-pricing-tiers
#     description: Tiers of the control plane
package resilience.model.clusters.adapters.azure

import data.resilience.lib
import data.resilience.lib.azure
import data.resilience.model.node_groups

# METADATA
# description: Cluster records of the AKS clusters in the input.
found := [cluster |
	some aks in azure.made.azurerm_kubernetes_cluster
	groups := [node_groups.by_id[id] | some id in sort(object.get(_pools, aks.id, set()))]
	not _is_declared(groups)
	cluster := {
		"id": aks.id, "name": _name(aks), "kind": "aks",
		"managed": true, "declared": false,
		"primaries": [], "secondaries": [group.id | some group in groups],
		"regions": [name | name := node_groups.region(aks); name != null],
		"data_centres": sort({name | some group in groups; some name, _ in group.by_data_centre} | {name | some name in azure.all_zones(aks); count(groups) == 0}),
		"primaries_by_data_centre": {},
		"nodes_by_data_centre": node_groups.by_data_centre(groups),
		"primary_count": null,
		"node_count": node_groups.total(groups),
		"node_classes": node_groups.classes(groups, {"cpu": null, "memory": null}),
		"inputs": [],
		"related": [aks.id],
		"maintained": _maintained(aks),
		"vouched_for": lib.with_why(lib.one_of(aks, ["sku_tier"], "Free", ["Standard", "Premium", "Paid"]), "the Free tier of its control plane has no service level"),
		"unknown": {field: reasons[0] |
			some field, reasons in {
				"nodes_by_data_centre": array.concat(node_groups.reasons(groups, "by_data_centre"), node_groups.reasons(groups, "count")),
				"regions": [$"{aks.address}: {reason}" | reason := aks.region.unknown],
				"size": node_groups.reasons(groups, "size"),
				"vouched_for": [lib.why_unknown(aks, ["sku_tier"]) | lib.is_hidden(aks, ["sku_tier"])],
			}
			count(reasons) > 0
		},
	}
]

_name(aks) := name if {
	name := lib.text(aks, ["name"])
	name != ""
} else := aks.address

_pools[group.cluster] contains group.id if {
	some group in node_groups.by_id
	group.cluster != null
}

_is_declared(groups) if {
	some group in groups
	_declared[group.id]
}

_declared := {id: true |
	some cluster in input.settings.clusters
	some id in array.concat(cluster.primaries, cluster.secondaries)
}

# A cluster that upgrades itself does so at any hour, unless it is told when.
_maintained(aks) := lib.with_mend(
	lib.any_of([lib.given(aks, [attribute], null) | some attribute in ["maintenance_window_auto_upgrade", "maintenance_window"]]),
	"Write a `maintenance_window_auto_upgrade` at hours of little load.",
)
