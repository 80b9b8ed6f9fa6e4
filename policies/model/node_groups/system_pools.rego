# METADATA
# title: System pools of AKS
# description: |
#   Whether the nodes that an AKS cluster is made with run the cluster's own pods alone. Applications beside them are no fault where there is room for both, so that it is
#   asked only where the settings say so.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/use-system-pools
#     description: System node pools
package resilience.model.node_groups.system_pools

import data.resilience.lib

# METADATA
# description: Id of a cluster to the verdict.
verdicts := {cluster.id: lib.with_mend(
	lib.flag(cluster, ["default_node_pool", 0, "only_critical_addons_enabled"], false),
	"Set `only_critical_addons_enabled = true` in `default_node_pool`, and make a pool of mode User for applications.",
) |
	some cluster in input.terraform.azurerm_kubernetes_cluster
}
