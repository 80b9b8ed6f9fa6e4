package resilience.rules_test.ha.network_data_centres

import data.resilience.main
import data.resilience.testing as build

_judged(resources) := judged if {
	judged := main.result.rules.ha["network-data-centres"] with input as build.document(resources, {})
}

_messages(entries) := [[entry.message, entry.attribute, entry.remediation] | some entry in entries]

_gateway(name, zone) := [subnet, build.referring(build.terraform("aws_nat_gateway", name, {}), {"subnet_id": [subnet]})] if {
	subnet := build.referring(build.terraform("aws_subnet", name, {"values": {"availability_zone": zone}}), {"vpc_id": ["plan.json#aws_vpc.main"]})
}

_other := build.referring(build.terraform("aws_subnet", "other", {"values": {"availability_zone": "eu-west-1b"}}), {"vpc_id": ["plan.json#aws_vpc.main"]})

test_one_gateway_for_all_zones if {
	_messages(_judged(array.concat([_other], _gateway("a", "eu-west-1a"))).violations) == [[
		"aws_nat_gateway.a is in one data centre (there is one for all zones): what is connected through it is cut off when that is lost.", "subnet_id",
		"Make a NAT gateway in a public subnet of each zone, and lead the private subnets of each zone to their own.",
	]]
}

test_a_gateway_in_each if {
	_judged(array.concat(_gateway("a", "eu-west-1a"), _gateway("b", "eu-west-1b"))) == {"subjects": ["plan.json#aws_nat_gateway.a"], "violations": [], "undetermined": []}
}

test_places_that_are_not_known_are_undetermined if {
	endpoint := build.terraform("aws_vpc_endpoint", "logs", {"values": {"vpc_endpoint_type": "Interface", "subnet_ids": ["subnet-1"]}})
	[entry.message | some entry in _judged([endpoint]).undetermined] == ["subnet-1 is in no input: declare its data centre under declared.locations"]
}
