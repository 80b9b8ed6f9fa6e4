package resilience.networks_aws_vpn_test

import data.resilience.lib
import data.resilience.model.networks.adapters.aws_vpn
import data.resilience.testing as build

_vgw := "plan.json#aws_vpn_gateway.main"

_connection(name, gateway, device) := build.referring(build.terraform("aws_vpn_connection", name, {}), {"vpn_gateway_id": [gateway], "customer_gateway_id": [$"plan.json#aws_customer_gateway.{device}"]})

_found(resources) := found if {
	found := aws_vpn.found with input as build.document(resources, {})
}

test_connections_to_two_devices if {
	both := [_connection("a", _vgw, "a"), _connection("b", _vgw, "b")]
	_found(both) == [build.component(both[0], "VPN connection", {
		"count": 2, "survives_data_centre": lib.holds("it ends at two devices"), "related": [build.id(both[1])],
	})]
}

test_connections_to_one_device if {
	every connections in [[_connection("a", _vgw, "a")], [_connection("a", _vgw, "a"), _connection("b", _vgw, "a")]] {
		[connection] := _found(connections)
		connection.survives_data_centre == lib.fails("it ends at one device of the site", "customer_gateway_id", "Make an `aws_vpn_connection` to a second `aws_customer_gateway`.")
	}
}

test_connections_of_two_gateways_do_not_help_each_other if {
	[found.survives_data_centre.holds | some found in _found([_connection("a", _vgw, "a"), _connection("b", "plan.json#aws_vpn_gateway.other", "b")])] == [false, false]
}

test_direct_connect_beside_it if {
	association := build.referring(build.terraform("aws_dx_gateway_association", "d", {}), {"associated_gateway_id": [_vgw]})
	[connection] := _found([_connection("a", _vgw, "a"), association])
	connection.survives_data_centre == lib.holds("Direct Connect leads to the same gateway")
}

test_a_transit_gateway_and_a_device_that_is_not_known if {
	connection := build.referring(build.terraform("aws_vpn_connection", "t", {"unknown": {"customer_gateway_id": true}}), {"transit_gateway_id": ["plan.json#aws_ec2_transit_gateway.t"]})
	[found] := _found([connection])
	found.survives_data_centre == lib.undecided("aws_vpn_connection.t: customer_gateway_id is known only after apply")
}
