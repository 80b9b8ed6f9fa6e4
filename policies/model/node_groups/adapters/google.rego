# METADATA
# title: Google machines
# description: |
#   Compute Engine instances; each stands in one zone. Google starts one again whose host fails, unless told not to. A spot or preemptible machine
#   can be taken back at any time.
# related_resources:
#   - ref: https://cloud.google.com/compute/docs/regions-zones
#     description: Regions and zones of Compute Engine
#   - ref: https://cloud.google.com/compute/docs/instances/host-maintenance-overview
#     description: Automatic restart
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
	stay := stays(instance)
	group := object.union(_started_again(instance, stay), {
		"id": instance.id, "name": instance.address, "kind": "machine", "region": node_groups.region(instance), "cluster": null,
		"count": 1, "by_data_centre": {zone: 1 | some zone in place.data_centres},
		"cpu": size.cpu, "memory": size.memory,
		"vouched_for": stay,
		"unknown": object.union(node_groups.unknown_place(place), size.unknown),
	})
]

# One that is taken back can't be told to start again.
_started_again(_, stay) := {} if stay.holds == false

_started_again(instance, stay) := {"replaced": lib.all_of([lib.flag(instance, ["scheduling", 0, "automatic_restart"], true), _moved(instance)])} if stay.holds != false

# What can't be moved while it runs, a machine with accelerators, stops whatever is said.
_moved(instance) := lib.holds("a machine with accelerators can't be moved while it runs") if {
	count(lib.at(instance, ["guest_accelerator"], [])) > 0
} else := lib.with_mend(
	lib.with_why(
		lib.one_of(instance, ["scheduling", 0, "on_host_maintenance"], "MIGRATE", ["MIGRATE"]),
		"on_host_maintenance is not MIGRATE, so that it is stopped whenever its host is maintained",
	),
	"Set `on_host_maintenance = \"MIGRATE\"` in `scheduling`.",
)

# METADATA
# description: Whether a machine, or what a template makes, stays until it is told to go. Older configurations call a spot machine preemptible.
stays(resource) := lib.all_of([
	lib.flag_off(resource, ["scheduling", 0, "preemptible"], false),
	lib.one_of(resource, ["scheduling", 0, "provisioning_model"], "STANDARD", ["STANDARD", "RESERVATION_BOUND", "FLEX_START"]),
])

# A zone may be written as a link, `projects/p/zones/europe-west1-b`.
_place(instance) := {"data_centres": [zone], "unknown": []} if {
	zone := lib.last_part(lib.text(instance, ["zone"]))
	zone != ""
} else := {"data_centres": [name], "unknown": []} if {
	name := locations.declared(instance.address)
} else := {"data_centres": [], "unknown": [lib.why_unknown(instance, ["zone"])]}
