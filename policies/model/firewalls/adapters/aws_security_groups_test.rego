package resilience.firewalls_aws_test

import data.resilience.model.firewalls
import data.resilience.model.firewalls.adapters.aws_security_groups
import data.resilience.testing as build

_vpc := build.terraform("aws_vpc", "main", {})

_subnet := build.referring(build.terraform("aws_subnet", "a", {"values": {"cidr_block": "10.0.1.0/24"}}), {"vpc_id": [_vpc]})

_group(name, overrides) := build.referring(build.terraform("aws_security_group", name, overrides), {"vpc_id": [_vpc]})

_machine(groups) := build.referring(
	build.terraform("aws_instance", "m", {"unknown": {"vpc_security_group_ids": true}}),
	{"subnet_id": [_subnet], "vpc_security_group_ids": groups},
)

_found(resources) := found if {
	found := aws_security_groups.found with input as build.document(resources, {})
}

_layer(direction, subject, rules) := {
	"id": $"{direction} {subject}", "kind": "aws", "subject": subject, "related": [], "name": "aws_security_group.a", "default": "deny",
	"rules": [firewalls.rule(rule) | some rule in rules], "unknown": [],
}

test_a_machine_and_the_rules_in_its_group if {
	group := _group("a", {"values": {"ingress": [
		{"protocol": "tcp", "from_port": 443, "to_port": 443, "cidr_blocks": ["10.0.0.0/8"], "ipv6_cidr_blocks": ["::/0"], "security_groups": [], "self": true, "prefix_list_ids": []},
		{"protocol": "-1", "from_port": 0, "to_port": 0, "cidr_blocks": [], "ipv6_cidr_blocks": [], "security_groups": ["sg-9"], "self": false, "prefix_list_ids": ["pl-1"]},
	]}})
	machine := _machine([group])
	_found([_vpc, _subnet, group, machine]) == [{
		"id": build.id(machine), "name": "aws_instance.m", "network": build.id(_vpc), "addresses": ["10.0.1.0/24"], "groups": [build.id(group)],
		"ingress": [_layer("ingress", build.id(group), [
			{"protocol": "tcp", "ranges": [[443, 443]], "cidrs": ["10.0.0.0/8", "::/0"], "groups": [build.id(group)]},
			{"groups": ["sg-9"], "unknown": "aws_security_group.a: a rule speaks of a prefix list, whose addresses are in no input"},
		])],
		"egress": [_layer("egress", build.id(group), [])],
		"unknown": {},
	}]
}

test_rules_of_their_own if {
	a := _group("a", {"unknown": {"ingress": true, "egress": true}})
	b := _group("b", {})
	older := build.referring(
		build.terraform("aws_security_group_rule", "older", {
			"values": {"type": "ingress", "protocol": "udp", "from_port": 8472, "to_port": 8473, "self": true},
			"unknown": {"security_group_id": true, "source_security_group_id": true},
		}),
		{"security_group_id": [a], "source_security_group_id": [b]},
	)
	newer := build.referring(
		build.terraform("aws_vpc_security_group_egress_rule", "newer", {"values": {"ip_protocol": "6", "from_port": 0, "to_port": 65535, "cidr_ipv4": "10.0.0.0/16"}}),
		{"security_group_id": [a]},
	)
	listed := build.referring(
		build.terraform("aws_vpc_security_group_ingress_rule", "listed", {"values": {"ip_protocol": "-1", "prefix_list_id": "pl-1"}}),
		{"security_group_id": [a]},
	)
	[guarded] := _found([_vpc, _subnet, a, b, older, newer, listed, _machine([a])])
	guarded.ingress == [_layer("ingress", build.id(a), [
		{"protocol": "any", "unknown": "aws_vpc_security_group_ingress_rule.listed: it speaks of a prefix list, whose addresses are in no input"},
		{"protocol": "udp", "ranges": [[8472, 8473]], "groups": [build.id(b), build.id(a)]},
	])]
	guarded.egress == [_layer("egress", build.id(a), [{"protocol": "tcp", "ranges": [[0, 65535]], "cidrs": ["10.0.0.0/16"]}])]
}

_block(groups) := {"protocol": "tcp", "from_port": 1, "to_port": 1, "cidr_blocks": [], "ipv6_cidr_blocks": [], "security_groups": groups, "self": false, "prefix_list_ids": []}

_referring_group(others) := build.referring(
	_group("a", {"values": {"ingress": [_block([null])]}, "unknown": {"ingress": [{"security_groups": [true]}]}}),
	{"ingress": others, "vpc_id": [_vpc]},
)

