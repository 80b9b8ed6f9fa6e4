# METADATA
# title: Rules of network security groups of Azure
# description: The rules that stand in a group, those that name it, and the ones that Azure puts behind them, as a layer of a firewall.
package resilience.model.firewalls.network_security_groups

import data.resilience.lib
import data.resilience.model.firewalls
import data.resilience.model.firewalls.addresses

# METADATA
# description: The groups in sight.
by_id := {group.id: group | some group in input.terraform.azurerm_network_security_group}

# METADATA
# description: The virtual network that a subnet says it is in; undefined where it says none.
network_of_subnet(subnet) := lib.named(subnet, "virtual_network_name") if lib.named(subnet, "virtual_network_name") != null

# METADATA
# description: What rules that say VirtualNetwork call a machine of a network by.
names_of_network(null) := set()

names_of_network(network) := {$"network:{network}"} if network != null

_peered[network] contains other if {
	some peering in input.terraform.azurerm_virtual_network_peering
	network := lib.named(peering, "virtual_network_name")
	other := lib.named(peering, "remote_virtual_network_id")
	other != null
}

# METADATA
# description: |
#   One group in front of a machine of which `own` says what rules may aim at: `{addresses, groups, network}`. Rules that are aimed at others are left out.
layer(id, direction, own) := {
	"id": $"{direction} {id} {concat(" ", own.addresses)} {concat(" ", sort(own.groups))} {_text(own.network)}", "kind": "azure",
	"subject": id, "related": [], "name": by_id[id].address, "default": "deny",
	"rules": array.concat(
		[rule |
			some source in object.get(_rules[id], direction, [])
			rule := _rule(source, direction, own)
		],
		_behind(direction, own.network),
	),
	"unknown": [],
}

_text(null) := ""

_text(network) := network if network != null

# METADATA
# description: What lets through traffic of its own network, in front of a machine without any group.
without(machine, network) := {
	"id": $"ingress {machine.id}", "kind": "azure", "subject": machine.id, "related": [], "name": machine.address, "default": "deny",
	"rules": [_of_network(network, 65000, "allow")],
	"unknown": [$"{machine.address}: no input shows a network security group on its card or its subnet, so that what comes from elsewhere depends on its public address"],
}

# `{address, values, path, resource}` of every rule of each group, by direction.
_rules := {id: {direction: rules |
	some direction in ["ingress", "egress"]
	rules := array.concat(
		[{"resource": group, "path": ["security_rule", i], "values": values} |
			some i, values in lib.at(group, ["security_rule"], [])
			lower(object.get(values, "direction", "")) == _directions[direction]
		],
		[{"resource": rule, "path": [], "values": rule.values} |
			some rule in _standing[id]
			lower(lib.text(rule, ["direction"])) == _directions[direction]
		],
	)
} |
	some id, group in by_id
}

_directions := {"ingress": "inbound", "egress": "outbound"}

_standing[id] contains rule if {
	some rule in input.terraform.azurerm_network_security_rule
	some id in lib.refs(rule, "network_security_group_name")
}

_other := {"ingress": "source", "egress": "destination"}

_own := {"ingress": "destination", "egress": "source"}

_rule(source, direction, own) := firewalls.rule({
	"order": object.get(source.values, "priority", 4096), "action": _action(source.values),
	"protocol": firewalls.protocol_of(object.get(source.values, "protocol", null)), "ranges": _ports_where(source.values, aim),
	"cidrs": _cidrs(prefixes), "except": _except(prefixes),
	"groups": array.concat(_groups(source, _other[direction]), [name | "virtualnetwork" in prefixes; some name in _of_network(own.network, 0, "allow").groups]),
	"perhaps_cidrs": [range | "virtualnetwork" in prefixes; some range in _private],
	"unknown": _unknown(source, prefixes, _other[direction]),
}) if {
	prefixes := _prefixes(source.values, _other[direction])
	aim := _aim(source, _own[direction], own)
	aim != "no"
}

