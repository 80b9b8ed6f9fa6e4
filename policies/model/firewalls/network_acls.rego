# METADATA
# title: Network ACLs of AWS
# description: |
#   The rules of the ACL of a subnet, in the order of their numbers; what none speaks of is refused. Traffic within a subnet does not pass its ACL. A
#   subnet of which no input shows an ACL has the default one of its VPC, which lets everything through unless somebody changed it. An ACL does not
#   remember what it let through: whether the answers come back, to ports that nobody knows before, is not judged.
package resilience.model.firewalls.network_acls

import data.resilience.lib
import data.resilience.model.firewalls
import data.resilience.model.firewalls.addresses

# METADATA
# description: Subnet id to its layer, by direction, of subnets that have an ACL in sight.
layer := {direction: {subnet: made |
	some subnet, ids in _of_subnet
	acl := _by_id[sort(ids)[0]]
	made := {
		"id": $"{direction} {acl.id} {subnet}", "kind": "aws", "subject": acl.id, "related": [subnet], "name": acl.address, "default": "deny",
		"rules": array.concat(
			[firewalls.rule({"order": -1, "cidrs": addresses.ranges([lib.text(_subnets[subnet], ["cidr_block"])])})],
			array.concat(_inline(acl, direction), [rule | some rule in _standing[direction][acl.id]]),
		),
		"unknown": [],
	}
} |
	some direction in ["ingress", "egress"]
}

_by_id := {acl.id: acl | some acl in input.terraform.aws_network_acl}

_subnets := {subnet.id: subnet | some subnet in input.terraform.aws_subnet}

_of_subnet[subnet] contains acl.id if {
	some acl in _by_id
	some subnet in lib.refs(acl, "subnet_ids")
	_subnets[subnet]
}

_of_subnet[subnet] contains id if {
	some association in input.terraform.aws_network_acl_association
	some id in lib.refs(association, "network_acl_id")
	_by_id[id]
	some subnet in lib.refs(association, "subnet_id")
	_subnets[subnet]
}

_inline(acl, direction) := [_rule(block, "rule_no", "action", null) | some block in lib.at(acl, [direction], [])]

_standing[direction][id] contains rule if {
	some resource in input.terraform.aws_network_acl_rule
	some id in lib.refs(resource, "network_acl_id")
	direction := _direction(lib.at(resource, ["egress"], false))
	rule := _rule(resource.values, "rule_number", "rule_action", _unknown(resource))
}

_direction(true) := "egress"

_direction(false) := "ingress"

_unknown(resource) := lib.why_unknown(resource, ["cidr_block"]) if {
	lib.is_hidden(resource, ["cidr_block"])
} else := null

_rule(values, order, action, unknown) := firewalls.rule({
	"order": object.get(values, order, 32767), "action": _action(object.get(values, action, "")),
	"protocol": protocol, "ranges": _ports(values, protocol),
	"cidrs": addresses.ranges([object.get(values, "cidr_block", ""), object.get(values, "ipv6_cidr_block", "")]),
	"unknown": unknown,
}) if {
	protocol := firewalls.protocol_of(object.get(values, "protocol", null))
}

_action(text) := "allow" if {
	is_string(text)
	lower(text) == "allow"
} else := "deny"

_ports(values, protocol) := [[values.from_port, values.to_port]] if {
	protocol in {"tcp", "udp"}
	is_number(values.from_port)
	is_number(values.to_port)
} else := firewalls.all_ports
