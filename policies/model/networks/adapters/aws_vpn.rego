# METADATA
# title: VPN connections to sites
# description: |
#   A connection has two tunnels, which end in two zones on the side of AWS, and on the other side in one device: with it the line is down. Connections of one
#   gateway to two devices back each other, and so does Direct Connect to the same gateway.
# related_resources:
#   - ref: https://docs.aws.amazon.com/vpn/latest/s2svpn/vpn-redundant-connection.html
#     description: Redundant Site-to-Site VPN connections for failover
package resilience.model.networks.adapters.aws_vpn

import data.resilience.lib
import data.resilience.model.components

# METADATA
# description: One record for the VPN connections of each gateway in the input, by the id of the first.
found := [record |
	some gateway, ids in _by_gateway
	connections := [_connections[id] | some id in sort(ids)]
	record := components.record(connections[0], "VPN connection", {
		"count": count(connections),
		"survives_data_centre": _verdict(gateway, connections),
		"related": array.slice(sort(ids), 1, count(ids)),
	})
]

_connections := {connection.id: connection | some connection in input.terraform.aws_vpn_connection}

_by_gateway[_gateway(connection)] contains id if some id, connection in _connections

_gateway(connection) := name if {
	name := lib.named(connection, "vpn_gateway_id")
	name != null
} else := name if {
	name := lib.named(connection, "transit_gateway_id")
	name != null
} else := connection.id

_verdict(gateway, connections) := lib.holds("Direct Connect leads to the same gateway") if {
	_has_line[gateway]
} else := lib.holds("it ends at two devices") if {
	devices := {device | some connection in connections; device := lib.named(connection, "customer_gateway_id"); device != null}
	count(devices) > 1
} else := lib.undecided(lib.why_unknown(connections[0], ["customer_gateway_id"])) if {
	some connection in connections
	lib.unknown_at(connection, ["customer_gateway_id"])
	lib.named(connection, "customer_gateway_id") == null
} else := lib.fails("it ends at one device of the site", "customer_gateway_id", "Make an `aws_vpn_connection` to a second `aws_customer_gateway`.")

_has_line[gateway] := true if {
	some type in ["aws_dx_private_virtual_interface", "aws_dx_transit_virtual_interface", "aws_dx_gateway_association"]
	some line in input.terraform[type]
	some attribute in ["vpn_gateway_id", "associated_gateway_id"]
	gateway := lib.named(line, attribute)
	gateway != null
}
