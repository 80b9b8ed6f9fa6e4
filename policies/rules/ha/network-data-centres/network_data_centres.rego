# METADATA
# title: What connects networks is in two data centres
# description: |
#   A gateway, link or firewall in one data centre cuts off the others when that data centre is lost, though what they hold is still
#   there.
# related_resources:
#   - ref: https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html
#     description: NAT gateway basics
#   - ref: https://cloud.google.com/network-connectivity/docs/vpn/concepts/topologies
#     description: Topologies of HA VPN
# custom:
#   severity: warning
#   remediation: |
#     NAT: a gateway in each zone, the private subnets of each zone led to their own. Google: a `google_compute_ha_vpn_gateway` with a tunnel on
#     each interface; interconnect attachments in both edge availability domains.
#   standards: [S12, AWS REL02-BP02, AWS REL10-BP01, "Azure RE:05", NIST CP-8(2), ISO 27001 A.8.14]
#   since: 0.1.0
package resilience.rules.ha["network-data-centres"]

import data.resilience.lib
import data.resilience.model.networks

# METADATA
# description: Gateways, links, firewalls and endpoints.
subjects := lib.asked_of(networks.by_id, "survives_data_centre")

needs := ["survives_data_centre"]

protects := "data-centre"

violations contains lib.entry(component, component.survives_data_centre, $"{component.name} is in one data centre ({component.survives_data_centre.why}): what reaches the network through it is cut off when that is lost.") if {
	some component in subjects
	component.survives_data_centre.holds == false
}
