package resilience.firewalls_azure_test

import data.resilience.model.firewalls
import data.resilience.model.firewalls.adapters.azure_security_groups
import data.resilience.testing as build

_network(name) := build.terraform("azurerm_virtual_network", name, {"values": {"name": name}})

_main := _network("main")

_subnet := build.referring(build.terraform("azurerm_subnet", "a", {"values": {"address_prefixes": ["10.0.1.0/24"]}}), {"virtual_network_name": [_main]})

_card := build.referring(build.terraform("azurerm_network_interface", "c", {}), {"ip_configuration.0.subnet_id": [_subnet]})

_machine := build.referring(build.terraform("azurerm_linux_virtual_machine", "m", {}), {"network_interface_ids": [_card]})

_on_subnet(group) := build.referring(
	build.terraform("azurerm_subnet_network_security_group_association", "s", {}),
	{"subnet_id": [_subnet], "network_security_group_id": [group]},
)

_found(resources) := found if {
	found := azure_security_groups.found with input as build.document(array.concat([_main, _subnet, _card, _machine], resources), {})
}

_private := ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10"]

_own := $"network:{build.id(_main)}"

_within(more) := firewalls.rule({"order": 65000, "groups": array.concat([_own], more), "perhaps_cidrs": _private})

_rule(values) := object.union(
	{
		"direction": "Inbound", "access": "Allow", "protocol": "Tcp", "priority": 100, "destination_port_range": "443",
		"source_address_prefix": "*", "destination_address_prefix": "*",
	},
	values,
)

_ingress(rules) := guarded.ingress[0].rules if {
	group := build.terraform("azurerm_network_security_group", "g", {"values": {"security_rule": rules}})
	[guarded] := _found([group, _on_subnet(group)])
}

test_a_machine_behind_two_groups if {
	subnet := build.terraform("azurerm_network_security_group", "g", {"values": {"security_rule": [_rule({})]}})
	card := build.terraform("azurerm_network_security_group", "h", {})
	of_card := build.referring(
		build.terraform("azurerm_network_interface_security_group_association", "a", {}),
		{"network_interface_id": [_card], "network_security_group_id": [card]},
	)
	own := build.referring(
		build.terraform("azurerm_network_security_rule", "r", {"values": _rule({"direction": "Outbound", "access": "Deny", "protocol": "*", "destination_port_range": "*"})}),
		{"network_security_group_name": [card]},
	)
	layer := {"kind": "azure", "related": [], "default": "deny", "unknown": []}
	g := object.union(layer, {"subject": build.id(subnet), "name": "azurerm_network_security_group.g"})
	h := object.union(layer, {"subject": build.id(card), "name": "azurerm_network_security_group.h"})
	out := firewalls.rule({"order": 65001, "cidrs": ["0.0.0.0/0"], "except": _private})
	seen := concat(" ", ["10.0.1.0/24", "", build.id(_main)])
	_found([subnet, card, _on_subnet(subnet), of_card, own]) == [{
		"id": build.id(_machine), "name": "azurerm_linux_virtual_machine.m", "network": build.id(_main), "addresses": ["10.0.1.0/24"], "groups": [_own],
		"ingress": [
			object.union(g, {"id": $"ingress {build.id(subnet)} {seen}", "rules": [
				firewalls.rule({"order": 100, "protocol": "tcp", "ranges": [[443, 443]], "cidrs": ["0.0.0.0/0", "::/0"]}),
				_within([]),
			]}),
			object.union(h, {"id": $"ingress {build.id(card)} {seen}", "rules": [_within([])]}),
		],
		"egress": [
			object.union(g, {"id": $"egress {build.id(subnet)} {seen}", "rules": [_within([]), out]}),
			object.union(h, {"id": $"egress {build.id(card)} {seen}", "rules": [
				firewalls.rule({"order": 100, "action": "deny", "cidrs": ["0.0.0.0/0", "::/0"]}),
				_within([]), out,
			]}),
		],
		"unknown": {},
	}]
}

test_tags_and_ranges_of_sources if {
	_ingress([_rule({"source_address_prefix": "VirtualNetwork"})])[0] == firewalls.rule({
		"order": 100, "protocol": "tcp", "ranges": [[443, 443]], "groups": [_own], "perhaps_cidrs": _private,
	})
	_ingress([_rule({"source_address_prefix": "Internet"})])[0] == firewalls.rule({
		"order": 100, "protocol": "tcp", "ranges": [[443, 443]], "cidrs": ["0.0.0.0/0"], "except": _private,
	})
	_ingress([_rule({"source_address_prefix": "", "source_address_prefixes": ["10.2.0.0/16", "Storage"], "destination_port_range": "", "destination_port_ranges": ["80-81", "9"]})])[0] == firewalls.rule({
		"order": 100, "protocol": "tcp", "ranges": [[80, 81], [9, 9]], "cidrs": ["10.2.0.0/16"],
		"unknown": "azurerm_network_security_group.g: which addresses storage means is in no input",
	})
}

test_rules_that_are_aimed_at_others_are_left_out if {
	_ingress([_rule({"destination_address_prefix": "10.0.2.0/24"})]) == [_within([])]
	_ingress([_rule({"destination_address_prefix": "10.0.1.0/24"})])[0].ranges == [[443, 443]]
	_ingress([_rule({"destination_address_prefix": "10.0.1.4"})])[0].ranges == null
}

test_networks_that_are_peered if {
	other := _network("other")
	group := build.terraform("azurerm_network_security_group", "g", {})
	peering := build.referring(build.terraform("azurerm_virtual_network_peering", "p", {}), {"virtual_network_name": [_main], "remote_virtual_network_id": [other]})
	[guarded] := _found([other, group, peering, _on_subnet(group)])
	guarded.ingress[0].rules == [_within([$"network:{build.id(other)}"])]
}

test_application_security_groups if {
	application := build.terraform("azurerm_application_security_group", "web", {})
	member := build.referring(
		build.terraform("azurerm_network_interface_application_security_group_association", "m", {}),
		{"network_interface_id": [_card], "application_security_group_id": [application]},
	)
	group := build.terraform("azurerm_network_security_group", "g", {})
	rule := build.referring(
		build.terraform("azurerm_network_security_rule", "r", {"values": _rule({"source_address_prefix": "", "destination_address_prefix": ""})}),
		{"network_security_group_name": [group], "source_application_security_group_ids": [application], "destination_application_security_group_ids": [application]},
	)
	[guarded] := _found([application, member, group, rule, _on_subnet(group)])
	guarded.groups == [_own, build.id(application)]
	guarded.ingress[0].rules[0] == firewalls.rule({"order": 100, "protocol": "tcp", "ranges": [[443, 443]], "groups": [build.id(application)]})
}

test_without_any_group if {
	[guarded] := _found([])
	guarded.egress == []
	guarded.ingress == [{
		"id": $"ingress {build.id(_machine)}", "kind": "azure", "subject": build.id(_machine), "related": [], "name": "azurerm_linux_virtual_machine.m", "default": "deny",
		"rules": [_within([])],
		"unknown": ["azurerm_linux_virtual_machine.m: no input shows a network security group on its card or its subnet, so that what comes from elsewhere depends on its public address"],
	}]
}