_action(values) := "deny" if {
	lower(object.get(values, "access", "")) == "deny"
} else := "allow"

# Whether a rule that is aimed at a part of the network means this machine can't always be told: then at none of its ports can it.
_ports_where(values, "yes") := _ports(values)

_ports_where(_, aim) := null if aim != "yes"

_ports(values) := [range |
	some text in array.concat([object.get(values, "destination_port_range", "")], _list(object.get(values, "destination_port_ranges", [])))
	is_string(text)
	some range in _range(text)
]

_range(text) := firewalls.all_ports if {
	text == "*"
} else := [[to_number(ends[0]), to_number(ends[count(ends) - 1])]] if {
	regex.match(`^[0-9]{1,5}(-[0-9]{1,5})?$`, text)
	ends := split(text, "-")
} else := []

_list(value) := value if is_array(value)

_list(value) := [] if not is_array(value)

# Lower case, since Azure takes its tags in any.
_prefixes(values, side) := [lower(text) |
	some text in array.concat([object.get(values, $"{side}_address_prefix", "")], _list(object.get(values, $"{side}_address_prefixes", [])))
	is_string(text)
	text != ""
]

_groups(source, side) := sort(referred | {text |
	some text in _list(object.get(source.values, $"{side}_application_security_group_ids", []))
	is_string(text)
}) if {
	referred := {id |
		some id in lib.refs(source.resource, _attribute(source, side))
		regex.match(`#(.*\.)?azurerm_application_security_group\.`, id)
	}
}

_attribute(source, side) := $"{side}_application_security_group_ids" if {
	source.path == []
} else := "security_rule"

_everything := {"*": true, "0.0.0.0/0": true, "any": true}

_private := ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10"]

_cidrs(prefixes) := ["0.0.0.0/0", "::/0"] if {
	some prefix in prefixes
	_everything[prefix]
} else := array.concat(addresses.ranges(prefixes), ["0.0.0.0/0" | "internet" in prefixes])

_except(prefixes) := _private if {
	"internet" in prefixes
	not _names_all(prefixes)
} else := []

_names_all(prefixes) if {
	some prefix in prefixes
	_everything[prefix]
}

_tags := {"virtualnetwork": true, "internet": true, "azureloadbalancer": true}

# Other tags stand for addresses of Azure's services.
_unknown(source, prefixes, side) := $"{source.resource.address}: which addresses {tags[0]} means is in no input" if {
	tags := sort([prefix | some prefix in prefixes; not _tags[prefix]; not _everything[prefix]; addresses.ranges([prefix]) == []; lib.is_plain(prefix)])
	count(tags) > 0
} else := lib.why_unknown(source.resource, paths[0]) if {
	paths := [path |
		some attribute in ["address_prefix", "address_prefixes"]
		path := array.concat(source.path, [$"{side}_{attribute}"])
		lib.unknown_within(source.resource, path)
	]
	count(paths) > 0
} else := null

# Is a rule aimed at a machine: yes, no or maybe.
_aim(source, side, own) := "yes" if {
	_names_all(_prefixes(source.values, side))
} else := "yes" if {
	"virtualnetwork" in _prefixes(source.values, side)
} else := "yes" if {
	some group in _groups(source, side)
	group in own.groups
} else := "no" if {
	_prefixes(source.values, side) == []
} else := addresses.speak_of(addresses.ranges(_prefixes(source.values, side)), [], [{"cidr": cidr, "whole": false} | some cidr in own.addresses])

# The rules of Azure itself.
_behind("ingress", network) := [_of_network(network, 65000, "allow")]

_behind("egress", network) := [
	_of_network(network, 65000, "allow"),
	firewalls.rule({"order": 65001, "cidrs": ["0.0.0.0/0"], "except": _private}),
]

_of_network(network, order, action) := firewalls.rule({
	"order": order, "action": action, "perhaps_cidrs": _private,
	"groups": sort({name | some other in ({network} | object.get(_peered, network, set())); some name in names_of_network(other)}),
})
