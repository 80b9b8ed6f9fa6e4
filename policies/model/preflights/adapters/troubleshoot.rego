# METADATA
# title: Preflights of Troubleshoot
# description: |
#   An analyser of node resources fails where its `when` holds: `count() < 3` asks for three nodes, `min(memoryCapacity) < 8Gi` for so much memory of each, `max` of one,
#   `sum(cpuCapacity) < 12` for so many cores of all. With filters it looks at those nodes only that have the capacity, the labels and the like: what is known of all nodes then
#   says how many, and how large, they are at most. So it is where it asks for what a machine has less of than its type says: what is allocatable, physical cores,
#   room on a disk. A HostPreflight asks the same of each machine (`count < 4` cores, `< 8Gi` of memory, `total < 40Gi` of a disk). What may be excluded asks nothing.
# related_resources:
#   - ref: https://troubleshoot.sh/docs/analyze/node-resources/
#     description: Node resources
#   - ref: https://troubleshoot.sh/docs/host-collect-analyze/cpu/
#     description: CPU of a host
#   - ref: https://troubleshoot.sh/docs/host-collect-analyze/memory/
#     description: Memory of a host
#   - ref: https://troubleshoot.sh/docs/host-collect-analyze/disk-usage/
#     description: Disks of a host
package resilience.model.preflights.adapters.troubleshoot

import data.resilience.lib
import data.resilience.model.clusters

# METADATA
# description: Records of the preflights in the input.
found := [{
	"id": preflight.id, "name": _name(preflight), "cluster": clusters.of(preflight),
	"nodes": most.nodes, "attribute": most.attribute, "groups": _groups(preflight), "sizes": _sizes(preflight), "unknown": {},
} |
	some type in ["troubleshoot.sh/Preflight", "troubleshoot.sh/HostPreflight"]
	some preflight in input.kubernetes[type]
	most := _most(preflight)
]

_name(preflight) := name if {
	name := lib.text(preflight, ["metadata", "name"])
	name != ""
} else := preflight.address

# Each condition under which an analyser of a kind fails, as `[analyser, when, attribute]`.
_conditions(preflight, kind) := [[analyser[kind], outcome.fail.when, lib.dotted(["spec", "analyzers", i, kind, "outcomes", j, "fail", "when"])] |
	some i, analyser in lib.at(preflight, ["spec", "analyzers"], [])
	object.get(analyser[kind], "exclude", false) in [false, "false", ""]
	some j, outcome in analyser[kind].outcomes
]

_filters(analyser) := filters if {
	filters := object.get(analyser, "filters", {})
	is_object(filters)
} else := {}

# What asks for the most decides; the first of several alike.
_most(preflight) := {"nodes": nodes, "attribute": attributes[0]} if {
	asked := [[n, attribute] |
		some [analyser, when, attribute] in _conditions(preflight, "nodeResources")
		_filters(analyser) == {}
		n := _least(when)
	]
	nodes := max([n | some [n, _] in asked])
	attributes := sort([attribute | some [n, attribute] in asked; n == nodes])
} else := {"nodes": null, "attribute": null}

_least(when) := to_number(parts[0][2]) + _more[parts[0][1]] if {
	parts := regex.find_all_string_submatch_n(`^\s*(?:count(?:\(\))?)?\s*(<|<=)\s*([0-9]{1,4})\s*$`, when, 1)
	count(parts) == 1
}

_more := {"<": 0, "<=": 1}

# Numbers of nodes of a size. What else is asked of them is not known of any node.
_groups(preflight) := [{
	"nodes": n, "cpu": _at_least(filters, ["cpuCapacity", "cpuAllocatable"]), "memory": _at_least(filters, ["memoryCapacity", "memoryAllocatable"]),
	"exact": _is_known(filters), "attribute": attribute,
} |
	some [analyser, when, attribute] in _conditions(preflight, "nodeResources")
	filters := _filters(analyser)
	filters != {}
	n := _least(when)
]

_at_least(filters, names) := max([size | some name in array.concat([""], names); size := object.get(filters, name, {"value": 0}).value])

_is_known(filters) if {
	every name, filter in filters {
		name in ["cpuCapacity", "memoryCapacity"]
		is_number(filter.value)
	}
} else := false

_sizes(preflight) := [object.union(ask, {"some": _filters(analyser) != {}, "attribute": attribute}) |
	some kind in ["nodeResources", "cpu", "memory", "diskUsage"]
	some [analyser, when, attribute] in _conditions(preflight, kind)
	ask := _ask(kind, when)
]

_ask("nodeResources", when) := {"of": _whose[parts[0][1]], "what": _what[parts[0][2]], "least": least, "exact": parts[0][3] == "Capacity"} if {
	parts := regex.find_all_string_submatch_n(`^\s*(min|max|sum)\((cpu|memory|ephemeralStorage)(Capacity|Allocatable)\)\s*<=?\s*"?([0-9]{1,15})(m|[KMGT]i?)?"?\s*$`, when, 1)
	least := (to_number(parts[0][4]) * _unit[parts[0][5]]) / object.get({"m": 1000}, parts[0][5], 1)
}

_ask("cpu", when) := {"of": "each", "what": "cpu", "least": to_number(parts[0][3]) + _more[parts[0][2]], "exact": lower(parts[0][1]) != "physical"} if {
	parts := regex.find_all_string_submatch_n(`^\s*(?:(count|logical|physical)\s)?\s*(<|<=)\s*([0-9]{1,4})\s*$`, when, 1)
	count(parts) == 1
}

_ask("memory", when) := {"of": "each", "what": "memory", "least": to_number(parts[0][1]) * _unit[parts[0][2]], "exact": true} if {
	parts := regex.find_all_string_submatch_n(`^\s*<=?\s*([0-9]{1,15})([KMGT]i?)?\s*$`, when, 1)
	count(parts) == 1
}

_ask("diskUsage", when) := {"of": "each", "what": "disk", "least": to_number(parts[0][2]) * _unit[parts[0][3]], "exact": parts[0][1] == "total"} if {
	parts := regex.find_all_string_submatch_n(`^\s*(total|available)\s*<=?\s*([0-9]{1,15})([KMGT]i?)?\s*$`, when, 1)
	count(parts) == 1
}

_whose := {"min": "each", "max": "one", "sum": "all"}

_what := {"cpu": "cpu", "memory": "memory", "ephemeralStorage": "disk"}

_unit := {
	"": 1, "m": 1, "K": 1000, "M": 1000000, "G": 1000000000, "T": 1000000000000,
	"Ki": 1024, "Mi": 1048576, "Gi": 1073741824, "Ti": 1099511627776,
}
