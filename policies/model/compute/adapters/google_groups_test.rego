package resilience.compute_google_groups_test

import data.resilience.lib
import data.resilience.model.compute.adapters.google_groups
import data.resilience.testing as build

_found(resources, settings) := found if {
	found := google_groups.found with input as build.document(resources, settings)
}

_template := build.terraform("google_compute_instance_template", "web", {"region": {"global": true}, "values": {"machine_type": "e2-standard-2"}})

_zonal(name, zone, values) := build.referring(
	build.terraform("google_compute_instance_group_manager", name, {"region": {"name": "europe-west1"}, "values": object.union({"zone": zone, "target_size": 1}, values)}),
	{"version.0.instance_template": [_template]},
)

_record(built, given) := build.component(built, "instance group", object.union(
	{
		"replaced": lib.fails("auto_healing_policies is not set", "auto_healing_policies", "Give it `auto_healing_policies` with a health check of the application."),
		"vouched_for": lib.holds("scheduling.preemptible is false"),
		"scales": lib.fails("no autoscaler of it is in sight", null, "Add a `google_compute_autoscaler` or `google_compute_region_autoscaler` that targets it."),
	},
	given,
))

test_a_group_of_one_machine if {
	group := _zonal("web", "europe-west1-b", {})
	_found([_template, group], {}) == [_record(group, {
		"data_centres": ["europe-west1-b"], "count": 1, "by_data_centre": {"europe-west1-b": 1},
		"survives_node": lib.fails("it has 1 machine", null, "Set `target_size`, or `min_replicas` of its autoscaler, to 2 or more."),
		"survives_data_centre": lib.fails("it has one machine", null, "Make it a `google_compute_region_instance_group_manager` with two machines or more."),
	})]
}

test_zonal_groups_of_one_template_serve_together if {
	b := _zonal("web[\"b\"]", "europe-west1-b", {"auto_healing_policies": [{}]})
	c := _zonal("web[\"c\"]", "europe-west1-c", {"auto_healing_policies": [{}]})
	scaler := build.referring(build.terraform("google_compute_autoscaler", "web", {"values": {"autoscaling_policy": [{"min_replicas": 2}]}}), {"target": [b]})
	[together] := _found([_template, b, c, scaler], {})
	together == build.with_fields(_record(b, {}), {
		"name": "google_compute_instance_group_manager.web",
		"data_centres": ["europe-west1-b", "europe-west1-c"], "count": 3, "by_data_centre": {"europe-west1-b": 2, "europe-west1-c": 1},
		"survives_node": lib.holds("it has 3 machines"), "survives_data_centre": lib.holds("it is in europe-west1-b and europe-west1-c"),
		"replaced": lib.holds("auto_healing_policies is set"), "scales": lib.holds("it has an autoscaler"),
		"related": [build.id(c)],
	})
}

test_groups_without_a_template_in_sight_go_by_their_block if {
	groups := [build.terraform("google_compute_instance_group_manager", name, {"values": {"zone": "europe-west1-b", "target_size": 2}}) | some name in ["a[0]", "a[1]", "b"]]
	[[group.name, group.count] | some group in _found(groups, {})] == [["google_compute_instance_group_manager.a", 4], ["google_compute_instance_group_manager.b", 2]]
}

test_nodes_of_a_cluster_are_none if {
	group := _zonal("web", "europe-west1-b", {})
	_found([_template, group], {"clusters": [build.cluster("pam", [group], {})]}) == []
}
