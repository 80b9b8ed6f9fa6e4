package resilience.connections_lines_test

import data.resilience.model.connections.lines

test_ports_for_a_message if {
	lines.ports({"protocol": "tcp"}, [[8081, 8081], [8143, 8143], [9000, 9010]]) == "TCP 8081, 8143 and 9000-9010"
	lines.ports({"protocol": "udp"}, [[0, 65535]]) == "UDP"
	lines.ports({"protocol": "udp"}, [[0, 65534]]) == "UDP 0-65534"
	lines.ports({"protocol": "udp"}, [[1, 65535]]) == "UDP 1-65535"
}

test_ways if [lines.way({"direction": direction}) | some direction in ["ingress", "egress"]] == ["in from", "out to"]

_layer := {"id": "l", "kind": "google", "subject": "plan.json#google_compute_network.main", "related": ["r"]}

_answer(cidr, given) := object.union(
	{"line": 0, "direction": "ingress", "layer": _layer, "label": cidr, "closed": [], "unknown": [], "doubts": [], "peer": {"groups": [], "addresses": []}, "cidr": cidr},
	given,
)

_joined(ranges) := found[0].closed if {
	found := lines.found with data.resilience.model.connections.answers as {_answer("10.0.0.0/8", {"closed": ranges})}
		with input as {"settings": {"connectivity": [{"name": "db"}]}}
}

test_ranges_that_touch_are_one if {
	_joined([[1, 2], [3, 4]]) == [[1, 4]]
	_joined([[1, 2], [4, 5]]) == [[1, 2], [4, 5]]
	_joined([[1, 10], [3, 4]]) == [[1, 10]]
	_joined([[1, 3], [2, 5], [6, 6]]) == [[1, 6]]
	_joined([[80, 80]]) == [[80, 80]]
}

test_answers_that_matter if {
	found := lines.found with data.resilience.model.connections.answers as {
		_answer("10.0.0.0/8", {"closed": [[1, 1]], "doubts": ["b"]}),
		_answer("10.1.0.0/16", {"unknown": [[2, 2]], "doubts": ["a"]}),
		_answer("10.2.0.0/16", {}),
	}
		with input as {"settings": {"connectivity": [{"name": "db"}]}}
	found == [{
		"line": {"name": "db"}, "direction": "ingress", "layer": _layer, "labels": ["10.0.0.0/8", "10.1.0.0/16"],
		"closed": [[1, 1]], "unknown": [[2, 2]], "doubts": ["a", "b"],
		"peers": [{"groups": [], "addresses": [], "cidr": "10.0.0.0/8"}, {"groups": [], "addresses": [], "cidr": "10.1.0.0/16"}],
	}]
}

test_the_entry_of_a_layer if {
	closed := {"layer": _layer, "line": {"name": "db", "protocol": "tcp", "ports": [[5432, 5432]]}, "direction": "ingress", "closed": [[5432, 5432]], "peers": []}
	entry := lines.entry(closed, [[5432, 5432]], "closed")
	[entry.subject, entry.attribute, entry.related, entry.message, entry.evidence] == [
		_layer.subject, "connectivity.db.ingress", ["r"], "closed", [{"name": "ports of db", "value": "TCP 5432", "unit": "", "from": "setting"}],
	]
	startswith(entry.remediation, "Write a `google_compute_firewall`")
	open := object.union(closed, {"closed": []})
	lines.entry(open, [[5432, 5432]], "open").remediation == "Give the input that shows what is not known, or say it in `declared.resources` of resilience.yml."
}
