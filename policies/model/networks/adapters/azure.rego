# METADATA
# title: Gateways, firewalls and addresses of Azure
# description: |
#   A NAT gateway is in one zone, that of the StandardV2 tier in all. A gateway to other networks spreads over zones in the tiers whose name ends in AZ; of
#   its two machines the second stands by and takes over within minutes, unless both carry traffic (`active_active`). A firewall is in the zones that it is
#   given. A public address of the Standard tier spreads over the zones by itself unless it is given one, one of the Basic tier does not. The two links of
#   an ExpressRoute circuit end in one place.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/reliability/reliability-nat-gateway
#     description: Reliability of NAT gateways
#   - ref: https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-highlyavailable
#     description: Highly available gateways
#   - ref: https://learn.microsoft.com/azure/expressroute/designing-for-high-availability-with-expressroute
#     description: Designing for high availability with ExpressRoute
package resilience.model.networks.adapters.azure

import data.resilience.lib
import data.resilience.lib.azure
import data.resilience.model.components

# METADATA
# description: Records of what connects networks in the input.
found := array.concat(
	array.concat(array.concat(_nat_gateways, _gateways), _bastions),
	array.concat(array.concat(_firewalls, _networks), array.concat(_addresses, _circuits)),
)

# The NAT gateways of one resource group and region count together, each serving the subnets of its own zone.
_nat_gateways := [record |
	some ids in _nat_by_place
	gateways := [_nat[id] | some id in sort(ids)]
	names := sort({name | some gateway in gateways; some name in azure.zones(gateway, ["zones"]).data_centres})
	record := components.record(gateways[0], "NAT gateway", {
		"data_centres": names, "count": count(gateways),
		"survives_data_centre": _nat_verdict(gateways, names),
		"related": array.slice(sort(ids), 1, count(ids)),
	})
]

_nat := {gateway.id: gateway | some gateway in azure.made.azurerm_nat_gateway}

_nat_by_place[[gateway.input, gateway.scope, $"{components.region(gateway)}", lib.text(gateway, ["resource_group_name"])]] contains id if some id, gateway in _nat

_nat_verdict(gateways, _) := lib.holds("the StandardV2 tier spreads over the zones") if {
	every gateway in gateways { lower(lib.text(gateway, ["sku_name"])) == "standardv2" }
} else := lib.holds($"there is one in each of {lib.listed(names)}") if {
	names := sort({name | some gateway in gateways; some name in azure.zones(gateway, ["zones"]).data_centres})
	count(names) > 1
} else := lib.undecided_at(gateways[0], ["zones"]) if {
	lib.is_hidden(gateways[0], ["zones"])
} else := lib.fails($"a NAT gateway is in one zone", "zones", "Set `sku_name = \"StandardV2\"`, or make a NAT gateway in each zone and lead the subnets of each zone to their own.")

_gateways := [record |
	some gateway in azure.made.azurerm_virtual_network_gateway
	record := components.record(gateway, _gateway_kind(gateway), {
		"data_centres": [name | _zonal(gateway).holds == true; some name in azure.all_zones(gateway)],
		"survives_node": _active_active(gateway),
		"survives_data_centre": _zonal(gateway),
		"vouched_for": _vouched_for(gateway),
		"related": sort(lib.refs(gateway, "ip_configuration")),
	})
]

_gateway_kind(gateway) := "ExpressRoute gateway" if {
	_is_express_route(gateway)
} else := "VPN gateway"

_is_express_route(gateway) if lower(lib.text(gateway, ["type"])) == "expressroute"

_zonal(gateway) := lib.undecided_at(gateway, ["sku"]) if {
	lib.is_hidden(gateway, ["sku"])
} else := lib.holds($"a gateway of tier {sku} is in all zones") if {
	sku := lib.text(gateway, ["sku"])
	endswith(upper(sku), "AZ")
	lib.is_plain(sku)
} else := lib.fails(lib.is_value(["sku"], lib.text(gateway, ["sku"])), "sku", _zonal_mend(gateway))

_zonal_mend(gateway) := "Set `sku = \"ErGw1AZ\"` or a higher one that ends in AZ." if {
	_is_express_route(gateway)
} else := "Set `sku = \"VpnGw1AZ\"` or a higher one that ends in AZ."

