package resilience.node_groups_google_test

import data.resilience.lib
import data.resilience.model.node_groups.adapters.google
import data.resilience.testing as build

_machine(overrides) := build.terraform("google_compute_instance", "a", object.union(
	{"region": {"name": "europe-west1"}, "values": {"zone": "europe-west1-b", "machine_type": "n2-standard-8"}},
	overrides,
))

_found(machine) := groups if {
	groups := google.found with input as build.document([machine], {})
}

_expected := [{
	"id": "plan.json#google_compute_instance.a", "name": "google_compute_instance.a", "kind": "machine", "region": "europe-west1", "cluster": null,
	"count": 1, "by_data_centre": {"europe-west1-b": 1}, "cpu": 8, "memory": 34359738368, "unknown": {},
	"replaced": lib.holds("scheduling.automatic_restart is true"), "vouched_for": lib.holds("scheduling.preemptible is false"),
}]

test_a_machine_in_its_zone if _found(_machine({})) == _expected

test_a_zone_that_is_written_as_a_link if {
	_found(_machine({"values": {"zone": "https://www.googleapis.com/compute/v1/projects/p/zones/europe-west1-b"}})) == _expected
}

test_a_machine_whose_zone_is_unknown if {
	machine := build.terraform("google_compute_instance", "a", {"values": {"machine_type": "f1-micro"}, "unknown": {"zone": true}})
	[group] := _found(machine)
	group.by_data_centre == {}
	group.unknown == {
		"by_data_centre": "google_compute_instance.a: zone is known only after apply",
		"size": "google_compute_instance.a: the cores and memory of machine type f1-micro are not known",
	}
}

test_a_machine_that_is_not_started_again if {
	[group] := _found(_machine({"values": {"scheduling": [{"automatic_restart": false}]}}))
	group.replaced == lib.fails("scheduling.automatic_restart is false", "scheduling.0.automatic_restart", "Set `scheduling.automatic_restart = true`.")
}

test_a_machine_that_can_be_taken_back if {
	[old] := _found(_machine({"values": {"scheduling": [{"preemptible": true}]}}))
	old.vouched_for.why == "scheduling.preemptible is true"
	not old.replaced
	[spot] := _found(_machine({"values": {"scheduling": [{"provisioning_model": "SPOT"}]}}))
	every model in ["STANDARD", "RESERVATION_BOUND", "FLEX_START"] {
		[kept] := _found(_machine({"values": {"scheduling": [{"provisioning_model": model}]}}))
		kept.vouched_for.holds == true
	}
	spot.vouched_for == lib.fails("scheduling.provisioning_model is SPOT", "scheduling.0.provisioning_model", "Set `scheduling.provisioning_model = \"STANDARD\"`.")
}

_replaced(values) := groups[0].replaced if {
	groups := _found(_machine({"values": values}))
}

test_a_machine_that_stops_for_the_maintenance_of_its_host if {
	_replaced({"scheduling": [{"on_host_maintenance": "TERMINATE"}]}) == lib.fails(
		"on_host_maintenance is not MIGRATE, so that it is stopped whenever its host is maintained",
		"scheduling.0.on_host_maintenance", "Set `on_host_maintenance = \"MIGRATE\"` in `scheduling`.",
	)
	_replaced({"scheduling": [{"on_host_maintenance": "TERMINATE"}], "guest_accelerator": [{"type": "nvidia-l4"}]}).holds == true
}

test_what_keeps_a_machine_by_its_model if {
	[[model, google.stays(build.terraform("google_compute_instance", "a", {"values": {"scheduling": [{"provisioning_model": model}]}}).envelope).holds] |
		some model in ["STANDARD", "RESERVATION_BOUND", "FLEX_START", "SPOT"]
	] == [["STANDARD", true], ["RESERVATION_BOUND", true], ["FLEX_START", true], ["SPOT", false]]
	google.stays(build.terraform("google_compute_instance", "a", {"values": {"scheduling": [{"preemptible": true}]}}).envelope).holds == false
}
