package resilience.model.entries.adapters.global_accelerator_test

import data.resilience.model.entries.adapters.global_accelerator
import data.resilience.testing

_accelerator := testing.terraform("aws_globalaccelerator_accelerator", "shop", {"values": {"name": "shop"}})

_listener := testing.referring(testing.terraform("aws_globalaccelerator_listener", "https", {}), {"accelerator_arn": [_accelerator]})

_group(name, values) := testing.referring(testing.terraform("aws_globalaccelerator_endpoint_group", name, {"values": values}), {"listener_arn": [_listener]})

_found(groups) := entries if {
	entries := global_accelerator.found with input as testing.document(array.concat([_accelerator, _listener], groups), {})
}

_entry(overrides) := object.union(
	{
		"id": testing.id(_accelerator), "name": "shop", "kind": "global accelerator",
		"targets": ["aws_globalaccelerator_endpoint_group.a", "aws_globalaccelerator_endpoint_group.b"], "regions": ["eu-central-1", "eu-west-1"], "reaches": [],
		"unchecked": [], "detection_s": 90, "ttl_s": 0,
		"related": ["plan.json#aws_globalaccelerator_endpoint_group.a", "plan.json#aws_globalaccelerator_endpoint_group.b"], "unknown": {},
	},
	overrides,
)

test_a_group_in_each_of_two_regions if {
	_found([_group("a", {"endpoint_group_region": "eu-west-1"}), _group("b", {"endpoint_group_region": "eu-central-1"})]) == [_entry({})]
}

test_a_group_without_region_is_in_its_providers if {
	_found([_group("a", {}), _group("b", {"endpoint_group_region": "eu-central-1", "health_check_interval_seconds": 10})]) == [_entry({})]
}

test_wrong_types_are_survived if {
	_found([_group("a", {"endpoint_group_region": 7, "threshold_count": "x"}), _group("b", {"endpoint_group_region": "eu-central-1"})]) == [_entry({})]
}

test_an_accelerator_without_groups_is_no_entry if {
	_found([]) == []
}
