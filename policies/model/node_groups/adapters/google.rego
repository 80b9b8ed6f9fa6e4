# METADATA
# title: Google machines
# description: Compute Engine instances; each stands in one zone.
# related_resources:
#   - ref: https://cloud.google.com/compute/docs/regions-zones
#     description: Regions and zones of Compute Engine
package resilience.model.node_groups.adapters.google

import data.resilience.lib
import data.resilience.model.locations
import data.resilience.model.node_groups

# METADATA
# description: Node group records of the Compute Engine instances in the input.
found := [group |
	some instance in input.terraform.google_compute_instance
	place := _place(instance)
	size := node_groups.size(instance, ["machine_type"])
	group := {
		"id": instance.id, "name": instance.address, "kind": "machine", "region": node_groups.region(instance), "cluster": null,
		"count": 1, "by_data_centre": {zone: 1 | some zone in place.data_centres},
		"cpu": size.cpu, "memory": size.memory,
		"unknown": object.union(node_groups.unknown_place(place), size.unknown),
	}
]

# A zone may be written as a link, `projects/p/zones/europe-west1-b`.
_place(instance) := {"data_centres": [zone], "unknown": []} if {
	parts := split(lib.text(instance, ["zone"]), "/")
	zone := parts[count(parts) - 1]
	zone != ""
} else := {"data_centres": [name], "unknown": []} if {
	name := locations.declared(instance.address)
} else := {"data_centres": [], "unknown": [lib.why_unknown(instance, ["zone"])]}
