package resilience.networks_aws_dx_test

import data.resilience.lib
import data.resilience.model.networks.adapters.aws_dx
import data.resilience.testing as build

_line(name, location) := build.terraform("aws_dx_connection", name, {"values": {"location": location}})

_interface(name, line) := build.referring(build.terraform("aws_dx_private_virtual_interface", name, {}), {"connection_id": [line], "dx_gateway_id": ["plan.json#aws_dx_gateway.g"]})

_found(resources) := found if {
	found := aws_dx.found with input as build.document(resources, {})
}

test_lines_that_end_in_two_locations if {
	lines := [_line("a", "EqDC2"), _line("b", "CSVA1")]
	_found(lines) == [build.component(lines[0], "dedicated line", {
		"count": 2, "survives_data_centre": lib.holds("they end in two locations"), "related": [build.id(lines[1])],
	})]
}

test_lines_that_end_in_one if {
	[line] := _found([_line("a", "EqDC2"), _line("b", "EqDC2")])
	line.survives_data_centre == lib.fails("all end in one location", "location", "Order a second line that ends in another `location`, or make a VPN that takes over.")
	[hidden] := _found([build.terraform("aws_dx_lag", "l", {"withheld": {"location": true}})])
	hidden.survives_data_centre.holds == null
}

test_a_vpn_beside_it if {
	[line] := _found([_line("a", "EqDC2"), build.terraform("aws_vpn_connection", "v", {})])
	line.survives_data_centre == lib.holds("a VPN is there beside it")
}

test_a_gateway_that_one_of_two_lines_reaches if {
	a := _line("a", "EqDC2")
	b := _line("b", "CSVA1")
	[over_one] := [found | some found in _found([a, b, _interface("x", a), _interface("y", a)]); found.kind == "virtual interface"]
	over_one.survives_data_centre == lib.fails("it is reached over one line", "connection_id", "Make another virtual interface of the gateway over a second line.")
	[over_two] := [found | some found in _found([a, b, _interface("x", a), _interface("y", b)]); found.kind == "virtual interface"]
	over_two.survives_data_centre == lib.holds("it is reached over two lines")
}

test_the_only_line_says_so_itself if {
	a := _line("a", "EqDC2")
	[found.kind | some found in _found([a, _interface("x", a)])] == ["dedicated line"]
}

test_lines_that_no_input_shows if {
	literal := build.terraform("aws_dx_transit_virtual_interface", "t", {"values": {"connection_id": "dxcon-1", "dx_gateway_id": "g"}})
	unknown := build.terraform("aws_dx_public_virtual_interface", "p", {"unknown": {"connection_id": true}})
	[found.survives_data_centre.holds | some found in _found([literal])] == [false]
	[found.survives_data_centre.holds | some found in _found([unknown])] == [null]
}

_reaching(type, name, line, given) := build.over(build.referring(build.terraform(type, name, {}), {"connection_id": [line]}), given)

test_interfaces_of_every_kind_by_what_they_lead_to if {
	lines := [_line("a", "EqLD5"), _line("b", "EqLD5")]
	every type in ["aws_dx_private_virtual_interface", "aws_dx_public_virtual_interface", "aws_dx_transit_virtual_interface"] {
		two := [_reaching(type, "one", lines[0], {}), _reaching(type, "two", lines[1], {})]
		[record.count | some record in _found(array.concat(lines, two)); record.kind == "virtual interface"] == [2]
	}
}

test_a_gateway_of_a_network if {
	lines := [_line("a", "EqLD5"), _line("b", "EqLD5")]

	same := [_leading("one", lines[0], "vgw-1"), _leading("two", lines[1], "vgw-1")]
	[record.count | some record in _found(array.concat(lines, same)); record.kind == "virtual interface"] == [2]
	apart := [_leading("one", lines[0], "vgw-1"), _leading("two", lines[1], "vgw-2")]
	[record.count | some record in _found(array.concat(lines, apart)); record.kind == "virtual interface"] == [1, 1]
}

_leading(name, line, gateway) := _reaching("aws_dx_private_virtual_interface", name, line, {"values": {"vpn_gateway_id": gateway}})
