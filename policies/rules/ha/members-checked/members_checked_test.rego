package resilience.rules_test.ha.members_checked

import data.resilience.main
import data.resilience.testing as build

_judged(resources) := judged if {
	judged := main.result.rules.ha["members-checked"] with input as build.document(resources, {})
}

_messages(entries) := [[entry.message, entry.attribute, entry.remediation] | some entry in entries]

_subnets := [build.terraform("aws_subnet", zone, {"values": {"availability_zone": $"eu-west-1{zone}"}}) | some zone in ["a", "b"]]

_web(n, subnets) := build.referring(build.terraform("aws_autoscaling_group", "web", {"values": {"min_size": n}}), {"vpc_zone_identifier": subnets})

_behind(values) := build.referring(build.terraform("aws_autoscaling_group", "web", {"values": object.union({"min_size": 2}, values)}), {"vpc_zone_identifier": _subnets, "target_group_arns": ["plan.json#aws_lb_target_group.web"]})

test_a_group_that_does_not_ask_its_load_balancer if {
	_messages(_judged([_behind({})]).violations) == [[
		"Nothing checks whether the members of aws_autoscaling_group.web serve (health_check_type is not set): one that hangs keeps its traffic.", "health_check_type",
		"Set `health_check_type = \"ELB\"`.",
	]]
}

test_a_group_that_does if {
	_judged([_behind({"health_check_type": "ELB"})]) == {"subjects": ["plan.json#aws_autoscaling_group.web"], "violations": [], "undetermined": []}
}

test_a_group_behind_nothing_is_not_judged if {
	_judged(array.concat(_subnets, [_web(2, _subnets)])).subjects == []
}