test_a_block_that_refers_to_one_group_means_it if {
	b := _group("b", {})
	a := _referring_group([b])
	[guarded] := _found([_vpc, _subnet, a, b, _machine([a])])
	guarded.ingress[0].rules == [firewalls.rule({"protocol": "tcp", "ranges": [[1, 1]], "groups": [build.id(b)]})]
}

test_of_several_groups_which_one_is_meant_is_not_known if {
	b := _group("b", {})
	c := _group("c", {})
	a := _referring_group([b, c])
	[guarded] := _found([_vpc, _subnet, a, b, c, _machine([a])])
	guarded.ingress[0].rules == [firewalls.rule({"protocol": "tcp", "ranges": [[1, 1]], "perhaps": [build.id(b), build.id(c)]})]
}

test_several_groups_are_one_layer if {
	a := _group("a", {"values": {"id": "sg-a"}})
	machine := build.terraform("aws_instance", "m", {"values": {"vpc_security_group_ids": ["sg-z", "sg-a"], "private_ip": "10.9.9.9"}})
	[guarded] := _found([_vpc, a, machine])
	guarded.groups == [build.id(a), "sg-z"]
	guarded.addresses == ["10.9.9.9/32"]
	guarded.ingress == [{
		"id": $"ingress {build.id(a)} sg-z", "kind": "aws", "subject": build.id(a), "related": [], "name": "aws_security_group.a and sg-z", "default": "deny",
		"rules": [], "unknown": ["sg-z is in no input"],
	}]
}

test_no_group_is_the_default_one if {
	machine := build.terraform("aws_instance", "m", {"unknown": {"vpc_security_group_ids": true}})
	[guarded] := _found([machine])
	guarded.egress == [{
		"id": $"groups of {build.id(machine)}", "kind": "aws", "subject": build.id(machine), "related": [], "name": "aws_instance.m", "default": "deny", "rules": [],
		"unknown": ["aws_instance.m: it names no security group, and the default one of its network is in no input"],
	}]
}

test_groups_of_a_launch_template_and_of_a_network_card if {
	a := _group("a", {})
	template := build.referring(build.terraform("aws_launch_template", "t", {"unknown": {"vpc_security_group_ids": true}}), {"vpc_security_group_ids": [a]})
	group := build.referring(build.terraform("aws_autoscaling_group", "g", {}), {"launch_template.0.id": [template]})
	card := build.referring(build.terraform("aws_network_interface", "c", {"unknown": {"security_groups": true}}), {"security_groups": [a]})
	machine := build.referring(build.terraform("aws_instance", "m", {}), {"network_interface.0.network_interface_id": [card]})
	{guarded.id: guarded.groups | some guarded in _found([_vpc, a, template, group, card, machine])} == {build.id(group): [build.id(a)], build.id(machine): [build.id(a)]}
}

test_a_network_load_balancer_without_groups_lets_everything_through if {
	[guarded] := _found([build.terraform("aws_lb", "n", {"values": {"load_balancer_type": "network"}})])
	[guarded.ingress, guarded.egress] == [[], []]
}

test_the_acl_of_a_subnet if {
	a := _group("a", {})
	acl := build.referring(
		build.terraform("aws_network_acl", "l", {"values": {"ingress": [{"rule_no": 100, "action": "deny", "protocol": "tcp", "from_port": 22, "to_port": 22, "cidr_block": "0.0.0.0/0"}]}}),
		{"subnet_ids": [_subnet]},
	)
	rule := build.referring(
		build.terraform("aws_network_acl_rule", "r", {"values": {"rule_number": 200, "rule_action": "ALLOW", "egress": false, "protocol": "-1", "cidr_block": "10.0.0.0/8"}}),
		{"network_acl_id": [acl]},
	)
	[guarded] := _found([_vpc, _subnet, a, acl, rule, _machine([a])])
	guarded.ingress[1] == {
		"id": $"ingress {build.id(acl)} {build.id(_subnet)}", "kind": "aws", "subject": build.id(acl), "related": [build.id(_subnet)],
		"name": "aws_network_acl.l", "default": "deny", "unknown": [],
		"rules": [
			firewalls.rule({"order": -1, "cidrs": ["10.0.1.0/24"]}),
			firewalls.rule({"order": 100, "action": "deny", "protocol": "tcp", "ranges": [[22, 22]], "cidrs": ["0.0.0.0/0"]}),
			firewalls.rule({"order": 200, "protocol": "any", "cidrs": ["10.0.0.0/8"]}),
		],
	}
}
