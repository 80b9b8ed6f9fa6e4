# METADATA
# title: Declared clusters
# description: |
#   Clusters that the settings declare over machines. Primaries run workload too (a PAM primary runs the control plane as well as
#   application workload), so both primaries and secondaries count as nodes. A cluster of a managed kind without primaries has them at
#   the provider. Of two clusters of one name the first counts.
package resilience.model.clusters.adapters.declared

import data.resilience.model.node_groups
import data.resilience.model.provisioners

# METADATA
# description: Cluster records of the settings.
found := [cluster |
	some i, declared in input.settings.clusters
	_first_of_name[declared.name] == i
	primaries := _groups(declared.primaries)
	nodes := _groups(array.concat(declared.primaries, declared.secondaries))
	unknown := _unknown(declared, primaries, nodes)
	cluster := {
		"id": $"cluster:{declared.name}", "name": declared.name, "kind": declared.kind,
		"managed": _is_managed(declared), "declared": true,
		"primaries": declared.primaries, "secondaries": declared.secondaries,
		"regions": sort({group.region | some group in nodes; group.region != null}),
		"data_centres": sort({name | some group in nodes; some name, _ in group.by_data_centre}),
		"primaries_by_data_centre": node_groups.by_data_centre(primaries),
		"nodes_by_data_centre": node_groups.by_data_centre(nodes),
		"primary_count": _known(node_groups.total(primaries), declared.primaries, primaries),
		"node_count": _unless_made(declared, nodes, _known(node_groups.total(nodes), array.concat(declared.primaries, declared.secondaries), nodes)),
		"node_classes": array.concat(node_groups.classes(nodes, declared.node), provisioners.classes($"cluster:{declared.name}")),
		"inputs": declared.inputs,
		"related": sort({group.id | some group in nodes}),
		"unknown": unknown,
	}
]

_first_of_name := {name: min([i | some i, other in input.settings.clusters; other.name == name]) |
	some name in {declared.name | some declared in input.settings.clusters}
}

_managed_kinds := {"eks": true, "gke": true, "aks": true}

_is_managed(declared) if {
	_managed_kinds[declared.kind]
	count(declared.primaries) == 0
} else := false

# A machine counts once, however many patterns name it.
_groups(ids) := [group | some id in sort({id | some id in ids}); group := node_groups.by_id[id]]

# A total is one only if every machine that is named is known.
_known(total, ids, groups) := total if {
	count(groups) > 0
	count(groups) == count({id | some id in ids})
} else := null

# Where others are made, elsewhere as far as is known, those that are named are no total.
_unless_made(declared, nodes, n) := n if {
	count(provisioners.place_reasons($"cluster:{declared.name}", object.keys(node_groups.by_data_centre(nodes)))) == 0
} else := null

_unknown(declared, primaries, nodes) := {field: reasons[0] |
	some field, reasons in object.union(_unknown_primaries(declared, primaries), {
		"nodes_by_data_centre": array.concat(
			_none(array.concat(declared.primaries, declared.secondaries), nodes, "nodes"),
			array.concat(
				array.concat(node_groups.reasons(nodes, "by_data_centre"), node_groups.reasons(nodes, "count")),
				provisioners.place_reasons($"cluster:{declared.name}", object.keys(node_groups.by_data_centre(nodes))),
			),
		),
		"regions": array.concat(
			_none(array.concat(declared.primaries, declared.secondaries), nodes, "nodes"),
			[$"the region of {group.name} is not known" | some group in nodes; group.region == null],
		),
		"size": array.concat(provisioners.size_reasons($"cluster:{declared.name}"), [reason |
			null in {declared.node.cpu, declared.node.memory}
			some reason in array.concat(
				_none(array.concat(declared.primaries, declared.secondaries), nodes, "nodes"),
				node_groups.reasons(nodes, "size"),
			)
		]),
	})
	count(reasons) > 0
}

_unknown_primaries(declared, primaries) := {
	"primaries": array.concat(_none(declared.primaries, primaries, "primaries"), node_groups.reasons(primaries, "count")),
	"primaries_by_data_centre": array.concat(
		_none(declared.primaries, primaries, "primaries"),
		array.concat(node_groups.reasons(primaries, "by_data_centre"), node_groups.reasons(primaries, "count")),
	),
} if {
	not _is_managed(declared)
} else := {}

_none(ids, groups, what) := [$"the settings name none of its {what} among the machines of the inputs"] if {
	count(groups) == 0
} else := [$"{count({id | some id in ids}) - count(groups)} of what the settings name as its {what} is not known as a machine"] if {
	count(groups) < count({id | some id in ids})
} else := []
