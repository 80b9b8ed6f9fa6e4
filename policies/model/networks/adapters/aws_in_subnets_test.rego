package resilience.networks_aws_in_subnets_test

import data.resilience.lib
import data.resilience.model.networks.adapters.aws_in_subnets
import data.resilience.testing as build

_vpc := "plan.json#aws_vpc.main"

_subnets := [build.referring(build.terraform("aws_subnet", zone, {"values": {"availability_zone": $"eu-west-1{zone}"}}), {"vpc_id": [_vpc]}) | some zone in ["a", "b"]]

_one := array.slice(_subnets, 0, 1)

_found(resources) := found if {
	found := aws_in_subnets.found with input as build.document(array.concat(_subnets, resources), {})
}

_in_both := lib.holds("it is in eu-west-1a and eu-west-1b")

_attachment(subnets) := build.referring(build.terraform("aws_ec2_transit_gateway_vpc_attachment", "t", {}), {"subnet_ids": subnets})

test_an_attachment_in_two_zones if {
	_found([_attachment(_subnets)]) == [build.component(_attachment(_subnets), "transit gateway attachment", {
		"data_centres": ["eu-west-1a", "eu-west-1b"], "survives_data_centre": _in_both,
	})]
}

test_an_attachment_in_one_zone if {
	[attachment] := _found([_attachment(_one)])
	attachment.survives_data_centre == lib.fails("it is in eu-west-1a only", "subnet_ids", "Give `subnet_ids` subnets of two zones or more.")
}

test_a_network_in_one_zone_is_what_to_mend if {
	found := aws_in_subnets.found with input as build.document(array.concat(_one, [_attachment(_one)]), {})
	found[0].survives_data_centre == null
}

test_a_firewall_can_be_protected_from_deletion if {
	firewall := build.referring(build.terraform("aws_networkfirewall_firewall", "f", {}), {"subnet_mapping.0.subnet_id": [_subnets[0]], "subnet_mapping.1.subnet_id": [_subnets[1]]})
	_found([firewall]) == [build.component(firewall, "firewall", {
		"data_centres": ["eu-west-1a", "eu-west-1b"], "survives_data_centre": _in_both,
		"deletion_refused": lib.fails("delete_protection is not set", "delete_protection", "Set `delete_protection = true`."),
	})]
}

test_a_firewall_that_names_its_zones if {
	[firewall] := _found([build.terraform("aws_networkfirewall_firewall", "f", {"values": {"availability_zone_mapping": [{"availability_zone_id": "euw1-az1"}, {"availability_zone_id": "euw1-az2"}]}})])
	firewall.data_centres == ["euw1-az1", "euw1-az2"]
}

test_a_literal_subnet_in_a_block if {
	firewall := build.terraform("aws_networkfirewall_firewall", "f", {"values": {"subnet_mapping": [{"subnet_id": "subnet-1"}]}})
	[found] := _found([firewall])
	found.survives_data_centre == lib.undecided("subnet-1 is in no input: declare its data centre under declared.locations")
}

_endpoint(type, subnets) := build.referring(build.terraform("aws_vpc_endpoint", "e", {"values": {"vpc_endpoint_type": type}}), {"subnet_ids": subnets})

test_only_endpoints_with_network_interfaces_are_in_subnets if {
	[endpoint.survives_data_centre.holds | some endpoint in _found([_endpoint("Interface", _one)])] == [false]
	_found([_endpoint("Gateway", [])]) == []
	_found([_endpoint("GatewayLoadBalancer", _one)]) == []
}

test_an_endpoint_whose_subnets_are_associated if {
	endpoint := _endpoint("Interface", [])
	associations := [build.referring(build.terraform("aws_vpc_endpoint_subnet_association", subnet.envelope.address, {}), {"vpc_endpoint_id": [endpoint], "subnet_id": [subnet]}) | some subnet in _subnets]
	[found] := _found(array.concat([endpoint], associations))
	found.survives_data_centre == _in_both
}

test_resolvers_and_client_vpn if {
	resolver := build.referring(build.terraform("aws_route53_resolver_endpoint", "r", {}), {"ip_address.0.subnet_id": [_subnets[0]], "ip_address.1.subnet_id": [_subnets[0]]})
	vpn := build.terraform("aws_ec2_client_vpn_endpoint", "v", {})
	association := build.referring(build.terraform("aws_ec2_client_vpn_network_association", "v", {}), {"client_vpn_endpoint_id": [vpn], "subnet_id": [_subnets[0]]})
	unassociated := build.terraform("aws_ec2_client_vpn_endpoint", "u", {})
	sort([[found.kind, found.survives_data_centre.holds] | some found in _found([resolver, vpn, association, unassociated])]) == [["client VPN endpoint", false], ["resolver endpoint", false]]
}

test_an_endpoint_that_is_given_no_subnet_is_in_none if {
	[endpoint] := _found([_endpoint("Interface", [])])
	endpoint.survives_data_centre == null
}
