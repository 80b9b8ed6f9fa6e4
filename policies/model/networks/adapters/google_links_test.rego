package resilience.networks_google_links_test

import data.resilience.lib
import data.resilience.model.networks.adapters.google_links
import data.resilience.testing as build

_found(resources) := found if {
	found := google_links.found with input as build.document(resources, {})
}

_gateway := build.terraform("google_compute_ha_vpn_gateway", "office", {})

_tunnel(name, values) := build.referring(build.terraform("google_compute_vpn_tunnel", name, {"values": values}), {"vpn_gateway": [_gateway]})

_expected(verdict, tunnels) := [build.component(_gateway, "VPN gateway", {"survives_data_centre": verdict, "related": [build.id(tunnel) | some tunnel in tunnels]})]

test_tunnels_on_both_interfaces if {
	tunnels := [_tunnel("a", {"vpn_gateway_interface": 0}), _tunnel("b", {"vpn_gateway_interface": 1})]
	_found(array.concat([_gateway], tunnels)) == _expected(lib.holds("it has tunnels on both interfaces"), tunnels)
}

test_tunnels_on_one if {
	tunnels := [_tunnel("a", {}), _tunnel("b", {"vpn_gateway_interface": 0})]
	_found(array.concat([_gateway], tunnels)) == _expected(lib.fails("its tunnels are on one interface", null, "Add a `google_compute_vpn_tunnel` with the other `vpn_gateway_interface`."), tunnels)
}

test_tunnels_that_are_not_known if {
	_found([_gateway]) == _expected(lib.undecided("google_compute_ha_vpn_gateway.office: no tunnel of it is in the inputs"), [])
	tunnel := build.over(_tunnel("a", {}), {"withheld": {"vpn_gateway_interface": true}})
	_found([_gateway, tunnel]) == _expected(lib.undecided("google_compute_vpn_tunnel.a: vpn_gateway_interface is known only after apply"), [tunnel])
}

test_a_classic_gateway_has_one_interface if {
	classic := build.terraform("google_compute_vpn_gateway", "office", {})
	tunnel := build.referring(build.terraform("google_compute_vpn_tunnel", "a", {}), {"target_vpn_gateway": [classic]})
	_found([classic, tunnel]) == [build.component(classic, "VPN gateway", {
		"survives_data_centre": lib.fails("a classic VPN gateway has one interface", null, "Make it a `google_compute_ha_vpn_gateway` with a tunnel on each of its interfaces."),
		"related": [build.id(tunnel)],
	})]
}

_router := build.referring(build.terraform("google_compute_router", "edge", {}), {"network": ["plan.json#google_compute_network.shop"]})

_attachment(name, domain) := build.referring(build.terraform("google_compute_interconnect_attachment", name, {"values": {"edge_availability_domain": domain}}), {"router": [_router]})

_attached(attachments) := verdict if {
	[record] := _found(array.concat([_router], attachments))
	record == build.component(attachments[0], "interconnect attachment", {
		"count": count(attachments), "survives_data_centre": record.survives_data_centre,
		"related": [build.id(attachment) | some i, attachment in attachments; i > 0],
	})
	verdict := record.survives_data_centre
}

test_attachments_of_a_network if {
	_attached([_attachment("a", "AVAILABILITY_DOMAIN_1"), _attachment("b", "AVAILABILITY_DOMAIN_2")]) == lib.holds("they are in both edge availability domains")
	_attached([_attachment("a", "AVAILABILITY_DOMAIN_1"), _attachment("b", "AVAILABILITY_DOMAIN_1")]) == lib.fails("they are all in AVAILABILITY_DOMAIN_1", "edge_availability_domain", "Move one to the other edge availability domain.")
	_attached([_attachment("a", "AVAILABILITY_DOMAIN_1")]) == lib.fails("there is one attachment", "edge_availability_domain", "Add an attachment in the other edge availability domain.")
	_attached([_attachment("a", "AVAILABILITY_DOMAIN_ANY"), _attachment("b", "AVAILABILITY_DOMAIN_1")]) == lib.undecided("google_compute_interconnect_attachment.a: the edge availability domain of an attachment is not known")
}

test_attachments_of_two_networks_do_not_count_together if {
	other := build.over(_attachment("b", "AVAILABILITY_DOMAIN_2"), {"references": {"router": []}})
	count(_found([_router, _attachment("a", "AVAILABILITY_DOMAIN_1"), other])) == 2
}
