# METADATA
# title: Firewall rules of Google Cloud
# description: |
#   The rules of a network that are aimed at a machine, by its tags or its service account, or at all. The rule of the lowest priority number counts,
#   of two that are equal the one that denies; behind all of them everything is let out and nothing in. A rule that names no source means any. Tags are
#   known within their network only. The network called `default` comes with rules that no configuration shows.
# related_resources:
#   - ref: https://cloud.google.com/firewall/docs/firewalls
#     description: VPC firewall rules
package resilience.model.firewalls.adapters.google_firewalls

import data.resilience.lib
import data.resilience.model.firewalls
import data.resilience.model.firewalls.addresses

# METADATA
# description: Machines, with the firewall rules that are aimed at them.
found := [{
	"id": machine.id, "name": machine.address, "network": _network(machine), "addresses": _addresses(machine),
	"groups": sort(_tags(_network(machine), _texts(machine, ["tags"])) | _account_groups(_accounts(machine))),
	"ingress": [_layer.ingress[_key(machine)]], "egress": [_layer.egress[_key(machine)]],
	"unknown": {},
} |
	some machine in input.terraform.google_compute_instance
]

_tags(network, tags) := {group |
	some tag in tags
	group := $"tag:{network}:{tag}"
}

_account_groups(accounts) := {group |
	some account in accounts
	group := $"account:{account}"
}

_texts(resource, path) := [text | some text in _list(lib.at(resource, path, [])); is_string(text)]

_list(value) := value if is_array(value)

_list(value) := [] if not is_array(value)

_accounts(machine) := {account | some account in lib.refs(machine, "service_account")} | {account |
	account := lib.text(machine, ["service_account", 0, "email"])
	account != ""
}

# The network of a machine or a rule: its id where it is in sight, else its name.
_network(resource) := _by_subnetwork[_of(resource, ["network_interface", 0, "subnetwork"])] if {
	_by_subnetwork[_of(resource, ["network_interface", 0, "subnetwork"])]
} else := _named(resource, ["network_interface", 0, "network"]) if {
	_named(resource, ["network_interface", 0, "network"]) != null
} else := "default"

_by_subnetwork := {subnetwork.id: _named(subnetwork, ["network"]) |
	some subnetwork in input.terraform.google_compute_subnetwork
	_named(subnetwork, ["network"]) != null
}

_of(resource, path) := ids[0] if {
	ids := sort({id | some id in (lib.refs(resource, lib.dotted(path)) | lib.refs(resource, path[0])); _subnetworks[id]})
	count(ids) > 0
} else := null

_subnetworks := {subnetwork.id: subnetwork | some subnetwork in input.terraform.google_compute_subnetwork}

_networks := {network.id: network | some network in input.terraform.google_compute_network}

_ids_by_name[name] contains id if {
	some id, network in _networks
	name := lib.text(network, ["name"])
	name != ""
}

_named(resource, path) := ids[0] if {
	ids := sort({id | some id in (lib.refs(resource, lib.dotted(path)) | lib.refs(resource, path[0])); _networks[id]})
	count(ids) > 0
} else := id if {
	id := sort(_ids_by_name[_last(lib.text(resource, path))])[0]
} else := _last(lib.text(resource, path)) if {
	lib.text(resource, path) != ""
} else := null

_last(link) := parts[count(parts) - 1] if parts := split(link, "/")

_addresses(machine) := addresses.ranges([lib.text(machine, ["network_interface", 0, "network_ip"])]) if {
	count(addresses.ranges([lib.text(machine, ["network_interface", 0, "network_ip"])])) > 0
} else := addresses.ranges([lib.text(subnetwork, ["ip_cidr_range"]) |
	subnetwork := _subnetworks[_of(machine, ["network_interface", 0, "subnetwork"])]
])

