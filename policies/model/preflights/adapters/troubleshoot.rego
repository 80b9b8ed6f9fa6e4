# METADATA
# title: Preflights of Troubleshoot
# description: |
#   An analyser of node resources fails where its `when` holds: `count() < 3` asks for three nodes. With a filter it counts only some of them, and other terms
#   (`min(memoryCapacity)`) are of one node: neither says how many nodes there must be.
# related_resources:
#   - ref: https://troubleshoot.sh/docs/analyze/node-resources/
#     description: Node resources
package resilience.model.preflights.adapters.troubleshoot

import data.resilience.lib
import data.resilience.model.clusters

# METADATA
# description: Records of the preflights in the input.
found := [{
	"id": preflight.id, "name": _name(preflight), "cluster": clusters.of(preflight),
	"nodes": most.nodes, "attribute": most.attribute, "unknown": {},
} |
	some preflight in input.kubernetes["troubleshoot.sh/Preflight"]
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
