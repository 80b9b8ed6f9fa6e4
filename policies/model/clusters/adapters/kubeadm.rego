# METADATA
# title: Clusters of kubeadm
# description: A ClusterConfiguration says how a cluster is made and not which machines join it.
# related_resources:
#   - ref: https://kubernetes.io/docs/setup/production-environment/tools/kubeadm/high-availability/
#     description: Highly available clusters with kubeadm
package resilience.model.clusters.adapters.kubeadm

import data.resilience.lib
import data.resilience.model.clusters.described

# METADATA
# description: Cluster records of the ClusterConfigurations whose input no declared cluster names.
found := [object.union(
	described.record(cluster, {
		"kind": "kubeadm", "managed": false, "primaries": [], "secondaries": [], "regions": [],
		"lacking": {"primaries": why, "nodes": why},
	}),
	{"name": _name(cluster), "inputs": [cluster.input]},
) |
	some cluster in input.kubernetes["kubeadm.k8s.io/ClusterConfiguration"]
	not _declared[cluster.input]
	why := $"{cluster.address}: a ClusterConfiguration does not say which machines join: declare them under clusters"
]

# The name that kubeadm takes where none is given.
_name(cluster) := name if {
	name := lib.text(cluster, ["clusterName"])
	name != ""
} else := "kubernetes"

_declared := {name: true | some cluster in input.settings.clusters; some name in cluster.inputs}
