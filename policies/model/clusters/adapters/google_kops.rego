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
import data.resilience.model.node_groups

# METADATA
# description: Cluster records of the kOps clusters in the input.
found := [cluster |
	some [_, name], ids in _by_cluster
	not _is_declared(ids)
	primaries := [node_groups.by_id[id] | some id in sort(ids); _is_primary[id]]
	secondaries := [node_groups.by_id[id] | some id in sort(ids); not _is_primary[id]]
	groups := array.concat(primaries, secondaries)
	cluster := {
		"id": groups[0].id, "name": name, "kind": "kops",
		"managed": false, "declared": false,
		"primaries": [group.id | some group in primaries], "secondaries": [group.id | some group in secondaries],
		"regions": sort({group.region | some group in groups; group.region != null}),
		"data_centres": sort({zone | some group in groups; some zone, _ in group.by_data_centre}),
		"primaries_by_data_centre": node_groups.by_data_centre(primaries),
		"nodes_by_data_centre": node_groups.by_data_centre(secondaries),
		"primary_count": _total(primaries), "node_count": _total(secondaries),
		"node_classes": node_groups.classes(secondaries, {"cpu": null, "memory": null}),
		"inputs": [], "related": sort(ids),
		"unknown": {field: reasons[0] |
			some field, reasons in {
				"primaries": array.concat(_none(name, primaries), node_groups.reasons(primaries, "count")),
				"primaries_by_data_centre": _unplaced(name, primaries),
				"nodes_by_data_centre": _unplaced(name, secondaries),
				"regions": [$"the region of {group.name} is not known" | some group in groups; group.region == null],
				"size": array.concat(_none(name, secondaries), node_groups.reasons(secondaries, "size")),
			}
			count(reasons) > 0
		},
	}
]

_total(groups) := node_groups.total(groups) if {
	count(groups) > 0
} else := null

_none(name, groups) := [$"not all instance groups of {name} are in the inputs"] if {
	count(groups) == 0
} else := []

_unplaced(name, groups) := array.concat(_none(name, groups), array.concat(node_groups.reasons(groups, "by_data_centre"), node_groups.reasons(groups, "count")))

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

_is_declared(ids) if {
	some cluster in input.settings.clusters
	some id in array.concat(cluster.primaries, cluster.secondaries)
	ids[id]
}
