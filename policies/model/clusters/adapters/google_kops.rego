# METADATA
# title: Clusters that kOps makes on Google Cloud
# description: |
#   kOps makes managed instance groups of each of its instance groups, and says in labels of their templates of which cluster and role their machines are. Those
#   of the control plane hold etcd, one in each zone, and take no workload. A cluster that the settings declare over these groups is the declared one.
# related_resources:
#   - ref: https://kops.sigs.k8s.io/getting_started/gce/
#     description: kOps on Google Cloud
package resilience.model.clusters.adapters.google_kops

import data.resilience.lib
import data.resilience.model.clusters.kops_groups
import data.resilience.model.node_groups

# METADATA
# description: Cluster records of the kOps clusters in the input.
found := [cluster |
	some [_, name], ids in _by_cluster
	not kops_groups.is_declared(ids)
	primaries := [node_groups.by_id[id] | some id in sort(ids); _is_primary[id]]
	secondaries := [node_groups.by_id[id] | some id in sort(ids); not _is_primary[id]]
	count(primaries) + count(secondaries) > 0
	cluster := kops_groups.record(name, primaries, secondaries, ids)
]

_by_cluster[[mig.input, name]] contains mig.id if {
	some mig in input.terraform.google_compute_instance_group_manager
	name := lib.text(_template(mig), ["labels", "k8s-io-cluster-name"])
	name != ""
}

_is_primary := {mig.id: true |
	some mig in input.terraform.google_compute_instance_group_manager
	some label in ["k8s-io-role-control-plane", "k8s-io-role-master"]
	lib.text(_template(mig), ["labels", label]) != ""
}

_template(mig) := [_templates[id] | some id in sort(lib.refs(mig, "version")); _templates[id]][0]

_templates := {template.id: template | some template in input.terraform.google_compute_instance_template}