_active_active(gateway) := lib.holds("both machines of an ExpressRoute gateway carry traffic") if {
	_is_express_route(gateway)
} else := null if {
	not lower(lib.text(gateway, ["type"])) in {"", "vpn"}
} else := lib.with_mend(
	lib.flag(gateway, ["active_active"], false),
	"Set `active_active = true` with a second `ip_configuration`, and connect both addresses at the other end.",
)

_vouched_for(gateway) := lib.fails($"{lib.is_value(["sku"], lib.text(gateway, ["sku"]))}, a tier of the past or for tests", "sku", _zonal_mend(gateway)) if {
	lower(lib.text(gateway, ["sku"])) in _of_the_past[_gateway_kind(gateway)]
} else := lib.undecided_at(gateway, ["sku"]) if {
	lib.is_hidden(gateway, ["sku"])
} else := lib.holds("its tier is for production")

_of_the_past := {"VPN gateway": {"basic", "standard", "highperformance"}, "ExpressRoute gateway": {"basic"}}

_firewalls := [record |
	some firewall in azure.made.azurerm_firewall
	record := components.record(firewall, "firewall", {
		"data_centres": azure.zones(firewall, ["zones"]).data_centres,
		"survives_data_centre": azure.in_two_zones(firewall, ["zones"], "Set `zones = [\"1\", \"2\", \"3\"]`."),
	})
]

_bastions := [record |
	some bastion in input.terraform.azurerm_bastion_host
	record := components.record(bastion, "bastion", {
		"data_centres": azure.zones(bastion, ["zones"]).data_centres,
		"survives_data_centre": azure.in_two_zones(bastion, ["zones"], "Set `zones = [\"1\", \"2\", \"3\"]`, which makes the bastion again."),
	})
]

# A network whose DNS servers are given asks them alone; without any Azure's own answer.
_networks := [record |
	some network in input.terraform.azurerm_virtual_network
	servers := {server | some server in lib.at(network, ["dns_servers"], []); is_string(server)}
	count(servers) > 0
	record := components.record(network, "virtual network", {"survives_node": _two_servers(servers)})
]

_two_servers(servers) := lib.holds("it has two DNS servers") if {
	count(servers) > 1
} else := lib.fails("its names are resolved by one DNS server", "dns_servers", "Name a second server in `dns_servers`.")

# An address leads to whatever has it.
_addresses := [record |
	some address in input.terraform.azurerm_public_ip
	record := components.record(address, "public address", {
		"data_centres": azure.zones(address, ["zones"]).data_centres,
		"survives_data_centre": _address_verdict(address),
		"needs": sort(_fronts(address) | _machines(address)),
	})
]

# Of a load balancer in sight its own record says it; a single machine is in one data centre whatever its address is.
_address_verdict(address) := azure.address_verdict(address) if {
	_fronts(address) == set()
	_interfaces_of(address) == set()
} else := null

_fronts(address) := lib.referrers(address, "frontend_ip_configuration.public_ip_address_id")

_interfaces_of(address) := {id | some id in lib.referrers(address, "ip_configuration.public_ip_address_id"); _interfaces[id]}

_machines(address) := {machine | some id in _interfaces_of(address); some machine in lib.referrers(_interfaces[id], "network_interface_ids")}

_interfaces := {interface.id: interface | some interface in input.terraform.azurerm_network_interface}

# The circuits of an input count together: two that end in different places.
_circuits := [record |
	some ids in _circuits_by_input
	circuits := [_circuits_by_id[id] | some id in sort(ids)]
	record := components.record(circuits[0], "ExpressRoute circuit", {
		"count": count(circuits),
		"survives_data_centre": _places_verdict(circuits),
		"related": array.slice(sort(ids), 1, count(ids)),
	})
]

_circuits_by_id := {circuit.id: circuit | some circuit in input.terraform.azurerm_express_route_circuit}

_circuits_by_input[circuit.input] contains id if some id, circuit in _circuits_by_id

_places_verdict(circuits) := lib.holds("its circuits end in two places") if {
	count({place | some circuit in circuits; some place in _ends(circuit)}) > 1
} else := lib.undecided_at(circuits[0], ["peering_location"]) if {
	some circuit in circuits
	lib.is_hidden(circuit, ["peering_location"])
} else := lib.fails("its links end in one place", "peering_location", "Make a second circuit with another `peering_location`, and connect both to the gateway.")

_ends(circuit) := lib.refs(circuit, "express_route_port_id") | {place | place := lower(lib.text(circuit, ["peering_location"])); place != ""}
