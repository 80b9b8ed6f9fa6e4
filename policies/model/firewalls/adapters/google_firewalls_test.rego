package resilience.firewalls_google_test

import data.resilience.model.firewalls
import data.resilience.model.firewalls.adapters.google_firewalls
import data.resilience.testing as build

_network := build.terraform("google_compute_network", "main", {"values": {"name": "main"}})

_subnetwork := build.referring(build.terraform("google_compute_subnetwork", "main", {"values": {"ip_cidr_range": "10.0.0.0/20"}}), {"network": [_network]})

_machine := build.referring(
	build.terraform("google_compute_instance", "m", {"values": {"tags": ["pe"], "service_account": [{"email": "pe@x"}]}}),
	{"network_interface.0.subnetwork": [_subnetwork]},
)

_firewall(name, values) := build.referring(build.terraform("google_compute_firewall", name, {"values": values}), {"network": [_network]})

_found(resources) := found if {
	found := google_firewalls.found with input as build.document(resources, {})
}

_group(parts) := concat(":", parts)

test_a_machine_and_the_rules_that_are_aimed_at_it if {
	rules := [
		_firewall("a", {"source_tags": ["cd4pe"], "target_tags": ["pe", "other"], "priority": 900, "allow": [{"protocol": "tcp", "ports": ["8140-8143", "443"]}]}),
		_firewall("b", {"direction": "INGRESS", "target_service_accounts": ["pe@x"], "source_service_accounts": ["cd4pe@x"], "deny": [{"protocol": "all"}]}),
		_firewall("c", {"direction": "EGRESS", "deny": [{"protocol": "17", "ports": []}]}),
		_firewall("d", {"target_tags": ["other"], "allow": [{"protocol": "tcp"}]}),
		_firewall("e", {"disabled": true, "allow": [{"protocol": "tcp"}]}),
		_firewall("f", {"source_ranges": ["10.1.0.0/16"], "allow": [{"protocol": "icmp"}]}),
	]
	network := build.id(_network)
	layer := {
		"kind": "google", "subject": build.id(_machine), "related": [network],
		"name": "the firewall in front of google_compute_instance.m", "unknown": [],
	}
	_found(array.concat([_network, _subnetwork, _machine], rules)) == [{
		"id": build.id(_machine), "name": "google_compute_instance.m", "network": network, "addresses": ["10.0.0.0/20"],
		"groups": ["account:pe@x", _group(["tag", network, "pe"])],
		"ingress": [object.union(layer, {
			"id": $"ingress {network} pe pe@x", "default": "deny",
			"rules": [
				firewalls.rule({"order": 900, "protocol": "tcp", "ranges": [[8140, 8143], [443, 443]], "groups": [_group(["tag", network, "cd4pe"])]}),
				firewalls.rule({"order": 1000, "action": "deny", "groups": ["account:cd4pe@x"]}),
				firewalls.rule({"order": 1000, "protocol": "icmp", "cidrs": ["10.1.0.0/16"]}),
			],
		})],
		"egress": [object.union(layer, {
			"id": $"egress {network} pe pe@x", "default": "allow",
			"rules": [firewalls.rule({"order": 1000, "action": "deny", "protocol": "udp", "cidrs": ["0.0.0.0/0", "::/0"]})],
		})],
		"unknown": {},
	}]
}

test_a_network_by_its_name_and_one_that_is_not_in_sight if {
	named := build.terraform("google_compute_instance", "m", {"values": {"network_interface": [{"network": "projects/p/global/networks/main", "network_ip": "10.0.0.7"}]}})
	[guarded] := _found([_network, named])
	guarded.network == build.id(_network)
	guarded.addresses == ["10.0.0.7/32"]
	[elsewhere] := _found([build.terraform("google_compute_instance", "m", {})])
	elsewhere.network == "default"
	elsewhere.ingress[0].unknown == ["the rules of network default are in no input"]
}

test_ranges_that_are_not_known if {
	firewall := build.referring(
		build.terraform("google_compute_firewall", "a", {"values": {"allow": [{"protocol": "tcp"}]}, "unknown": {"source_ranges": true}}),
		{"network": [_network], "source_ranges": ["plan.json#google_compute_address.a"]},
	)
	[guarded] := _found([_network, _subnetwork, _machine, firewall])
	guarded.ingress[0].rules == [firewalls.rule({"order": 1000, "protocol": "tcp", "unknown": "google_compute_firewall.a: source_ranges is known only after apply"})]
}
