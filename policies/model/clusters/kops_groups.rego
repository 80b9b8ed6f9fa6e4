# METADATA
# title: Clusters that kOps makes of groups of machines
# description: |
#   What the adapters of the clouds share: a cluster made of the groups that kOps made of its instance groups, those of the control plane and the others. Its
#   capacity for workload is that of the others, as kOps keeps it off the control plane.
package resilience.model.clusters.kops_groups

import data.resilience.model.node_groups

# METADATA
# description: The record of a cluster of that name, `primaries` and `secondaries` being node group records and `ids` all its groups. There is at least one.
record(name, primaries, secondaries, ids) := {
	"id": groups[0].id, "name": name, "kind": "kops",
	"managed": false, "declared": false,
	"primaries": [group.id | some group in primaries], "secondaries": [group.id | some group in secondaries],
	"regions": sort({group.region | some group in groups; group.region != null}),
	"data_centres": sort({zone | some group in groups; some zone, _ in group.by_data_centre}),
	"primaries_by_data_centre": node_groups.by_data_centre(primaries),
	"nodes_by_data_centre": node_groups.by_data_centre(groups),
	"primary_count": _total(primaries), "node_count": _total(groups),
	"node_classes": node_groups.classes(secondaries, {"cpu": null, "memory": null}),
	"inputs": [], "related": sort(ids),
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
} if {
	groups := array.concat(primaries, secondaries)
}

# METADATA
# description: Whether the settings declare a cluster over one of these groups, which is the declared one then.
is_declared(ids) if {
	some id in ids
	_declared[id]
}

_declared := {id: true |
	some cluster in input.settings.clusters
	some id in array.concat(cluster.primaries, cluster.secondaries)
}

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
