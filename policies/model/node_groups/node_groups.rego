# METADATA
# title: Node groups
# description: Machines that may be nodes of a cluster, alike in one group; every provider's adapter adds to them.
package resilience.model.node_groups

import data.resilience.lib

# METADATA
# description: Node group id to its record.
by_id := {group.id: group | some group in data.resilience.model.node_groups.adapters[_].found}

# METADATA
# description: Machines of several groups in each data centre.
by_data_centre(groups) := {name: sum([object.get(group.by_data_centre, name, 0) | some group in groups]) |
	some name in {name | some group in groups; some name, _ in group.by_data_centre}
}

# METADATA
# description: Machines of several groups together, null where one group's number is not known.
total(groups) := sum([group.count | some group in groups]) if {
	every group in groups { group.count != null }
} else := null

# METADATA
# description: |
#   The alike machines of one group in one data centre, `[{group, data_centre, count, cpu, memory}]`; the data centre is null where it is not
#   known. `node` is the size that the settings declare for every node, null where they leave it to the machines.
classes(groups, node) := [class |
	some group in groups
	some place in _places(group)
	class := {
		"group": group.id, "data_centre": place[0], "count": place[1],
		"cpu": _first_known(node.cpu, group.cpu), "memory": _first_known(node.memory, group.memory),
	}
]

_places(group) := [[name, n] | some name, n in group.by_data_centre] if {
	count(group.by_data_centre) > 0
} else := [[null, group.count]] if {
	group.count != null
	group.count > 0
} else := []

_first_known(a, _) := a if a != null

_first_known(null, b) := b

# METADATA
# description: Why a field of any of the groups is not known.
reasons(groups, field) := [reason | some group in groups; reason := group.unknown[field]]

# METADATA
# description: The region of a machine, null where it is not known; for adapters.
region(resource) := resource.region.name if {
	is_string(resource.region.name)
} else := null

# METADATA
# description: What is unknown of a place that `locations` gave, as the field of a record; for adapters.
unknown_place(place) := {"by_data_centre": concat("; ", place.unknown)} if count(place.unknown) > 0

unknown_place(place) := {} if count(place.unknown) == 0

# METADATA
# description: "Cores and memory of a machine whose type stands at a path, `{cpu, memory, unknown}`; for adapters."
size(resource, path) := object.union(known, {"unknown": {}}) if {
	known := lib.instance_size(lib.text(resource, path))
} else := {"cpu": null, "memory": null, "unknown": {"size": $"{resource.address}: its machine type is not known"}} if {
	lib.text(resource, path) == ""
} else := {
	"cpu": null, "memory": null,
	"unknown": {"size": $"{resource.address}: the cores and memory of machine type {lib.text(resource, path)} are not known"},
}
