# METADATA
# title: Machines that are no nodes of a cluster
# description: |
#   Machines that one resource block makes (`aws_instance.web[0]` and `[1]`) are alike: together they serve, and one of them goes by the
#   id of the first. Which of them a name with several instances means is all that tells them apart. So are those of an availability set of Azure, which fail
#   apart; where the set is not aligned (`managed = false`) the disks of all of them may lie in one unit of storage.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/virtual-machines/availability-set-overview
#     description: Availability sets
package resilience.model.compute.adapters.machines

import data.resilience.lib
import data.resilience.model.clusters
import data.resilience.model.components
import data.resilience.model.compute
import data.resilience.model.compute.aws_user_data
import data.resilience.model.node_groups

# METADATA
# description: Records of the machines of every provider, those of one block together.
found := [record |
	some ids in _by_block
	machines := [node_groups.by_id[id] | some id in sort(ids)]
	members := compute.together(machines)
	record := components.record(_resource(machines), "machine", {
		"data_centres": sort(object.keys(members.by_data_centre)), "count": members.count, "by_data_centre": members.by_data_centre,
		"survives_node": lib.all_of([compute.node_verdict(members, "Run two machines or more, for example with `count = 2`."), _disks_apart(ids)]),
		"survives_data_centre": _spread(machines, members), "placed": compute.of_all(machines, "placed"),
		"needs": sort({need | some id in ids; some need in object.get(aws_user_data.needs_of, id, set())}),
		"replaced": compute.of_all(machines, "replaced"), "vouched_for": compute.of_all(machines, "vouched_for"),
		"related": array.slice(sort(ids), 1, count(ids)),
	})
]

_mend := "Run machines in two data centres or more, for example over the subnets of two zones."

# Several that a provider may put where it likes are not spread by anything.
_spread(machines, members) := lib.with_mend(placed, _mend) if {
	count(machines) > 1
	placed := compute.of_all(machines, "placed")
	placed.holds == false
} else := compute.data_centre_verdict(members, _mend)

# The ids of the machines of each block: slices of all of them in order of their blocks. A set for each block would take OPA by itself a time
# that grows with the square of the machines.
_by_block := [[row[1] | some row in array.slice(_rows, first, _next(i))] | some i, first in _firsts]

# Machines of one block in two regions, by its providers, are two. Resources come in the order of their ids, and so do the blocks as they are
# written here: compiled policies sort what is sorted already in no time, and anything else in a time that grows with the square.
_rows := sort([[block, machine.id] |
	some machine in node_groups.adapters[_].found
	machine.kind == "machine"
	not clusters.node_group_ids[machine.id]
	block := $"{split(machine.id, "#")[0]}#{_together(machine)}[{machine.region}"
])

_firsts := [i | some i, row in _rows; not _rows[i - 1][0] == row[0]]

_next(i) := _firsts[i + 1] if {
	i + 1 < count(_firsts)
} else := count(_rows)

_together(machine) := _set_of[machine.id] if {
	_set_of[machine.id]
} else := lib.without_index(machine.name)

_set_of := {machine.id: sort(sets)[0] |
	some type in ["azurerm_linux_virtual_machine", "azurerm_windows_virtual_machine", "azurerm_virtual_machine"]
	some machine in input.terraform[type]
	sets := lib.refs(machine, "availability_set_id")
	count(sets) > 0
}

_disks_apart(ids) := lib.fails("the disks of its availability set are not aligned, and may fail together", null, "Set `managed = true` of the `azurerm_availability_set`, with managed disks.") if {
	some id in ids
	lib.at(_sets[_set_of[id]], ["managed"], true) == false
} else := lib.holds("nothing ties its disks together")

_sets := {set_.id: set_ | some set_ in input.terraform.azurerm_availability_set}

_resource([first]) := {"id": first.id, "address": first.name, "region": _region(first)}

_resource(machines) := {"id": machines[0].id, "address": lib.without_index(machines[0].name), "region": _region(machines[0])} if {
	count(machines) > 1
}

_region(machine) := {"name": machine.region} if {
	machine.region != null
} else := {"unknown": "its region is not known"}
