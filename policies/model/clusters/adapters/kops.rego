# METADATA
# title: Clusters that kOps makes on AWS
# description: |
#   kOps makes an Auto Scaling group of each of its instance groups, and says in tags of which cluster and role it is. Those of the control plane hold etcd, one
#   group in each zone; the capacity for workload is that of the others, as kOps keeps it off the control plane. A cluster that the settings declare over these groups is the declared one.
# related_resources:
#   - ref: https://kops.sigs.k8s.io/operations/high_availability/
#     description: High availability of kOps clusters
package resilience.model.clusters.adapters.kops

import data.resilience.model.node_groups
import data.resilience.model.node_groups.aws_tags

# METADATA
# description: Cluster records of the kOps clusters in the input.
found := [cluster |
	some [_, name], ids in _by_cluster
	not _is_declared(ids)
	primaries := [node_groups.by_id[id] | some id in sort(ids); _is_primary[id]]
	secondaries := [node_groups.by_id[id] | some id in sort(ids); _is_secondary[id]]
	groups := array.concat(primaries, secondaries)
	count(groups) > 0
	cluster := {
		"id": groups[0].id, "name": name, "kind": "kops",
		"managed": false, "declared": false,
		"primaries": [group.id | some group in primaries], "secondaries": [group.id | some group in secondaries],
		"regions": sort({group.region | some group in groups; group.region != null}),
		"data_centres": sort({zone | some group in groups; some zone, _ in group.by_data_centre}),
		"primaries_by_data_centre": node_groups.by_data_centre(primaries),
		"nodes_by_data_centre": node_groups.by_data_centre(groups),
		"primary_count": _total(primaries),
		"node_count": _total(groups),
		"node_classes": node_groups.classes(secondaries, {"cpu": null, "memory": null}),
		"inputs": [],
		"related": sort(ids),
		"unknown": {field: reasons[0] |
			some field, reasons in {
				"primaries": array.concat(_none(name, primaries, "control plane"), node_groups.reasons(primaries, "count")),
				"primaries_by_data_centre": _unplaced(name, primaries, "control plane"),
				"nodes_by_data_centre": _unplaced(name, groups, "nodes"),
				"regions": [$"the region of {group.name} is not known" | some group in groups; group.region == null],
				"size": array.concat(_none(name, secondaries, "nodes"), node_groups.reasons(secondaries, "size")),
			}
			count(reasons) > 0
		},
	}
]

_total(groups) := node_groups.total(groups) if {
	count(groups) > 0
} else := null

_none(name, groups, what) := [$"no group of machines of the {what} of {name} is in the inputs"] if {
	count(groups) == 0
} else := []

_unplaced(name, groups, what) := array.concat(
	_none(name, groups, what),
	array.concat(node_groups.reasons(groups, "by_data_centre"), node_groups.reasons(groups, "count")),
)

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

_is_declared(ids) if {
	some id in ids
	_declared[id]
}

_declared := {id: true |
	some cluster in input.settings.clusters
	some id in array.concat(cluster.primaries, cluster.secondaries)
}
