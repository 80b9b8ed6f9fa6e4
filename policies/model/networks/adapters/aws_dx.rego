# METADATA
# title: Direct Connect
# description: |
#   A dedicated line ends in one location, and what it carries stops with that. Lines that end in two locations back each other, as a VPN does where the
#   estate has one. A gateway has what its virtual interfaces carry: over one line only, its others don't help it.
# related_resources:
#   - ref: https://docs.aws.amazon.com/directconnect/latest/UserGuide/resiliency_failover.html
#     description: Resiliency of Direct Connect
package resilience.model.networks.adapters.aws_dx

import data.resilience.lib
import data.resilience.model.components

# METADATA
# description: One record for the lines of each input, and one for each gateway that is reached over only one of several.
found := array.concat(_lines, _gateways)

_lines := [record |
	some ids in _by_input
	lines := [_line[id] | some id in sort(ids)]
	record := components.record(lines[0], "dedicated line", {
		"count": count(lines),
		"survives_data_centre": _verdict(lines),
		"related": array.slice(sort(ids), 1, count(ids)),
	})
]

_line := {line.id: line | some type in ["aws_dx_connection", "aws_dx_lag"]; some line in input.terraform[type]}

_by_input[line.input] contains id if some id, line in _line

_verdict(lines) := lib.holds("a VPN is there beside it") if {
	some line in lines
	_has_vpn[line.input]
} else := lib.holds("they end in two locations") if {
	locations := {location | some line in lines; location := lib.text(line, ["location"]); location != ""}
	count(locations) > 1
} else := lib.undecided_at(hidden[0], ["location"]) if {
	hidden := [line | some line in lines; lib.is_hidden(line, ["location"])]
	count(hidden) > 0
} else := lib.fails("all end in one location", "location", "Order a second line that ends in another `location`, or make a VPN that takes over.")

_has_vpn := {connection.input: true | some connection in input.terraform.aws_vpn_connection}

_gateways := [record |
	some gateway, ids in _by_gateway
	interfaces := [_interface[id] | some id in sort(ids)]
	lines := {line | some interface in interfaces; line := lib.named(interface, "connection_id"); line != null}
	not _is_only(lines)
	record := components.record(interfaces[0], "virtual interface", {
		"count": count(interfaces),
		"survives_data_centre": _over_two(interfaces[0], lines),
		"related": array.slice(sort(ids), 1, count(ids)),
	})
]

_interface := {interface.id: interface |
	some type in ["aws_dx_private_virtual_interface", "aws_dx_public_virtual_interface", "aws_dx_transit_virtual_interface"]
	some interface in input.terraform[type]
}

_by_gateway[gateway] contains id if {
	some id, interface in _interface
	gateway := _gateway_of(interface)
}

_gateway_of(interface) := name if {
	name := lib.named(interface, "dx_gateway_id")
	name != null
} else := name if {
	name := lib.named(interface, "vpn_gateway_id")
	name != null
} else := [interface.input, "public"]

# The only line there is says so itself.
_is_only(lines) if {
	count(lines) == 1
	count(_line) == 1
	some line in lines
	_line[line]
}

_over_two(interface, lines) := lib.holds("a VPN is there beside it") if {
	_has_vpn[interface.input]
} else := lib.holds("it is reached over two lines") if {
	count(lines) > 1
} else := lib.undecided(lib.why_unknown(interface, ["connection_id"])) if {
	count(lines) == 0
} else := lib.fails("it is reached over one line", "connection_id", "Make another virtual interface of the gateway over a second line.")
