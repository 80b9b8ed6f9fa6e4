# METADATA
# title: Managed instance groups of Google Cloud
# description: |
#   A group keeps `target_size` machines, or as many as its autoscaler says, in its zone or spread evenly over zones of its region: those that it names, else
#   three. It makes a machine again that is gone; one that runs and does not serve it replaces only where it has a policy for that.
# related_resources:
#   - ref: https://cloud.google.com/compute/docs/instance-groups/regional-migs
#     description: Regional groups and their distribution
#   - ref: https://cloud.google.com/compute/docs/instance-groups/autohealing-instances-in-migs
#     description: Autohealing
package resilience.model.node_groups.adapters.google_groups

import data.resilience.lib
import data.resilience.model.node_groups
import data.resilience.model.node_groups.adapters.google

# METADATA
# description: Node group records of the managed instance groups in the input.
found := array.concat(
	[_group(mig, _zonal(mig)) | some mig in input.terraform.google_compute_instance_group_manager],
	[_group(mig, lib.google_zones(mig, "distribution_policy_zones", node_groups.region(mig))) | some mig in input.terraform.google_compute_region_instance_group_manager],
)

_group(mig, place) := object.union(
	{
		"id": mig.id, "name": mig.address, "kind": "group", "region": node_groups.region(mig), "cluster": null,
		"count": n.count, "by_data_centre": _spread(n.count, place.data_centres),
		"cpu": size.cpu, "memory": size.memory,
		"replaced": lib.given(mig, ["auto_healing_policies"], "Give it `auto_healing_policies` with a health check of the application."),
		"unknown": object.union(object.union(node_groups.unknown_place(place), size.unknown), n.unknown),
	},
	{"vouched_for": google.stays(template) | template := _template(mig)},
) if {
	n := _count(mig)
	size := _size(mig)
}

_zonal(mig) := {"data_centres": [zone], "unknown": []} if {
	zone := lib.google_zone(mig, ["zone"])
} else := {"data_centres": [], "unknown": [lib.why_unknown(mig, ["zone"])]}

_spread(n, zones) := lib.spread_evenly(n, zones) if {
	n != null
	count(zones) > 0
} else := {}

# The configuration says either, and an autoscaler changes what it finds.
_count(mig) := {"count": max(least), "unknown": {}} if {
	least := [n | some autoscaler in scaled_by[mig.id]; n := lib.at(autoscaler, ["autoscaling_policy", 0, "min_replicas"], null); lib.is_count(n)]
	count(least) > 0
} else := {"count": n, "unknown": {}} if {
	n := lib.at(mig, ["target_size"], null)
	lib.is_count(n)
} else := {"count": null, "unknown": {"count": lib.why_unknown(mig, ["target_size"])}}

# METADATA
# description: Group id to the autoscalers that target it.
scaled_by := {mig.id: autoscalers |
	some type in ["google_compute_instance_group_manager", "google_compute_region_instance_group_manager"]
	some mig in input.terraform[type]
	autoscalers := [_autoscalers[id] | some id in sort(lib.referrers(mig, "target")); _autoscalers[id]]
}

_autoscalers := {autoscaler.id: autoscaler |
	some type in ["google_compute_autoscaler", "google_compute_region_autoscaler"]
	some autoscaler in input.terraform[type]
}

_size(mig) := node_groups.size(template, ["machine_type"]) if {
	template := _template(mig)
} else := {"cpu": null, "memory": null, "unknown": {"size": $"{mig.address}: its instance template is not in sight"}}

_template(mig) := [_templates[id] | some id in sort(lib.refs(mig, "version")); _templates[id]][0]

_templates := {template.id: template |
	some type in ["google_compute_instance_template", "google_compute_region_instance_template"]
	some template in input.terraform[type]
}
