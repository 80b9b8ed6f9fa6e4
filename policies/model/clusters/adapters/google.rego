# METADATA
# title: GKE clusters
# description: |
#   The control plane of a regional cluster has a replica in three zones; that of a zonal one is in its zone, and can't be reached while that is lost or the
#   control plane is upgraded, though pods run on. Autopilot clusters are regional, and have nodes where pods need them. A cluster that the settings
#   declare over its node pools is the declared one.
# related_resources:
#   - ref: https://cloud.google.com/kubernetes-engine/docs/concepts/configuration-overview
#     description: Zonal and regional clusters
package resilience.model.clusters.adapters.google

import data.resilience.lib
import data.resilience.model.node_groups
import data.resilience.model.node_groups.adapters.google_gke

# METADATA
# description: Cluster records of the GKE clusters in the input.
found := [cluster |
	some gke in input.terraform.google_container_cluster
	groups := [node_groups.by_id[id] | some id in object.get(_ids_by_cluster, gke.id, set())]
	not _is_declared(gke.id, groups)
	places := {name | some group in groups; some name, _ in group.by_data_centre} | {name | some name in google_gke.zones_of(gke).data_centres}
	cluster := {
		"id": gke.id, "name": _name(gke), "kind": "gke",
		"managed": true, "declared": false,
		"primaries": [], "secondaries": sort([group.id | some group in groups]),
		"regions": [name | name := node_groups.region(gke); name != null],
		"data_centres": sort(places),
		"primaries_by_data_centre": {},
		"nodes_by_data_centre": node_groups.by_data_centre(groups),
		"primary_count": null, "control_plane": _control_plane(gke),
		"node_count": _node_count(groups),
		"node_classes": node_groups.classes(groups, {"cpu": null, "memory": null}),
		"inputs": [],
		"related": [gke.id],
		"unknown": {field: reasons[0] |
			some field, reasons in {
				"nodes_by_data_centre": array.concat(_no_nodes(gke, groups), array.concat(node_groups.reasons(groups, "by_data_centre"), node_groups.reasons(groups, "count"))),
				"regions": [$"{gke.address}: {reason}" | reason := gke.region.unknown],
				"size": array.concat(_no_nodes(gke, groups), node_groups.reasons(groups, "size")),
				"control_plane": [verdict.why | verdict := _control_plane(gke); verdict.holds == null],
			}
			count(reasons) > 0
		},
	}
]

_name(gke) := name if {
	name := lib.text(gke, ["name"])
	name != ""
} else := gke.address

_control_plane(gke) := lib.holds("it is regional") if {
	lib.is_google_region(lib.last_part(lib.text(gke, ["location"])))
} else := lib.fails($"location is the zone {zone}", "location", "Make it with its region as `location`; a cluster can't be changed in place.") if {
	zone := lib.google_zone(gke, ["location"])
} else := lib.undecided_at(gke, ["location"])

_no_nodes(gke, groups) := [$"{gke.address}: Autopilot makes its nodes as pods need them"] if {
	count(groups) == 0
	lib.at(gke, ["enable_autopilot"], false) == true
} else := [$"{gke.address}: no node pool of it is in the inputs"] if {
	count(groups) == 0
} else := []

_node_count(groups) := node_groups.total(groups) if {
	count(groups) > 0
} else := null

_ids_by_cluster[group.cluster] contains group.id if {
	some group in node_groups.by_id
	group.cluster != null
}

_is_declared(id, _) if _declared[id]

_is_declared(_, groups) if {
	some group in groups
	_declared[group.id]
}

_declared := {id: true |
	some cluster in input.settings.clusters
	some id in array.concat(cluster.primaries, cluster.secondaries)
}
