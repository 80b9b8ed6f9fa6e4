package resilience.rules_test.ha.load_balancer_data_centres

import data.resilience.main
import data.resilience.testing as build

_judged(resources) := judged if {
	judged := main.result.rules.ha["load-balancer-data-centres"] with input as build.document(resources, {})
}

_messages(entries) := [[entry.message, entry.attribute, entry.remediation] | some entry in entries]

_subnets := [build.terraform("aws_subnet", zone, {"values": {"availability_zone": $"eu-west-1{zone}"}}) | some zone in ["a", "b"]]

_lb(subnets) := build.referring(build.terraform("aws_lb", "web", {}), {"subnets": subnets})

test_a_load_balancer_in_one_data_centre if {
	_messages(_judged(array.concat(_subnets, [_lb(array.slice(_subnets, 0, 1))])).violations) == [[
		"aws_lb.web takes in traffic in one data centre (it is in eu-west-1a only): all behind it is cut off when that is lost.", "subnets",
		"Give `subnets` two zones or more.",
	]]
}

test_a_load_balancer_in_two if {
	_judged(array.concat(_subnets, [_lb(_subnets)])) == {"subjects": ["plan.json#aws_lb.web"], "violations": [], "undetermined": []}
}

test_subnets_that_are_not_known_are_undetermined if {
	[entry.message | some entry in _judged([build.terraform("aws_lb", "web", {"unknown": {"subnets": true}})]).undetermined] == ["aws_lb.web: subnets is known only after apply"]
}
