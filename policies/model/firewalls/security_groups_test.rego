package resilience.firewalls_security_groups_test

import data.resilience.model.firewalls.security_groups
import data.resilience.testing as build

_group(type, name, values) := build.terraform(type, name, {"values": values})

test_groups_of_both_types if {
	groups := [_group(type, "main", {"vpc_id": "vpc-1"}) | some type in ["aws_security_group", "aws_default_security_group"]]
	document := build.document(groups, {})
	object.keys(security_groups.by_id) == {build.id(group) | some group in groups} with input as document
	security_groups.network == {build.id(group): "vpc-1" | some group in groups} with input as document
}

test_a_group_that_names_no_network if {
	security_groups.network == {} with input as build.document([_group("aws_security_group", "main", {})], {})
}

_named(machine, others) := named if {
	named := security_groups.named(machine.envelope, ["vpc_security_group_ids"]) with input as build.document(array.concat([machine], others), {})
}

test_groups_that_a_machine_names if {
	group := _group("aws_security_group", "main", {"id": "sg-1"})
	other := _group("aws_security_group", "other", {})
	machine := _group("aws_instance", "web", {"vpc_security_group_ids": ["sg-1"]})
	_named(machine, [group, other]) == {"known": [build.id(group)], "unknown": []}
	_named(machine, []).known == ["sg-1"]
	referring := build.referring(_group("aws_instance", "web", {"vpc_security_group_ids": [null]}), {"vpc_security_group_ids": [other]})
	_named(referring, [group, other]) == {"known": [build.id(other)], "unknown": []}
	_named(_group("aws_instance", "web", {}), [group]) == {"known": [], "unknown": []}
}

test_groups_that_are_not_known if {
	hidden := build.over(_group("aws_instance", "web", {}), {"withheld": {"vpc_security_group_ids": true}})
	_named(hidden, []) == {"known": [], "unknown": ["aws_instance.web: vpc_security_group_ids is marked sensitive"]}
}
