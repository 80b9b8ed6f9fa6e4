package resilience.rules_test.ha.compute_nodes

import data.resilience.main
import data.resilience.testing as build

_judged(resources) := judged if {
	judged := main.result.rules.ha["compute-nodes"] with input as build.document(resources, {})
}

_messages(entries) := [[entry.message, entry.attribute, entry.remediation] | some entry in entries]

_subnets := [build.terraform("aws_subnet", zone, {"values": {"availability_zone": $"eu-west-1{zone}"}}) | some zone in ["a", "b"]]

_web(n, subnets) := build.referring(build.terraform("aws_autoscaling_group", "web", {"values": {"min_size": n}}), {"vpc_zone_identifier": subnets})

test_one_machine_over_two_zones if {
	judged := _judged(array.concat(_subnets, [_web(1, _subnets)]))
	_messages(judged.violations) == [["aws_autoscaling_group.web has no second member (it has 1 machine): it is down until another has started.", null, "Set `min_size = 2` or more."]]
	[entry.caused_by.rule | some entry in judged.violations] == ["ha/compute-data-centres"]
}

test_two_machines_in_one_zone if {
	judged := _judged(array.concat(_subnets, [_web(2, array.slice(_subnets, 0, 1))]))
	judged == {"subjects": ["plan.json#aws_autoscaling_group.web"], "violations": [], "undetermined": []}
}

test_a_number_that_is_not_known_is_undetermined if {
	asg := build.referring(build.terraform("aws_autoscaling_group", "web", {"unknown": {"min_size": true}}), {"vpc_zone_identifier": _subnets})
	[entry.message | some entry in _judged(array.concat(_subnets, [asg])).undetermined] == ["aws_autoscaling_group.web: min_size is known only after apply"]
}
