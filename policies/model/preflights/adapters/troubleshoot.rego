# METADATA
# title: Preflights of Troubleshoot
# description: |
#   An analyser of node resources fails where its `when` holds: `count() < 3` asks for three nodes, `min(memoryCapacity) < 8Gi` for so much memory of each, `sum(cpuCapacity) < 12`
#   for so many cores of all. With a filter it looks at some of them only, which is not held against anything. A HostPreflight asks the same of each machine (`count < 4` cores,
#   `< 8Gi` of memory); what it asks of disks and of the network stands in no input.
# related_resources:
#   - ref: https://troubleshoot.sh/docs/analyze/node-resources/
#     description: Node resources
#   - ref: https://troubleshoot.sh/docs/host-collect-analyze/cpu/
#     description: CPU of a host
#   - ref: https://troubleshoot.sh/docs/host-collect-analyze/memory/
#     description: Memory of a host
package resilience.model.preflights.adapters.troubleshoot

import data.resilience.lib
import data.resilience.model.clusters

# METADATA
# description: Records of the preflights in the input.
found := [{
	"id": preflight.id, "name": _name(preflight), "cluster": clusters.of(preflight),
	"nodes": most.nodes, "attribute": most.attribute, "sizes": _sizes(preflight), "unknown": {},
} |
	some type in ["troubleshoot.sh/Preflight", "troubleshoot.sh/HostPreflight"]
	some preflight in input.kubernetes[type]
	most := _most(preflight)
]

_name(preflight) := name if {
	name := lib.text(preflight, ["metadata", "name"])
	name != ""
} else := preflight.address

# What asks for the most decides; the first of several alike.
_most(preflight) := {"nodes": nodes, "attribute": attributes[0]} if {
	asked := _asked(preflight)
	nodes := max([n | some [n, _] in asked])
	attributes := sort([attribute | some [n, attribute] in asked; n == nodes])
} else := {"nodes": null, "attribute": null}

_asked(preflight) := [[n, lib.dotted(["spec", "analyzers", i, "nodeResources", "outcomes", j, "fail", "when"])] |
	some i, analyser in lib.at(preflight, ["spec", "analyzers"], [])
	object.get(analyser.nodeResources, "filters", {}) == {}
	some j, outcome in analyser.nodeResources.outcomes
	n := _least(outcome.fail.when)
]

_least(when) := to_number(parts[0][2]) + _more[parts[0][1]] if {
	parts := regex.find_all_string_submatch_n(`^\s*count\(\)\s*(<|<=)\s*([0-9]{1,4})\s*$`, when, 1)
	count(parts) == 1
}

_more := {"<": 0, "<=": 1}

_sizes(preflight) := [{"of": ask.of, "what": ask.what, "least": ask.least, "attribute": lib.dotted(["spec", "analyzers", i, kind, "outcomes", j, "fail", "when"])} |
	some i, analyser in lib.at(preflight, ["spec", "analyzers"], [])
	some kind in ["nodeResources", "cpu", "memory"]
	object.get(analyser[kind], "filters", {}) == {}
	some j, outcome in analyser[kind].outcomes
	ask := _ask(kind, outcome.fail.when)
]

_ask("nodeResources", when) := {"of": _whose[parts[0][1]], "what": _what[parts[0][2]], "least": least} if {
	parts := regex.find_all_string_submatch_n(`^\s*(min|sum)\((cpuCapacity|memoryCapacity)\)\s*<\s*"?([0-9]{1,9})(m|Ki|Mi|Gi|Ti)?"?\s*$`, when, 1)
	least := (to_number(parts[0][3]) * _unit[parts[0][4]]) / object.get({"m": 1000}, parts[0][4], 1)
}

_ask("cpu", when) := {"of": "each", "what": "cpu", "least": to_number(parts[0][1])} if {
	parts := regex.find_all_string_submatch_n(`^\s*count\s*<\s*([0-9]{1,4})\s*$`, when, 1)
	count(parts) == 1
}

_ask("memory", when) := {"of": "each", "what": "memory", "least": to_number(parts[0][1]) * _unit[parts[0][2]]} if {
	parts := regex.find_all_string_submatch_n(`^\s*<\s*([0-9]{1,9})(Ki|Mi|Gi|Ti)?\s*$`, when, 1)
	count(parts) == 1
}

_whose := {"min": "each", "sum": "all"}

_what := {"cpuCapacity": "cpu", "memoryCapacity": "memory"}

_unit := {"": 1, "m": 1, "Ki": 1024, "Mi": 1048576, "Gi": 1073741824, "Ti": 1099511627776}
