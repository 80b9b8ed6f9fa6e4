# METADATA
# title: Clusters of Cluster API
# description: |
#   A Cluster with the control plane that it refers to, or with the topology that it says, and with the machines that name it. A control plane of a provider
#   (its kind has Managed in its name) is the provider's. KubeadmControlPlanes keep an odd number of machines, and spread them over the failure domains of the
#   provider.
# related_resources:
#   - ref: https://cluster-api.sigs.k8s.io/tasks/control-plane/kubeadm-control-plane
#     description: Kubeadm control plane
package resilience.model.clusters.adapters.cluster_api

import data.resilience.lib
import data.resilience.model.clusters.described
import data.resilience.model.node_groups.adapters.cluster_api

# METADATA
# description: Cluster records of Cluster API in the input.
found := [described.record(cluster, {
	"kind": "cluster-api", "managed": managed, "primaries": primaries, "secondaries": others, "regions": [],
	"lacking": {
		"primaries": _lacking(primaries, no_plane),
		"nodes": _lacking(array.concat(primaries, others), no_machines),
	},
}) |
	some cluster in input.kubernetes["cluster.x-k8s.io/Cluster"]
	no_plane := $"{cluster.address}: its control plane is in no input"
	no_machines := $"{cluster.address}: no machines of it are in the inputs"
	managed := contains(lib.text(cluster, ["spec", "controlPlaneRef", "kind"]), "Managed")
	groups := [cluster_api.found[i] | some i in sort(object.get(_groups_of, [cluster.id], set()))]
	primaries := [group | some group in groups; cluster_api.primaries[group.id]]
	others := [group | some group in groups; not cluster_api.primaries[group.id]]
]

_lacking([], why) := why

_lacking(groups, _) := "" if count(groups) > 0

_groups_of[group.cluster] contains i if some i, group in cluster_api.found
