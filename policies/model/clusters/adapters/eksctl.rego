# METADATA
# title: EKS clusters of eksctl
# description: The control plane is Amazon's, over several data centres; the nodes are those of the ClusterConfig.
# related_resources:
#   - ref: https://schema.eksctl.io/
#     description: Schema of a ClusterConfig
package resilience.model.clusters.adapters.eksctl

import data.resilience.lib
import data.resilience.model.clusters.described
import data.resilience.model.node_groups.adapters.eksctl

# METADATA
# description: Cluster records of the ClusterConfigs in the input.
found := [described.record(cluster, {
	"kind": "eks", "managed": true, "primaries": [], "secondaries": groups,
	"regions": [region | region := lib.text(cluster, ["metadata", "region"]); region != ""],
	"lacking": {"primaries": "", "nodes": _lacking(cluster, groups)},
}) |
	some cluster in input.kubernetes["eksctl.io/ClusterConfig"]
	groups := [eksctl.found[i] | some i in sort(object.get(_groups_of, [cluster.id], set()))]
]

# Nodes may come otherwise: Fargate, auto mode, Karpenter.
_lacking(cluster, []) := $"{cluster.address}: it lists no node group"

_lacking(cluster, groups) := $"{cluster.address}: auto mode adds nodes that it does not list" if {
	count(groups) > 0
	lib.at(cluster, ["autoModeConfig", "enabled"], false) == true
}

_lacking(cluster, groups) := "" if {
	count(groups) > 0
	lib.at(cluster, ["autoModeConfig", "enabled"], false) != true
}

_groups_of[group.cluster] contains i if some i, group in eksctl.found
