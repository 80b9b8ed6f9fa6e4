# METADATA
# title: What leads traffic has a second machine
# description: |
#   A gateway of one machine, or one whose second machine only stands by, lets nothing through from the moment the first fails, or is updated, until the
#   other has taken over. A network that asks one DNS server finds no name while that is down.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-highlyavailable
#     description: Highly available gateways
# custom:
#   severity: warning
#   remediation: |
#     VPN gateway of Azure: `active_active = true` with a second `ip_configuration`. Application Gateway: `capacity = 2` or more, or `min_capacity = 2` in
#     `autoscale_configuration`.
#   standards: [S8, AWS REL02-BP02, AWS REL11-BP02, "Azure RE:05", NIST CP-8(2), ISO 27001 A.8.14]
#   equivalents:
#     - 281a2713
#     - 6d82d042
#     - APRL/virtual_network_gateway_vpn_active_active
#     - Azure.AppGw.MinInstance
#     - Azure.VNET.SingleDNS
#     - Azure.VNG.VPNActiveActive
#   since: 0.1.0
package resilience.rules.ha["network-nodes"]

import data.resilience.lib
import data.resilience.model.load_balancers
import data.resilience.model.networks

# METADATA
# description: Gateways and load balancers whose machines the user chooses.
subjects := lib.asked_of(object.union(networks.by_id, load_balancers.by_id), "survives_node")

needs := ["survives_node"]

protects := "node"

violations contains lib.entry(component, component.survives_node, $"{component.name} has no second machine that serves ({component.survives_node.why}): it leads nothing while the first is replaced.") if {
	some component in subjects
	component.survives_node.holds == false
}
