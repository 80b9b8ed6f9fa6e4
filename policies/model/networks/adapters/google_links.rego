# METADATA
# title: Cloud VPN and Cloud Interconnect
# description: |
#   An HA VPN gateway has two interfaces in different parts of Google's network: it survives the loss of one where tunnels are on both. A classic gateway has
#   one. Attachments to interconnects of one router count together: they survive where they are in both edge availability domains of their place.
# related_resources:
#   - ref: https://cloud.google.com/network-connectivity/docs/vpn/concepts/topologies
#     description: Topologies of HA VPN and their service level
#   - ref: https://cloud.google.com/network-connectivity/docs/interconnect/concepts/overview
#     description: Edge availability domains
package resilience.model.networks.adapters.google_links

import data.resilience.lib
import data.resilience.model.components

# METADATA
# description: Records of the VPN gateways, and of the attachments of each router, by the id of the first.
found := array.concat(array.concat(_classic, _ha), _attached)

_classic := [record |
	some gateway in input.terraform.google_compute_vpn_gateway
	record := components.record(gateway, "VPN gateway", {
		"survives_data_centre": lib.fails("a classic VPN gateway has one interface", null, "Make it a `google_compute_ha_vpn_gateway` with a tunnel on each of its interfaces."),
		"related": _tunnels_of(gateway, "target_vpn_gateway"),
	})
]

_ha := [record |
	some gateway in input.terraform.google_compute_ha_vpn_gateway
	tunnels := _tunnels_of(gateway, "vpn_gateway")
	record := components.record(gateway, "VPN gateway", {
		"survives_data_centre": _on_both(gateway, tunnels),
		"related": tunnels,
	})
]

_tunnels := {tunnel.id: tunnel | some tunnel in input.terraform.google_compute_vpn_tunnel}

_tunnels_of(gateway, attribute) := sort([id | some id in lib.referrers(gateway, attribute); _tunnels[id]])

_on_both(gateway, tunnels) := lib.undecided($"{gateway.address}: no tunnel of it is in the inputs") if {
	count(tunnels) == 0
} else := lib.holds("it has tunnels on both interfaces") if {
	count(_interfaces(tunnels)) > 1
} else := lib.undecided($"{_tunnels[hidden[0]].address}: vpn_gateway_interface is known only after apply") if {
	hidden := [id | some id in tunnels; lib.is_hidden(_tunnels[id], ["vpn_gateway_interface"])]
	count(hidden) > 0
} else := lib.fails("its tunnels are on one interface", null, "Add a `google_compute_vpn_tunnel` with the other `vpn_gateway_interface`.")

_interfaces(tunnels) := {lib.at(_tunnels[id], ["vpn_gateway_interface"], 0) | some id in tunnels; not lib.is_hidden(_tunnels[id], ["vpn_gateway_interface"])}

_attached := [record |
	some ids in _by_router
	attachments := [_attachments[id] | some id in sort(ids)]
	record := components.record(attachments[0], "interconnect attachment", {
		"count": count(attachments),
		"survives_data_centre": _in_both_domains(attachments),
		"related": array.slice(sort(ids), 1, count(ids)),
	})
]

_attachments := {attachment.id: attachment | some attachment in input.terraform.google_compute_interconnect_attachment}

# Those of one network and region serve together, though each may have a router of its own.
_by_router[[attachment.input, $"{components.region(attachment)}", _network(attachment)]] contains id if some id, attachment in _attachments

_network(attachment) := networks[0] if {
	networks := sort([network | some id in lib.refs(attachment, "router"); network := _network_of[id]])
	count(networks) > 0
} else := ""

_network_of := {router.id: network |
	some router in input.terraform.google_compute_router
	network := lib.named(router, "network")
	network != null
}

# The domain of a dedicated attachment is that of the interconnect that it goes over.
_in_both_domains(attachments) := lib.holds("they are in both edge availability domains") if {
	domains := {domain | some attachment in attachments; domain := lib.text(attachment, ["edge_availability_domain"]); regex.match(`^AVAILABILITY_DOMAIN_[0-9]$`, domain)}
	count(domains) > 1
} else := lib.fails("there is one attachment", "edge_availability_domain", "Add an attachment in the other edge availability domain.") if {
	count(attachments) == 1
} else := lib.fails($"they are all in {domain}", "edge_availability_domain", "Move one to the other edge availability domain.") if {
	domain := lib.text(attachments[0], ["edge_availability_domain"])
	regex.match(`^AVAILABILITY_DOMAIN_[0-9]$`, domain)
	every attachment in attachments { lib.text(attachment, ["edge_availability_domain"]) == domain }
} else := lib.undecided($"{attachments[0].address}: the edge availability domain of an attachment is not known")
