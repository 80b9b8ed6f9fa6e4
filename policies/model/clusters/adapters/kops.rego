# METADATA
# title: Clusters that kOps makes on AWS
# description: |
#   kOps makes an Auto Scaling group of each of its instance groups, and says in tags of which cluster and role it is. Those of the control plane hold etcd, one
#   group in each zone; the capacity for workload is that of the others, as kOps keeps it off the control plane. A cluster that the settings declare over these groups is the declared one.
# related_resources:
#   - ref: https://kops.sigs.k8s.io/operations/high_availability/
#     description: High availability of kOps clusters
package resilience.model.clusters.adapters.kops

import data.resilience.model.clusters.kops_groups
import data.resilience.model.node_groups
import data.resilience.model.node_groups.aws_tags

# METADATA
# description: Cluster records of the kOps clusters in the input.
found := [cluster |
	some [_, name], ids in _by_cluster
	not kops_groups.is_declared(ids)
	primaries := [node_groups.by_id[id] | some id in sort(ids); _is_primary[id]]
	secondaries := [node_groups.by_id[id] | some id in sort(ids); _is_secondary[id]]
	count(primaries) + count(secondaries) > 0
	cluster := kops_groups.record(name, primaries, secondaries, ids)
]

_by_cluster[[input_name, name]] contains id if {
	some id, keys in aws_tags.keys_of
	keys["kops.k8s.io/instancegroup"]
	name := aws_tags.clusters_of[id][0]
	input_name := split(id, "#")[0]
}

_is_primary[id] := true if {
	some id, keys in aws_tags.keys_of
	some role in ["k8s.io/role/control-plane", "k8s.io/role/master"]
	keys[role]
}

_is_secondary[id] := true if {
	some id, keys in aws_tags.keys_of
	keys["k8s.io/role/node"]
	not _is_primary[id]
}
