package resilience.networks_aws_vpc_test

import data.resilience.lib
import data.resilience.model.networks.adapters.aws_vpc
import data.resilience.testing as build

_vpc := build.terraform("aws_vpc", "main", {})

_subnet(name, envelope) := build.referring(build.terraform("aws_subnet", name, envelope), {"vpc_id": [_vpc]})

_in(zone) := {"values": {"availability_zone": zone}}

_found(resources) := found if {
	found := aws_vpc.found with input as build.document(resources, {})
}

test_a_network_in_one_zone if {
	subnets := [_subnet("a", _in("eu-west-1a")), _subnet("b", _in("eu-west-1a"))]
	_found(array.concat([_vpc], subnets)) == [build.component(_vpc, "network", {
		"data_centres": ["eu-west-1a"],
		"survives_data_centre": lib.fails("all its subnets are in eu-west-1a", null, "Make subnets in two zones or more."),
		"related": [build.id(subnet) | some subnet in subnets],
	})]
}

test_others_can_not_fail_with_one_zone_or_are_not_known if {
	a := _subnet("a", _in("eu-west-1a"))
	every other in [[_subnet("b", _in("eu-west-1b"))], [_subnet("b", {"unknown": {"availability_zone": true}})]] {
		_found(array.concat([_vpc, a], other)) == []
	}
	_found([_vpc]) == []
}
