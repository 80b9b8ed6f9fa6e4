# METADATA
# title: Rules of security groups of AWS
# description: |
#   The rules that stand in a group, and those that name it, as layers of a firewall. In a plan that makes groups, a block that names another
#   group holds nothing yet, and what the group refers to stands beside all its blocks: which of several is meant where can't be told.
package resilience.model.firewalls.security_groups

import data.resilience.lib
import data.resilience.model.firewalls
import data.resilience.model.firewalls.addresses

# METADATA
# description: The ranges among texts, as rules have them.
ranges(texts) := addresses.ranges(texts)

# METADATA
# description: Group id to its VPC, of the groups in sight that say it.
network := {group.id: name |
	some group in _all
	name := lib.named(group, "vpc_id")
	name != null
}

_all := [group | some type in ["aws_security_group", "aws_default_security_group"]; some group in input.terraform[type]]

# METADATA
# description: The groups in sight.
by_id := {group.id: group | some group in _all}

_by_literal[literal] contains group.id if {
	some group in _all
	literal := lib.text(group, ["id"])
	literal != ""
}

# METADATA
# description: |
#   The groups that an attribute at a path names, `{known: [group], unknown: [reason]}`: an id of this estate, else the literal.
named(resource, path) := {"known": sort(literals | referred), "unknown": unknown} if {
	value := lib.at(resource, path, null)
	literals := {canonical(text) | some text in _list(value); is_string(text); text != ""}
	referred := {id | count(literals) < _wanted(value); some id in lib.refs(resource, lib.dotted(path)); by_id[id]} | {id |
		count(literals) < _wanted(value)
		some id in lib.refs(resource, path[0])
		by_id[id]
	}
	unknown := [reason |
		lib.unknown_within(resource, path)
		not lib.left_out(resource, path)
		not _all_known(value, literals, referred)
		reason := lib.why_unknown(resource, [path[0]])
	]
}

# How many groups a value holds at most; one that is wholly unknown may hold any number.
_wanted(null) := 1000

_wanted(value) := count(_list(value)) if value != null

_all_known(value, literals, referred) if {
	value != null
	count(literals) + count(referred) >= count(_list(value))
}

_all_known(null, _, referred) if count(referred) > 0

_list(value) := value if is_array(value)

_list(value) := [value] if is_string(value)

_list(value) := [] if {
	not is_array(value)
	not is_string(value)
}

# METADATA
# description: The group of this estate that a literal id means, else the literal itself.
canonical(literal) := sort(_by_literal[literal])[0] if {
	_by_literal[literal]
} else := literal

# METADATA
# description: Direction, then group id, to the rules of a group in sight.
rules[direction][id] := array.concat(array.concat(_inline(group, direction), _hidden(group, direction)), [rule | some rule in _standing[direction][id]]) if {
	some direction in ["ingress", "egress"]
	some id, group in by_id
}

_inline(group, direction) := [rule |
	some i, block in lib.at(group, [direction], [])
	rule := firewalls.rule({
		"protocol": firewalls.protocol_of(object.get(block, "protocol", null)), "ranges": _ports(block, object.get(block, "protocol", "-1")),
		"cidrs": ranges(array.concat(_list(object.get(block, "cidr_blocks", [])), _list(object.get(block, "ipv6_cidr_blocks", [])))),
		"groups": array.concat(
			[canonical(text) | some text in _list(object.get(block, "security_groups", [])); is_string(text)],
			array.concat([group.id | object.get(block, "self", false) == true], _meant(group, direction, i)),
		),
		"perhaps": _perhaps(group, direction, i),
		"unknown": _unknown_of(group, block, direction, i),
	})
] if {
	is_array(lib.at(group, [direction], []))
} else := []

_hidden(group, direction) := [firewalls.rule({"unknown": lib.why_unknown(group, [direction])}) |
	lib.is_hidden(group, [direction])
]

