package resilience.rules_test.ha.compute_data_centres

import data.resilience.main
import data.resilience.testing as build

_judged(resources) := judged if {
	judged := main.result.rules.ha["compute-data-centres"] with input as build.document(resources, {})
}

_messages(entries) := [[entry.message, entry.attribute, entry.remediation] | some entry in entries]

_subnets := [build.terraform("aws_subnet", zone, {"values": {"availability_zone": $"eu-west-1{zone}"}}) | some zone in ["a", "b"]]

_web(n, subnets) := build.referring(build.terraform("aws_autoscaling_group", "web", {"values": {"min_size": n}}), {"vpc_zone_identifier": subnets})

test_a_group_in_one_data_centre if {
	_messages(_judged(array.concat(_subnets, [_web(2, array.slice(_subnets, 0, 1))])).violations) == [[
		"aws_autoscaling_group.web runs in one data centre (it is in eu-west-1a only): it is down while that data centre is.", null,
		"Give `vpc_zone_identifier` subnets in two zones or more, and `min_size` as many.",
	]]
}

test_a_group_in_two if {
	judged := _judged(array.concat(_subnets, [_web(2, _subnets)]))
	judged == {"subjects": ["plan.json#aws_autoscaling_group.web"], "violations": [], "undetermined": []}
}

test_subnets_that_are_not_in_sight_are_undetermined if {
	judged := _judged([build.terraform("aws_autoscaling_group", "web", {"values": {"min_size": 2, "vpc_zone_identifier": ["subnet-1"]}})])
	[entry.message | some entry in judged.undetermined] == ["subnet-1 is in no input: declare its data centre under declared.locations"]
}
