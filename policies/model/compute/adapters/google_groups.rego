# METADATA
# title: Managed instance groups of Google Cloud that are no nodes of a cluster
# description: |
#   Zonal groups of one region that start from the same template, or that one block makes, are alike: together they serve. A group makes a machine again that is
#   gone; one that runs and does not serve it replaces only with `auto_healing_policies`.
# related_resources:
#   - ref: https://cloud.google.com/compute/docs/instance-groups
#     description: Instance groups
package resilience.model.compute.adapters.google_groups

import data.resilience.lib
import data.resilience.model.clusters
import data.resilience.model.components
import data.resilience.model.compute
import data.resilience.model.node_groups
import data.resilience.model.node_groups.adapters.google_groups

# METADATA
# description: Records of the managed instance groups in the input, alike ones together, by the id of the first.
found := [record |
	some ids in _alike
	sorted := sort(ids)
	members := compute.together([node_groups.by_id[id] | some id in sorted])
	first := _groups[sorted[0]]
	record := components.record(object.union(first, {"address": _name(sorted)}), "instance group", {
		"data_centres": sort(object.keys(members.by_data_centre)), "count": members.count, "by_data_centre": members.by_data_centre,
		"survives_node": compute.node_verdict(members, "Set `target_size`, or `min_replicas` of its autoscaler, to 2 or more."),
		"survives_data_centre": compute.data_centre_verdict(members, "Make it a `google_compute_region_instance_group_manager` with two machines or more."),
		"replaced": compute.of_all([node_groups.by_id[id] | some id in ids], "replaced"),
		"vouched_for": compute.of_all([node_groups.by_id[id] | some id in ids], "vouched_for"),
		"scales": _scales(ids),
		"related": array.slice(sorted, 1, count(sorted)),
	})
]

_groups := {mig.id: mig |
	some type in ["google_compute_instance_group_manager", "google_compute_region_instance_group_manager"]
	some mig in input.terraform[type]
	not clusters.node_group_ids[mig.id]
}

_alike[[mig.input, $"{components.region(mig)}", _what(mig)]] contains id if some id, mig in _groups

_what(mig) := sort(templates)[0] if {
	templates := lib.refs(mig, "version")
	count(templates) > 0
} else := lib.without_index(mig.address)

# One that stands for several has no index.
_name([id]) := _groups[id].address

_name(ids) := lib.without_index(_groups[ids[0]].address) if count(ids) > 1

_scales(ids) := lib.holds("it has an autoscaler") if {
	some id in ids
	count(google_groups.scaled_by[id]) > 0
} else := lib.fails("no autoscaler of it is in sight", null, "Add a `google_compute_autoscaler` or `google_compute_region_autoscaler` that targets it.")
