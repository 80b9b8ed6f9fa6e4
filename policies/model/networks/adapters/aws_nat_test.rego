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
	[component] := _found([_a, _b, _gateway("a", _a)])
	component.survives_data_centre == lib.fails("there is one for all zones", "subnet_id", "Make a NAT gateway in a public subnet of each zone, and lead the private subnets of each zone to their own.")
}

test_gateways_of_two_networks_do_not_help_each_other if {
	other := _subnet("o", "eu-west-1b", "other")
	more := _subnet("m", "eu-west-1a", "other")
	found := _found([_a, _b, other, more, _gateway("a", _a), _gateway("o", other)])
	[component.survives_data_centre.holds | some component in found] == [false, false]
}

test_a_regional_gateway if {
	[component] := _found([build.terraform("aws_nat_gateway", "a", {"values": {"availability_mode": "regional"}})])
	component.survives_data_centre.holds == true
}

_private(name, zone) := _subnet(name, zone, "main")

# A private subnet whose table leads to a gateway, by a route of its own or in a block of the table.
_led(subnet, gateway) := [table, route, association] if {
	table := build.terraform("aws_route_table", subnet.envelope.address, {})
	route := build.referring(build.terraform("aws_route", subnet.envelope.address, {}), {"route_table_id": [table], "nat_gateway_id": [gateway]})
	association := build.referring(build.terraform("aws_route_table_association", subnet.envelope.address, {}), {"subnet_id": [subnet], "route_table_id": [table]})
}

_led_in_block(subnet, gateway) := [table, association] if {
	table := build.referring(build.terraform("aws_route_table", subnet.envelope.address, {}), {"route.0.nat_gateway_id": [gateway]})
	association := build.referring(build.terraform("aws_route_table_association", subnet.envelope.address, {}), {"subnet_id": [subnet], "route_table_id": [table]})
}

test_a_network_in_one_zone_is_what_to_mend if {
	[component] := _found([_a, _private("p", "eu-west-1a"), _gateway("a", _a)])
	component.survives_data_centre == null
}

test_one_gateway_is_enough_for_private_subnets_of_its_zone if {
	private := _private("p", "eu-west-1a")
	gateway := _gateway("a", _a)
	[component] := _found(array.concat([_a, _b, private, gateway], _led(private, gateway)))
	component.survives_data_centre == lib.holds("what goes out through it is in its own zone")
}

test_a_subnet_that_goes_out_through_another_zone if {
	private := _private("p", "eu-west-1b")
	gateways := [_gateway("a", _a), _gateway("b", _b)]
	every way in [_led(private, gateways[0]), _led_in_block(private, gateways[0])] {
		[component] := _found(array.flatten([[_a, _b, private], gateways, way]))
		component.survives_data_centre.why == "aws_subnet.p goes out through another zone"
	}
	[own] := _found(array.flatten([[_a, _b, private], gateways, _led(private, gateways[1])]))
	own.survives_data_centre.holds == true
}
