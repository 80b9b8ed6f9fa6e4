package resilience.networks_aws_nat_test

import data.resilience.lib
import data.resilience.model.networks.adapters.aws_nat
import data.resilience.testing as build

_vpc(name) := $"plan.json#aws_vpc.{name}"

_subnet(name, zone, vpc) := build.referring(build.terraform("aws_subnet", name, {"values": {"availability_zone": zone}}), {"vpc_id": [_vpc(vpc)]})

_gateway(name, subnet) := build.referring(build.terraform("aws_nat_gateway", name, {}), {"subnet_id": [subnet]})

_found(resources) := found if {
	found := aws_nat.found with input as build.document(resources, {})
}

_a := _subnet("a", "eu-west-1a", "main")

_b := _subnet("b", "eu-west-1b", "main")

test_a_gateway_in_each_of_two_zones if {
	gateways := [_gateway("a", _a), _gateway("b", _b)]
	_found(array.concat([_a, _b], gateways)) == [build.component(gateways[0], "NAT gateway", {
		"data_centres": ["eu-west-1a", "eu-west-1b"], "count": 2,
		"survives_data_centre": lib.holds("it is in eu-west-1a and eu-west-1b"),
		"related": [build.id(gateways[1])],
	})]
}

test_one_gateway if {
	[component] := _found([_a, _gateway("a", _a)])
	component.survives_data_centre == lib.fails("there is one for all zones", "subnet_id", "Make a NAT gateway in a public subnet of each zone, and lead the private subnets of each zone to their own.")
}

test_gateways_of_two_networks_do_not_help_each_other if {
	other := _subnet("o", "eu-west-1b", "other")
	found := _found([_a, other, _gateway("a", _a), _gateway("o", other)])
	[component.survives_data_centre.holds | some component in found] == [false, false]
}

test_a_regional_gateway if {
	[component] := _found([build.terraform("aws_nat_gateway", "a", {"values": {"availability_mode": "regional"}})])
	component.survives_data_centre.holds == true
}