# The other groups that the blocks of one direction refer to.
_candidates(group, direction) := sort({id | some id in lib.refs(group, direction); by_id[id]})

_meant(group, direction, i) := candidates if {
	lib.unknown_within(group, [direction, i, "security_groups"])
	candidates := _candidates(group, direction)
	count(candidates) == 1
} else := []

_perhaps(group, direction, i) := candidates if {
	lib.unknown_within(group, [direction, i, "security_groups"])
	candidates := _candidates(group, direction)
	count(candidates) > 1
} else := []

_unknown_of(group, block, direction, i) := $"{group.address}: a rule speaks of a prefix list, whose addresses are in no input" if {
	count(_list(object.get(block, "prefix_list_ids", []))) > 0
} else := lib.why_unknown(group, [direction]) if {
	some attribute in ["cidr_blocks", "ipv6_cidr_blocks"]
	lib.unknown_within(group, [direction, i, attribute])
} else := null

_standing.ingress[id] contains rule if {
	some resource in input.terraform.aws_vpc_security_group_ingress_rule
	some id in named(resource, ["security_group_id"]).known
	rule := _single(resource, id)
}

_standing.egress[id] contains rule if {
	some resource in input.terraform.aws_vpc_security_group_egress_rule
	some id in named(resource, ["security_group_id"]).known
	rule := _single(resource, id)
}

_standing[direction][id] contains rule if {
	some resource in input.terraform.aws_security_group_rule
	direction := lib.text(resource, ["type"])
	direction in {"ingress", "egress"}
	some id in named(resource, ["security_group_id"]).known
	rule := _older(resource, id)
}

_single(resource, _) := firewalls.rule({
	"protocol": firewalls.protocol_of(lib.at(resource, ["ip_protocol"], null)), "ranges": _ports_at(resource, ["ip_protocol"]),
	"cidrs": ranges([lib.text(resource, ["cidr_ipv4"]), lib.text(resource, ["cidr_ipv6"])]),
	"groups": named(resource, ["referenced_security_group_id"]).known,
	"unknown": _unknown_at(resource, [["prefix_list_id"], ["cidr_ipv4"], ["cidr_ipv6"], ["referenced_security_group_id"]]),
})

_older(resource, id) := firewalls.rule({
	"protocol": firewalls.protocol_of(lib.at(resource, ["protocol"], null)), "ranges": _ports_at(resource, ["protocol"]),
	"cidrs": ranges(array.concat(_list(lib.at(resource, ["cidr_blocks"], [])), _list(lib.at(resource, ["ipv6_cidr_blocks"], [])))),
	"groups": array.concat(named(resource, ["source_security_group_id"]).known, [id | lib.at(resource, ["self"], false) == true]),
	"unknown": _unknown_at(resource, [["prefix_list_ids"], ["cidr_blocks"], ["ipv6_cidr_blocks"], ["source_security_group_id"]]),
})

_unknown_at(resource, paths) := $"{resource.address}: it speaks of a prefix list, whose addresses are in no input" if {
	_list(lib.at(resource, paths[0], [])) != []
} else := lib.why_unknown(resource, path) if {
	some path in paths
	lib.unknown_within(resource, path)
	not lib.left_out(resource, path)
	not _leads_to_group(resource, path)
} else := null

_leads_to_group(resource, path) if named(resource, path).known != []

_ports_at(resource, path) := null if {
	some attribute in ["from_port", "to_port"]
	lib.is_hidden(resource, [attribute])
} else := _ports(resource.values, lib.at(resource, path, "-1"))

# A protocol that is any takes all ports, whatever is written.
_ports(ports, protocol) := firewalls.all_ports if {
	firewalls.protocol_of(protocol) == "any"
} else := [[ports.from_port, ports.to_port]] if {
	is_number(ports.from_port)
	is_number(ports.to_port)
	ports.from_port >= 0
} else := firewalls.all_ports
