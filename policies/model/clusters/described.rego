# METADATA
# title: Clusters that a manifest describes
# description: |
#   What the definitions of kOps, eksctl, Cluster API and kubeadm have in common: a cluster made of groups of machines, primaries and others, as far as
#   they are in sight.
package resilience.model.clusters.described

import data.resilience.lib
import data.resilience.model.node_groups

# METADATA
# description: |
#   The record of a cluster, for adapters. `parts` is `{kind, managed, primaries, secondaries, regions, lacking}`: node group records, the regions that
#   are known, and `{primaries, nodes}` with the reason why those are not all in sight, "" where they are.
record(resource, parts) := {
	"id": resource.id, "name": _name(resource), "kind": parts.kind,
	"managed": parts.managed, "declared": false,
	"primaries": [group.id | some group in parts.primaries], "secondaries": [group.id | some group in parts.secondaries],
	"regions": parts.regions,
	"data_centres": sort({place | some group in nodes; some place, _ in group.by_data_centre}),
	"primaries_by_data_centre": _known_places(parts.primaries),
	"nodes_by_data_centre": _known_places(nodes),
	"primary_count": _count(parts.primaries, parts.managed, parts.lacking.primaries),
	"node_count": _count(nodes, false, parts.lacking.nodes),
	"node_classes": node_groups.classes(nodes, {"cpu": null, "memory": null}),
	"inputs": [], "related": [resource.id],
	"unknown": {field: reasons[0] |
		some field, reasons in {
			"primaries": _unless(parts.managed, array.concat(_said(parts.lacking.primaries), node_groups.reasons(parts.primaries, "count"))),
			"primaries_by_data_centre": _unless(parts.managed, array.concat(
				array.concat(_said(parts.lacking.primaries), node_groups.reasons(parts.primaries, "count")),
				node_groups.reasons(parts.primaries, "by_data_centre"),
			)),
			"nodes_by_data_centre": array.concat(
				_said(parts.lacking.nodes),
				array.concat(node_groups.reasons(nodes, "by_data_centre"), node_groups.reasons(nodes, "count")),
			),
			"regions": [$"{resource.address}: its region is not said" | count(parts.regions) == 0],
			"size": array.concat(_said(parts.lacking.nodes), node_groups.reasons(nodes, "size")),
		}
		count(reasons) > 0
	},
} if {
	nodes := array.concat(parts.primaries, parts.secondaries)
}

_name(resource) := name if {
	name := lib.text(resource, ["metadata", "name"])
	name != ""
} else := resource.address

# Machines of a group whose place is not known are in none.
_known_places(groups) := node_groups.by_data_centre(groups)

_count(_, true, _) := null

_count(groups, false, "") := node_groups.total(groups) if count(groups) > 0

_count([], false, "") := null

_count(_, false, why) := null if why != ""

_said("") := []

_said(why) := [why] if why != ""

_unless(true, _) := []

_unless(false, reasons) := reasons

# METADATA
# description: |
#   The record of a group of machines, for adapters of node groups. `group` is `{id, cluster, region, count, places, why_no_place, type}`: the number, null
#   where `why_no_count` says why it is not known, the data centres that it is spread over, and the machine type, "" where none is said.
group(resource, given) := {
	"id": given.id, "name": given.name, "kind": "cluster nodes", "region": given.region, "cluster": given.cluster,
	"count": given.count, "by_data_centre": _spread(given.count, given.places),
	"cpu": size.cpu, "memory": size.memory,
	"unknown": {field: why |
		some field, why in {"count": given.why_no_count, "by_data_centre": given.why_no_place, "size": size.why}
		why != ""
	},
} if {
	size := _size(resource, given.type)
}

_spread(n, places) := lib.spread_evenly(n, places) if {
	n != null
	count(places) > 0
} else := {}

_size(resource, type) := {"cpu": known.cpu, "memory": known.memory, "why": ""} if {
	known := lib.instance_size(type)
} else := {"cpu": null, "memory": null, "why": $"{resource.address}: the cores and memory of its machines are not known"}
