package resilience.rules_test.connectivity.ports_open

import data.resilience.main
import data.resilience.testing as build

_end(given) := object.union({"service": null, "tier": null, "cluster": null, "kind": null, "nodes": null, "cidr": null, "labels": null, "namespace": null}, given)

_line(name, from, to, given) := object.union(
	{"name": name, "from": _end(from), "to": _end(to), "protocol": "tcp", "ports": [[443, 443]], "if_declared": false},
	given,
)

_judged(resources, settings) := judged if {
	judged := main.result.rules.connectivity["ports-open"] with input as build.document(resources, settings)
}

_said(entries) := [[entry.subject, entry.attribute, entry.message, entry.remediation, entry.asked] | some entry in entries]

_group(name, values) := build.terraform("aws_security_group", name, {"values": object.union({"vpc_id": "vpc-1"}, values)})

_block(given) := object.union({"protocol": "tcp", "from_port": 443, "to_port": 443, "cidr_blocks": [], "security_groups": [], "self": false}, given)

_all := [_block({"protocol": "-1", "from_port": 0, "to_port": 0, "cidr_blocks": ["0.0.0.0/0"]})]

_machine(name, group) := build.referring(build.terraform("aws_instance", name, {"values": {"private_ip": "10.0.0.4"}, "unknown": {"vpc_security_group_ids": true}}), {"vpc_security_group_ids": [group]})

_out := _group("out", {"egress": _all, "ingress": _all})

_in(blocks) := _group("in", {"ingress": blocks, "egress": _all})

_from := _machine("from", _out)

_services(to) := [build.service("a", [_from], {}), object.union(build.service("b", to, {}), {"tier": "pe"})]

_asked(blocks, line) := _judged([_out, _in(blocks), _from, _machine("to", _in(blocks))], {
	"services": _services([_machine("to", _in(blocks))]),
	"connectivity": [line],
})

_id := "plan.json#aws_security_group.in"

test_nothing_is_asked_for_without_connections if {
	_judged([_out, _from], {}) == {"subjects": [], "violations": [], "undetermined": []}
}

test_a_port_that_is_closed if {
	judged := _asked([_block({"cidr_blocks": ["10.1.0.0/16"]})], _line("l", {"service": "a"}, {"service": "b"}, {"ports": [[80, 82], [443, 443]]}))
	sort(judged.subjects) == [_id, build.id(_out)]
	judged.undetermined == []
	_said(judged.violations) == [[
		_id, "connectivity.l.ingress",
		"aws_security_group.in does not let TCP 80-82 and 443 in from service a, which the connection l needs.",
		"Write an `aws_vpc_security_group_ingress_rule` with `security_group_id = aws_security_group.in.id`, `referenced_security_group_id = aws_security_group.out.id`, `ip_protocol = \"tcp\"`, `from_port = 80`, `to_port = 82`; and one with `from_port = 443`, `to_port = 443`.",
		"yes",
	]]
}

test_a_range_of_which_a_part_is_open if {
	blocks := [_block({"cidr_blocks": ["10.0.0.0/8"], "from_port": 8000, "to_port": 8010}), _block({"cidr_blocks": ["10.0.0.0/16"], "from_port": 8015, "to_port": 9000})]
	judged := _asked(blocks, _line("l", {"service": "a"}, {"tier": "pe"}, {"ports": [[7999, 8020]]}))
	[entry.message | some entry in judged.violations] == ["aws_security_group.in does not let TCP 7999 and 8011-8014 in from service a, which the connection l needs."]
}

test_all_ports_are_not_listed if {
	judged := _asked([_block({"cidr_blocks": ["10.1.0.0/16"]})], _line("l", {"service": "a"}, {"service": "b"}, {"ports": [[0, 65535]]}))
	[entry.message | some entry in judged.violations] == ["aws_security_group.in does not let TCP in from service a, which the connection l needs."]
}

test_ranges_that_join if {
	blocks := [_block({"cidr_blocks": ["10.0.0.0/8"], "from_port": 1, "to_port": 50}), _block({"cidr_blocks": ["10.0.0.0/8"], "from_port": 51, "to_port": 100})]
	_asked(blocks, _line("l", {"service": "a"}, {"service": "b"}, {"ports": [[1, 100]]})) == {"subjects": [_id, build.id(_out)], "violations": [], "undetermined": []}
}

