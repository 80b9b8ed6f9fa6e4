package resilience.connections_mends_test

import data.resilience.model.connections.mends

_found(kind, subject, given) := object.union(
	{"layer": {"kind": kind, "subject": $"plan.json#{subject}"}, "direction": "ingress", "line": {"protocol": "tcp"}, "peers": []},
	given,
)

_two := [[8081, 8081], [9000, 9010]]

_peer(cidr, groups) := {"cidr": cidr, "groups": groups, "addresses": []}

_at(cidr) := {"peers": [_peer(cidr, [])]}

test_rules_of_a_security_group if {
	mends.mend(_found("aws", "aws_security_group.web", {"peers": [_peer(null, ["plan.json#aws_security_group.api"])]}), _two) == "Write an `aws_vpc_security_group_ingress_rule` with `security_group_id = aws_security_group.web.id`, `referenced_security_group_id = aws_security_group.api.id`, `ip_protocol = \"tcp\"`, `from_port = 8081`, `to_port = 8081`; and one with `from_port = 9000`, `to_port = 9010`."
	contains(mends.mend(_found("aws", "aws_security_group.web", _at("10.0.0.0/8")), _two), "`cidr_ipv4 = \"10.0.0.0/8\"`")
	contains(mends.mend(_found("aws", "aws_security_group.web", {}), _two), "`cidr_ipv4 = \"the range of the other side\"`")
}

test_rules_of_a_network_acl if {
	mends.mend(_found("aws", "aws_network_acl.db", object.union(_at("10.0.0.0/8"), {"direction": "egress"})), [[53, 53]]) == "Write an `aws_network_acl_rule` with `network_acl_id = aws_network_acl.db.id`, `egress = true`, `rule_action = \"allow\"`, `cidr_block = \"10.0.0.0/8\"`, `protocol = \"tcp\"`, `from_port = 53`, `to_port = 53`, its `rule_number` lower than that of what denies it, and one that lets the answers back."
	contains(mends.mend(_found("aws", "aws_network_acl.db", {}), [[53, 53]]), "`egress = false`")
	mends.mend(_found("aws", "aws_vpc.main", {}), [[53, 53]]) == null
}

test_rules_of_google if {
	mends.mend(_found("google", "google_compute_network.main", _at("10.0.0.0/8")), _two) == "Write a `google_compute_firewall` for its network with `direction = \"INGRESS\"`, `source_ranges = [\"10.0.0.0/8\"]` and `allow { protocol = \"tcp\", ports = [\"8081\", \"9000-9010\"] }`, its `priority` lower than that of what denies it."
	contains(mends.mend(_found("google", "google_compute_network.main", {"direction": "egress"}), _two), "`destination_ranges = [")
}

test_rules_of_azure if {
	mends.mend(_found("azure", "azurerm_network_security_group.main", _at("10.0.0.0/8")), _two) == "Write an `azurerm_network_security_rule` with `direction = \"Inbound\"`, `access = \"Allow\"`, `protocol = \"Tcp\"`, `destination_port_ranges = [\"8081\", \"9000-9010\"]`, `source_address_prefix = \"10.0.0.0/8\"` and a `priority` lower than that of what denies it."
	outward := mends.mend(_found("azure", "azurerm_network_security_group.main", {"direction": "egress"}), _two)
	contains(outward, "`direction = \"Outbound\"`")
	contains(outward, "`destination_address_prefix = ")
}

test_rules_of_kubernetes if {
	inward := mends.mend(_found("kubernetes", "NetworkPolicy/a", _at("10.0.0.0/8")), _two)
	startswith(inward, "In a NetworkPolicy that selects these pods, under `spec.ingress`: the other side under `from` (`ipBlock: { cidr: 10.0.0.0/8 }`), and under `ports` ")
	outward := mends.mend(_found("kubernetes", "NetworkPolicy/a", {"direction": "egress"}), _two)
	startswith(outward, "In a NetworkPolicy that selects these pods, under `spec.egress`: the other side under `to`, and under `ports` ")
}

test_a_layer_of_another_kind if mends.mend(_found("other", "x", {}), _two) == null

test_the_least_of_several_ranges if {
	peers := [{"cidr": "10.1.0.0/16", "groups": [], "addresses": [{"cidr": "10.0.0.0/16"}]}]
	contains(mends.mend(_found("google", "google_compute_network.main", {"peers": peers}), _two), "`source_ranges = [\"10.0.0.0/16\"]`")
}
