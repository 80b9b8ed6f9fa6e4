# METADATA
# title: Network security groups of Azure
# description: |
#   A machine may have one on its network card and one on its subnet; both must let traffic through. The rule of the lowest priority number decides; behind
#   those that are written come the ones of Azure: traffic within the virtual network and those peered with it is let through, what goes out to
#   the internet too, the rest is refused. `VirtualNetwork` means what is reached by a VPN or ExpressRoute as well, so that of a private address elsewhere
#   it can't be told.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview
#     description: Azure network security groups
package resilience.model.firewalls.adapters.azure_security_groups

import data.resilience.lib
import data.resilience.model.firewalls.addresses
import data.resilience.model.firewalls.network_security_groups as nsg

# METADATA
# description: Machines and groups of them, with the network security groups on their cards and subnets.
found := [{
	"id": machine.id, "name": machine.address, "network": _network(machine), "addresses": _addresses(machine),
	"groups": sort(nsg.names_of_network(_network(machine)) | _application_groups(machine)),
	"ingress": _layers("ingress", machine), "egress": _layers("egress", machine), "unknown": {},
} |
	some machine in _machines
]

_machines := [machine |
	some type in [
		"azurerm_linux_virtual_machine", "azurerm_windows_virtual_machine",
		"azurerm_linux_virtual_machine_scale_set", "azurerm_windows_virtual_machine_scale_set",
	]
	some machine in input.terraform[type]
]

_cards := {card.id: card | some card in input.terraform.azurerm_network_interface}

_cards_of(machine) := [card | some id in sort(lib.refs(machine, "network_interface_ids")); card := _cards[id]]

_subnets := {subnet.id: subnet | some subnet in input.terraform.azurerm_subnet}

_subnets_of(machine) := sort({id |
	some source in array.concat([machine], _cards_of(machine))
	some attribute in ["ip_configuration", "network_interface"]
	some id in lib.refs(source, attribute)
	_subnets[id]
})

_network(machine) := networks[0] if {
	networks := sort({network | some id in _subnets_of(machine); network := nsg.network_of_subnet(_subnets[id])})
	count(networks) > 0
} else := null

_addresses(machine) := own if {
	own := addresses.ranges([lib.text(card, ["ip_configuration", 0, "private_ip_address"]) | some card in _cards_of(machine)])
	count(own) > 0
} else := addresses.ranges([text | some id in _subnets_of(machine); some text in lib.at(_subnets[id], ["address_prefixes"], [])])

_application_groups(machine) := {id |
	some card in _cards_of(machine)
	some association in lib.referrers(card, "network_interface_id")
	some id in lib.refs(_associations[association], "application_security_group_id")
} | {id |
	some attribute, ids in machine.references
	startswith(attribute, "network_interface")
	some id in ids
	contains(id, "#")
	regex.match(`#(.*\.)?azurerm_application_security_group\.`, id)
}

_associations := {one.id: one |
	some type in [
		"azurerm_network_interface_application_security_group_association", "azurerm_network_interface_security_group_association",
		"azurerm_subnet_network_security_group_association",
	]
	some one in input.terraform[type]
}

# The groups of the subnet and of the card. Where there is none, the network itself lets everything through, and what comes from elsewhere
# depends on the kind of the public address.
_layers(direction, machine) := [layer |
	some group in groups
	layer := nsg.layer(group, direction, {"addresses": _addresses(machine), "groups": _application_groups(machine), "network": _network(machine)})
] if {
	groups := _groups(machine)
	count(groups) > 0
} else := [] if {
	direction == "egress"
} else := [nsg.without(machine, _network(machine))]

_groups(machine) := sort((({group |
	some id in _subnets_of(machine)
	some association in lib.referrers(_subnets[id], "subnet_id")
	some group in lib.refs(_associations[association], "network_security_group_id")
	nsg.by_id[group]
} | {group |
	some card in _cards_of(machine)
	some association in lib.referrers(card, "network_interface_id")
	some group in lib.refs(_associations[association], "network_security_group_id")
	nsg.by_id[group]
}) | {group |
	some group in lib.refs(machine, "network_interface")
	nsg.by_id[group]
}))