# Direction, then what rules can't tell apart, to the layer in front of it.
_layer := {direction: {key: layer |
	some key, ids in _alike
	network := key[0]
	layer := {
		"id": $"{direction} {network} {concat(" ", key[1])} {concat(" ", key[2])}", "kind": "google",
		"subject": sort(ids)[0], "related": [id | some id in [network]; _networks[id]],
		"name": $"the firewall in front of {lib.short(sort(ids)[0])}", "default": _default[direction],
		"rules": [rule |
			some firewall in _of_network[network]
			lower(_direction(firewall)) == direction
			_is_aimed_at(firewall, key)
			some rule in _rules(firewall, direction, network)
		],
		"unknown": [$"the rules of network {network} are in no input" | not _networks[network]],
	}
} |
	some direction in ["ingress", "egress"]
}

_default := {"ingress": "deny", "egress": "allow"}

_key(machine) := [_network(machine), sort(_texts(machine, ["tags"])), sort(_accounts(machine))]

# Machines that rules can't tell apart are judged by the first of them.
_alike[key] contains machine.id if {
	some machine in input.terraform.google_compute_instance
	key := _key(machine)
}

_of_network[network] contains firewall if {
	some firewall in input.terraform.google_compute_firewall
	network := _named(firewall, ["network"])
	lib.at(firewall, ["disabled"], false) != true
}

_direction(firewall) := lib.text(firewall, ["direction"]) if {
	lib.text(firewall, ["direction"]) != ""
} else := "INGRESS"

_is_aimed_at(firewall, _) if {
	_is_unset(firewall, "target_tags")
	_is_unset(firewall, "target_service_accounts")
}

_is_aimed_at(firewall, key) if {
	some tag in _texts(firewall, ["target_tags"])
	tag in key[1]
}

_is_aimed_at(firewall, key) if {
	some account in _account(firewall, "target_service_accounts")
	account in key[2]
}

_is_unset(firewall, attribute) if {
	_texts(firewall, [attribute]) == []
	lib.refs(firewall, attribute) == set()
}

_account(firewall, attribute) := {account | some account in _texts(firewall, [attribute])} | lib.refs(firewall, attribute)

_rules(firewall, direction, network) := [firewalls.rule({
	"order": lib.at(firewall, ["priority"], 1000), "action": action,
	"protocol": firewalls.protocol_of(object.get(block, "protocol", null)), "ranges": _ports(block),
	"cidrs": _cidrs(firewall, direction),
	"groups": sort(_sources(direction, firewall, network)),
	"unknown": _unknown(firewall, direction),
}) |
	some action in ["allow", "deny"]
	some block in _list(lib.at(firewall, [action], []))
]

_sources("ingress", firewall, network) := _tags(network, _texts(firewall, ["source_tags"])) | _account_groups(_account(firewall, "source_service_accounts"))

_sources("egress", _, _) := set()

_ranges_attribute := {"ingress": "source_ranges", "egress": "destination_ranges"}

_cidrs(firewall, direction) := ["0.0.0.0/0", "::/0"] if {
	_is_unset(firewall, _ranges_attribute[direction])
	_names_nobody(firewall, direction)
} else := addresses.ranges(_texts(firewall, [_ranges_attribute[direction]]))

_names_nobody(_, "egress")

_names_nobody(firewall, "ingress") if {
	_is_unset(firewall, "source_tags")
	_is_unset(firewall, "source_service_accounts")
}

_unknown(firewall, direction) := lib.why_unknown(firewall, [_ranges_attribute[direction]]) if {
	lib.unknown_within(firewall, [_ranges_attribute[direction]])
	not lib.left_out(firewall, [_ranges_attribute[direction]])
} else := null

# Without ports all of them are meant, and of a protocol that has none there is nothing to tell.
_ports(block) := firewalls.all_ports if {
	count(_list(object.get(block, "ports", []))) == 0
} else := [range |
	some text in block.ports
	is_string(text)
	range := _range(text)
]

_range(text) := [to_number(ends[0]), to_number(ends[count(ends) - 1])] if {
	regex.match(`^[0-9]{1,5}(-[0-9]{1,5})?$`, text)
	ends := split(text, "-")
}
