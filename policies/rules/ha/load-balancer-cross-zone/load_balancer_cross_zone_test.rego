package resilience.rules_test.ha.load_balancer_cross_zone

import data.resilience.main
import data.resilience.testing as build

_judged(resources) := judged if {
	judged := main.result.rules.ha["load-balancer-cross-zone"] with input as build.document(resources, {})
}

_subnets := [build.terraform("aws_subnet", zone, {"values": {"availability_zone": $"eu-west-1{zone}"}}) | some zone in ["a", "b"]]

_judged_lb(envelope) := _judged(array.concat(_subnets, [build.referring(build.terraform("aws_lb", "tcp", envelope), {"subnets": _subnets})]))

test_one_that_keeps_to_its_zone if {
	[[entry.message, entry.attribute, entry.remediation] | some entry in _judged_lb({"values": {"load_balancer_type": "network"}}).violations] == [[
		"Each node of aws_lb.tcp sends only to members in its own data centre (enable_cross_zone_load_balancing is not set): where one of these is lost, those beside it carry its load alone.",
		"enable_cross_zone_load_balancing",
		"Set `enable_cross_zone_load_balancing = true`, or keep enough targets in each zone.",
	]]
}

test_one_that_does_not if {
	_judged_lb({"values": {"load_balancer_type": "network", "enable_cross_zone_load_balancing": true}}) == {"subjects": ["plan.json#aws_lb.tcp"], "violations": [], "undetermined": []}
}

test_a_value_that_is_not_known_is_undetermined if {
	sensitive := {"values": {"load_balancer_type": "network"}, "withheld": {"enable_cross_zone_load_balancing": true}}
	[entry.message | some entry in _judged_lb(sensitive).undetermined] == ["aws_lb.tcp: enable_cross_zone_load_balancing is marked sensitive"]
}
