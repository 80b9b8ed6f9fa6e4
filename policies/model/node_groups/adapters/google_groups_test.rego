package resilience.node_groups_google_groups_test

import data.resilience.lib
import data.resilience.model.node_groups.adapters.google_groups
import data.resilience.testing as build

_found(resources) := groups if {
	groups := google_groups.found with input as build.document(resources, {})
}

_template := build.terraform("google_compute_instance_template", "web", {"values": {"machine_type": "e2-standard-4"}})

_group(type, values) := build.referring(
	build.terraform(type, "web", {"region": {"name": "europe-west1"}, "values": values}),
	{"version.0.instance_template": [_template]},
)

_zonal(values) := _group("google_compute_instance_group_manager", object.union({"zone": "europe-west1-b", "target_size": 2}, values))

_regional(values) := _group("google_compute_region_instance_group_manager", values)

_expected(built, given) := object.union(
	{
		"id": build.id(built), "name": built.envelope.address, "kind": "group", "region": "europe-west1", "cluster": null,
		"count": 2, "by_data_centre": {"europe-west1-b": 2}, "cpu": 4, "memory": 17179869184, "unknown": {},
		"replaced": lib.fails("auto_healing_policies is not set", "auto_healing_policies", "Give it `auto_healing_policies` with a health check of the application."),
		"vouched_for": lib.holds("scheduling.preemptible is false"),
	},
	given,
)

test_a_group_of_one_zone if _found([_template, _zonal({})]) == [_expected(_zonal({}), {})]

test_a_group_over_zones_that_it_names if {
	group := _regional({"target_size": 3, "distribution_policy_zones": ["europe-west1-c", "europe-west1-b"], "auto_healing_policies": [{"initial_delay_sec": 300}]})
	_found([_template, group]) == [build.with_fields(_expected(group, {"count": 3, "replaced": lib.holds("auto_healing_policies is set")}), {"by_data_centre": {"europe-west1-b": 2, "europe-west1-c": 1}})]
}

test_a_group_over_zones_that_google_chooses if {
	[group] := _found([_template, _regional({"target_size": 3})])
	group.by_data_centre == {"europe-west1 (zone 1)": 1, "europe-west1 (zone 2)": 1, "europe-west1 (zone 3)": 1}
}

test_an_autoscaler_says_how_many_there_are_at_least if {
	group := _zonal({"target_size": 5})
	scaler := build.referring(build.terraform("google_compute_autoscaler", "web", {"values": {"autoscaling_policy": [{"min_replicas": 1}]}}), {"target": [group]})
	[scaled] := _found([_template, group, scaler])
	scaled.count == 1
}

test_what_is_not_known if {
	group := build.terraform("google_compute_instance_group_manager", "web", {"unknown": {"zone": true, "target_size": true}})
	[open] := _found([group])
	[open.count, open.by_data_centre, object.get(open, "vouched_for", null)] == [null, {}, null]
	open.unknown == {
		"by_data_centre": "google_compute_instance_group_manager.web: zone is known only after apply",
		"count": "google_compute_instance_group_manager.web: target_size is known only after apply",
		"size": "google_compute_instance_group_manager.web: its instance template is not in sight",
	}
}