test_another_protocol if {
	judged := _asked([_block({"cidr_blocks": ["10.0.0.0/8"]})], _line("l", {"service": "a"}, {"service": "b"}, {"protocol": "udp"}))
	[entry.message | some entry in judged.violations] == ["aws_security_group.in does not let UDP 443 in from service a, which the connection l needs."]
}

test_a_whole_range_of_addresses if {
	line := _line("l", {"cidr": "10.0.0.0/8"}, {"service": "b"}, {})
	_asked([_block({"cidr_blocks": ["10.0.0.0/8"]})], line).violations == []
	[entry.message | some entry in _asked([_block({"cidr_blocks": ["10.0.0.0/16"]})], line).violations] == [
		"aws_security_group.in does not let TCP 443 in from 10.0.0.0/8, which the connection l needs.",
	]
}

test_what_can_not_be_told if {
	judged := _asked([_block({"prefix_list_ids": ["pl-1"]})], _line("l", {"service": "a"}, {"service": "b"}, {}))
	judged.violations == []
	_said(judged.undetermined) == [[
		_id, "connectivity.l.ingress",
		"Whether aws_security_group.in lets TCP 443 in from service a, which the connection l needs, can't be told: aws_security_group.in: a rule speaks of a prefix list, whose addresses are in no input.",
		"Give the input that shows what is not known, or say it in `declared.resources` of resilience.yml.", "yes",
	]]
}

test_an_end_that_is_not_in_sight if {
	judged := _judged([_out, _from], {"services": _services([]), "connectivity": [
		_line("l", {"service": "a"}, {"tier": "pe"}, {}),
		_line("m", {"service": "a"}, {"tier": "job-hardware"}, {"if_declared": true}),
	]})
	_said(judged.undetermined) == [[
		"connection:l", "a service of tier pe",
		"Whether the ports of l are open can't be told: the inputs show nothing that is a service of tier pe.",
		"Give the file that has it, or write its address as `cidr` in the connection.", "yes",
	]]
}

_node(name, group) := build.referring(build.machine(name, "eu-west-1a"), {"vpc_security_group_ids": [group]})

_clusters := [
	object.union(build.cluster("live", ["plan.json#aws_instance.l1", "plan.json#aws_instance.l2"], {}), {"kind": "kurl"}),
	object.union(build.cluster("recovery", ["plan.json#aws_instance.r1"], {"secondaries": ["plan.json#aws_instance.r2"]}), {"kind": "kurl"}),
]

_nodes(live, recovery) := [_node("l1", live), _node("l2", live), _node("r1", recovery), _node("r2", recovery)]

test_clusters_of_one_kind_talk_with_themselves if {
	live := _group("live", {"ingress": [_block({"self": true})], "egress": _all})
	recovery := _group("recovery", {"ingress": [], "egress": _all})
	line := _line("api", {"kind": "kurl"}, {"kind": "kurl", "nodes": "primaries"}, {})
	judged := _judged(array.concat([live, recovery], _nodes(live, recovery)), {"clusters": _clusters, "connectivity": [line]})
	[entry.message | some entry in judged.violations] == ["aws_security_group.recovery does not let TCP 443 in from cluster recovery, which the connection api needs."]
	judged.undetermined == []
}

test_a_single_primary_does_not_need_a_firewall_to_talk_with_itself if {
	recovery := _group("recovery", {"ingress": [], "egress": _all})
	line := _line("etcd", {"cluster": "recovery", "nodes": "primaries"}, {"cluster": "recovery", "nodes": "primaries"}, {})
	_judged([recovery, _node("r1", recovery)], {"clusters": _clusters, "connectivity": [line]}) == {"subjects": [], "violations": [], "undetermined": []}
}

test_a_service_is_reached_at_its_load_balancer if {
	entry := _group("entry", {"ingress": [], "egress": _all})
	lb := build.referring(build.terraform("aws_lb", "web", {"values": {"load_balancer_type": "application"}, "unknown": {"security_groups": true}}), {"security_groups": [entry]})
	to := _machine("to", _in(_all))
	judged := _judged([_out, entry, lb, _from, to, _in(_all)], {"services": _services([lb, to]), "connectivity": [_line("l", {"service": "a"}, {"service": "b"}, {})]})
	[entry_.subject | some entry_ in judged.violations] == [build.id(entry)]
}
