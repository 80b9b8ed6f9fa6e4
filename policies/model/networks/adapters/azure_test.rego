package resilience.networks_azure_test

import data.resilience.lib
import data.resilience.model.networks.adapters.azure
import data.resilience.testing as build

_found(resources) := found if {
	found := azure.found with input as build.document(resources, {})
}

_made(type, name, values) := build.terraform(type, name, {"region": {"name": "westeurope"}, "values": values})

_nat(name, values) := _made("azurerm_nat_gateway", name, object.union({"resource_group_name": "shop"}, values))

_nat_mend := "Set `sku_name = \"StandardV2\"`, or make a NAT gateway in each zone and lead the subnets of each zone to their own."

test_one_nat_gateway if {
	gateway := _nat("a", {"zones": ["1"]})
	_found([gateway]) == [build.component(gateway, "NAT gateway", {
		"data_centres": ["westeurope-1"], "count": 1, "survives_data_centre": lib.fails("a NAT gateway is in one zone", "zones", _nat_mend),
	})]
}

test_nat_gateways_of_two_zones_count_together if {
	gateways := [_nat("a", {"zones": ["1"]}), _nat("b", {"zones": ["2"]})]
	_found(gateways) == [build.component(gateways[0], "NAT gateway", {
		"data_centres": ["westeurope-1", "westeurope-2"], "count": 2, "related": [build.id(gateways[1])],
		"survives_data_centre": lib.holds("there is one in each of westeurope-1 and westeurope-2"),
	})]
	[elsewhere.survives_data_centre.holds | some elsewhere in _found([gateways[0], _nat("c", {"zones": ["2"], "resource_group_name": "other"})])] == [false, false]
}

test_a_nat_gateway_of_all_zones if {
	[record] := _found([_nat("a", {"sku_name": "StandardV2"})])
	record.survives_data_centre == lib.holds("the StandardV2 tier spreads over the zones")
	[hidden] := _found([build.over(_nat("a", {}), {"withheld": {"zones": true}})])
	hidden.unknown.survives_data_centre == "azurerm_nat_gateway.a: zones is marked sensitive"
}

_gateway(values) := _made("azurerm_virtual_network_gateway", "main", values)

test_a_vpn_gateway_whose_second_machine_stands_by if {
	gateway := _gateway({"type": "Vpn", "sku": "Basic"})
	_found([gateway]) == [build.component(gateway, "VPN gateway", {
		"survives_node": lib.fails("active_active is not set", "active_active", "Set `active_active = true` with a second `ip_configuration`, and connect both addresses at the other end."),
		"survives_data_centre": lib.fails("sku is Basic", "sku", "Set `sku = \"VpnGw1AZ\"` or a higher one that ends in AZ."),
		"vouched_for": lib.fails("sku is Basic, a tier of the past or for tests", "sku", "Set `sku = \"VpnGw1AZ\"` or a higher one that ends in AZ."),
	})]
}

test_a_vpn_gateway_over_zones if {
	gateway := _gateway({"type": "Vpn", "sku": "VpnGw2AZ", "active_active": true})
	_found([gateway]) == [build.component(gateway, "VPN gateway", {
		"data_centres": ["westeurope-1", "westeurope-2", "westeurope-3"], "survives_node": lib.holds("active_active is true"),
		"survives_data_centre": lib.holds("a gateway of tier VpnGw2AZ is in all zones"), "vouched_for": lib.holds("its tier is for production"),
	})]
}

test_an_express_route_gateway if {
	gateway := _gateway({"type": "ExpressRoute", "sku": "Standard"})
	_found([gateway]) == [build.component(gateway, "ExpressRoute gateway", {
		"survives_node": lib.holds("both machines of an ExpressRoute gateway carry traffic"),
		"survives_data_centre": lib.fails("sku is Standard", "sku", "Set `sku = \"ErGw1AZ\"` or a higher one that ends in AZ."),
		"vouched_for": lib.holds("its tier is for production"),
	})]
	[hidden] := _found([build.over(gateway, {"values": {"type": "ExpressRoute"}, "withheld": {"sku": true}})])
	hidden.survives_data_centre.holds == null
}

