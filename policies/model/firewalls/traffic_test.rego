package resilience.firewalls_traffic_test

import data.resilience.model.firewalls
import data.resilience.model.firewalls.traffic

_peer := {"groups": ["a"], "addresses": [{"cidr": "10.1.0.0/24", "whole": false}]}

_everything := {"groups": [], "addresses": [{"cidr": "10.0.0.0/8", "whole": true}]}

_layer(default_, rules, unknown) := {"default": default_, "rules": [firewalls.rule(rule) | some rule in rules], "unknown": unknown}

_open(layer, peer) := traffic.open(layer, traffic.speaking(layer, peer), "tcp", 443)

test_what_no_rule_speaks_of if {
	_open(_layer("deny", [], []), _peer) == false
	_open(_layer("allow", [], []), _peer) == true
	_open(_layer("deny", [], ["others are not in sight"]), _peer) == null
	_open(_layer("allow", [], ["others are not in sight"]), _peer) == null
}

test_a_rule_that_surely_speaks_of_it if {
	_open(_layer("deny", [{"groups": ["a"]}], ["others are not in sight"]), _peer) == true
	_open(_layer("deny", [{"cidrs": ["10.0.0.0/8"], "protocol": "tcp", "ranges": [[443, 443]]}], []), _peer) == true
	_open(_layer("deny", [{"groups": ["a"], "protocol": "udp"}], []), _peer) == false
	_open(_layer("deny", [{"groups": ["a"], "ranges": [[80, 442], [444, 9000]]}], []), _peer) == false
	_open(_layer("allow", [{"groups": ["a"], "action": "deny"}], []), _peer) == false
}

test_the_lowest_order_decides_and_deny_before_allow if {
	allow := {"order": 10, "cidrs": ["0.0.0.0/0"]}
	_open(_layer("deny", [allow, {"order": 20, "action": "deny", "groups": ["a"]}], []), _peer) == true
	_open(_layer("deny", [allow, {"order": 5, "action": "deny", "groups": ["a"]}], []), _peer) == false
	_open(_layer("deny", [allow, {"order": 10, "action": "deny", "groups": ["a"]}], []), _peer) == false
}

test_a_rule_that_perhaps_speaks_of_it if {
	_open(_layer("deny", [{"perhaps": ["a"]}], []), _peer) == null
	_open(_layer("deny", [{"unknown": "a prefix list"}], []), _peer) == null
	_open(_layer("deny", [{"cidrs": ["10.1.0.0/25"]}], []), _peer) == null
	_open(_layer("deny", [{"perhaps_cidrs": ["10.0.0.0/8"]}], []), _peer) == null
	_open(_layer("deny", [{"groups": ["a"], "ranges": null}], []), _peer) == null
	_open(_layer("deny", [{"groups": ["a"], "protocol": null}], []), _peer) == null
	_open(_layer("deny", [{"perhaps": ["b"]}], []), _peer) == false
	_open(_layer("allow", [{"perhaps": ["a"]}], []), _peer) == true
	_open(_layer("deny", [{"action": "deny", "perhaps": ["a"]}], []), _peer) == false
	_open(_layer("deny", [{"order": 1, "action": "deny", "perhaps": ["a"]}, {"order": 2, "groups": ["a"]}], []), _peer) == null
	_open(_layer("deny", [{"order": 3, "action": "deny", "perhaps": ["a"]}, {"order": 2, "groups": ["a"]}], []), _peer) == true
}

test_a_part_of_what_must_be_let_in if {
	part := {"cidrs": ["10.1.0.0/16"]}
	_open(_layer("deny", [part], []), _everything) == false
	_open(_layer("deny", [part, {"cidrs": ["10.2.0.0/16"]}], []), _everything) == null
	_open(_layer("allow", [object.union(part, {"action": "deny"})], []), _everything) == false
}

test_doubts if {
	layer := _layer("deny", [{"perhaps": ["a"]}, {"unknown": "a prefix list", "ranges": null}], ["sg-1 is in no input"])
	traffic.doubts(layer, traffic.speaking(layer, _peer)) == [
		"a prefix list", "sg-1 is in no input",
		"the ports or the protocol of a rule are known only after apply", "which of its rules speak of that address can't be told",
	]
}
