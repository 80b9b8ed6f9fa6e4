package resilience.node_groups_test

import data.resilience.model.node_groups
import data.resilience.testing as build

_group(overrides) := build.with_fields({"id": "g", "count": 2, "by_data_centre": {"a": 1, "b": 1}, "cpu": 4, "memory": 8, "unknown": {}}, overrides)

_undeclared := {"cpu": null, "memory": null}

test_machines_of_several_groups_by_data_centre if {
	node_groups.by_data_centre([_group({}), _group({"by_data_centre": {"a": 2, "c": 1}})]) == {"a": 3, "b": 1, "c": 1}
}

test_a_total_is_known_only_if_each_number_is if {
	node_groups.total([_group({}), _group({"count": 3})]) == 5
	node_groups.total([_group({}), _group({"count": null})]) == null
}

test_classes_of_alike_machines if {
	node_groups.classes([_group({})], _undeclared) == [
		{"group": "g", "data_centre": "a", "count": 1, "cpu": 4, "memory": 8},
		{"group": "g", "data_centre": "b", "count": 1, "cpu": 4, "memory": 8},
	]
}

test_a_class_of_unknown_place if {
	node_groups.classes([_group({"by_data_centre": {}})], _undeclared) == [{"group": "g", "data_centre": null, "count": 2, "cpu": 4, "memory": 8}]
}

test_no_class_of_an_unknown_number if node_groups.classes([_group({"count": null, "by_data_centre": {}})], _undeclared) == []

test_a_declared_size_comes_first if {
	node_groups.classes([_group({"by_data_centre": {}})], {"cpu": 16, "memory": null}) == [{"group": "g", "data_centre": null, "count": 2, "cpu": 16, "memory": 8}]
}

test_sizes_of_machine_types if {
	machine := build.machine("a", "eu-west-1a").envelope
	node_groups.size(machine, ["instance_type"]) == {"cpu": 8, "memory": 34359738368, "unknown": {}}
	node_groups.size(machine, ["other"]) == {"cpu": null, "memory": null, "unknown": {"size": "aws_instance.a: its machine type is not known"}}
	odd := build.over(build.machine("a", "eu-west-1a"), {"values": {"instance_type": "i3.large"}}).envelope
	node_groups.size(odd, ["instance_type"]) == {
		"cpu": null, "memory": null,
		"unknown": {"size": "aws_instance.a: the cores and memory of machine type i3.large are not known"},
	}
}

test_groups_of_all_providers_by_id if {
	google := build.terraform("google_compute_instance", "b", {"values": {"zone": "europe-west1-b"}})
	groups := node_groups.by_id with input as build.document([build.machine("a", "eu-west-1a"), google], {})
	{id | some id, _ in groups} == {"plan.json#aws_instance.a", "plan.json#google_compute_instance.b"}
}