test_a_firewall if {
	[[record.kind, record.data_centres, record.survives_data_centre.holds] |
		some zones in [["1", "2", "3"], []]
		some record in _found([_made("azurerm_firewall", "main", {"zones": zones})])
	] == [["firewall", ["westeurope-1", "westeurope-2", "westeurope-3"], true], ["firewall", [], false]]
}

_address := _made("azurerm_public_ip", "main", {"sku": "Standard", "zones": ["1"]})

test_an_address_in_one_zone if {
	gateway := build.referring(_gateway({"type": "Vpn", "sku": "VpnGw1AZ", "active_active": true}), {"ip_configuration.0.public_ip_address_id": [_address]})
	[[record.kind, record.survives_data_centre] | some record in _found([_address, gateway]); record.kind == "public address"] == [[
		"public address", lib.fails("it is in westeurope-1 only", "zones", "Set `zones = [\"1\", \"2\", \"3\"]`."),
	]]
}

test_an_address_leads_to_what_has_it if {
	balancer := build.referring(_made("azurerm_lb", "main", {}), {"frontend_ip_configuration.0.public_ip_address_id": [_address]})
	interface := build.referring(_made("azurerm_network_interface", "main", {}), {"ip_configuration.0.public_ip_address_id": [_address]})
	machine := build.referring(_made("azurerm_linux_virtual_machine", "main", {}), {"network_interface_ids.0": [interface]})
	_found([_address, balancer]) == [build.component(_address, "public address", {"data_centres": ["westeurope-1"], "needs": [build.id(balancer)]})]
	_found([_address, interface, machine]) == [build.component(_address, "public address", {"data_centres": ["westeurope-1"], "needs": [build.id(machine)]})]
}

_circuit(name, values) := _made("azurerm_express_route_circuit", name, values)

test_one_circuit if {
	circuit := _circuit("a", {"peering_location": "Amsterdam"})
	_found([circuit]) == [build.component(circuit, "ExpressRoute circuit", {
		"count": 1,
		"survives_data_centre": lib.fails("its links end in one place", "peering_location", "Make a second circuit with another `peering_location`, and connect both to the gateway."),
	})]
}

test_circuits_that_end_in_two_places if {
	[record] := _found([_circuit("a", {"peering_location": "Amsterdam"}), _circuit("b", {"peering_location": "London"})])
	[record.count, record.survives_data_centre] == [2, lib.holds("its circuits end in two places")]
	[same] := _found([_circuit("a", {"peering_location": "Amsterdam"}), _circuit("b", {"peering_location": "amsterdam"})])
	same.survives_data_centre.holds == false
	[hidden] := _found([build.over(_circuit("a", {}), {"withheld": {"peering_location": true}})])
	hidden.survives_data_centre.holds == null
}

test_dns_servers_of_a_network if {
	network := _made("azurerm_virtual_network", "main", {"dns_servers": ["10.0.0.4"]})
	_found([network]) == [build.component(network, "virtual network", {
		"survives_node": lib.fails("its names are resolved by one DNS server", "dns_servers", "Name a second server in `dns_servers`."),
	})]
	[two] := _found([build.over(network, {"values": {"dns_servers": ["10.0.0.4", "10.0.1.4"]}})])
	two.survives_node.holds == true
	_found([build.over(network, {"values": {"dns_servers": []}})]) == []
}

test_a_gateway_of_another_kind_is_not_asked_for_a_second_machine if {
	[record] := _found([_gateway({"type": "LocalGateway", "sku": "VpnGw1AZ"})])
	record.survives_node == null
}

test_a_bastion_with_and_without_zones if {
	[[record.kind, record.data_centres, record.survives_data_centre] |
		some values in [{}, {"zones": ["1", "2"]}]
		[record] := _found([_made("azurerm_bastion_host", "main", values)])
	] == [
		["bastion", [], lib.fails("zones is not set", "zones", "Set `zones = [\"1\", \"2\", \"3\"]`, which makes the bastion again.")],
		["bastion", ["westeurope-1", "westeurope-2"], lib.holds("it is in westeurope-1 and westeurope-2")],
	]
}
