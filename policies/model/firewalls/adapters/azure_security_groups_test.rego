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

test_every_way_to_say_all_addresses if {
	every prefix in ["*", "0.0.0.0/0", "Any"] {
		[_ingress([_rule({"source_address_prefix": prefix})])[0].cidrs, _ingress([_rule({"destination_address_prefix": prefix})])[0].ranges] == [["0.0.0.0/0", "::/0"], [[443, 443]]]
	}
	_ingress([_rule({"source_address_prefix": "", "source_address_prefixes": ["Internet", "*"]})])[0].except == []
}

test_tags_that_are_known_and_others if {
	{tag: _ingress([_rule({"source_address_prefix": tag})])[0].unknown | some tag in ["VirtualNetwork", "Internet", "AzureLoadBalancer", "Sql"]} == {
		"VirtualNetwork": null, "Internet": null, "AzureLoadBalancer": null,
		"Sql": "azurerm_network_security_group.g: which addresses sql means is in no input",
	}
}

test_addresses_that_are_not_known if {
	every attribute in ["source_address_prefix", "source_address_prefixes"] {
		group := build.over(
			build.terraform("azurerm_network_security_group", "g", {"values": {"security_rule": [object.remove(_rule({}), ["source_address_prefix"])]}}),
			{"withheld": {"security_rule": [{attribute: true}]}},
		)
		[guarded] := _found([group, _on_subnet(group)])
		guarded.ingress[0].rules[0].unknown == $"azurerm_network_security_group.g: security_rule.0.{attribute} is marked sensitive"
	}
}

test_what_a_rule_says_by_itself if {
	[_ingress([_rule({"access": access})])[0].action | some access in ["Allow", "Deny", "deny"]] == ["allow", "deny", "deny"]
	_ingress([object.remove(_rule({}), ["priority"])])[0].order == 4096
	_ingress([_rule({"destination_port_range": "*"})])[0].ranges == [[0, 65535]]
	_ingress([_rule({"destination_port_range": "some"})])[0].ranges == []
	_ingress([_rule({"direction": "Outbound"})]) == [_within([])]
	_ingress([_rule({"destination_address_prefix": "VirtualNetwork"})])[0].ranges == [[443, 443]]
}

test_every_protocol if {
	{protocol: firewalls.protocol_of(protocol) | some protocol in ["-1", "all", "*", "6", 6, "17", 17, "1", 1, "132", "TCP", "", 99]} == {
		"-1": "any", "all": "any", "*": "any", "6": "tcp", 6: "tcp", "17": "udp", 17: "udp", "1": "icmp", 1: "icmp", "132": "sctp", "TCP": "tcp", "": null, 99: null,
	}
	firewalls.protocol_of(132) == "sctp"
}
