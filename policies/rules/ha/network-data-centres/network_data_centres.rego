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
#   remediation:
#     - for: NAT
#       types: [aws_nat_]
#       text: |
#         A gateway in each zone, the private subnets of each zone led to their own.
#     - for: VPC
#       types: [aws_vpc]
#       text: |
#         Subnets in two zones or more.
#     - for: Interface endpoint, firewall, attachment to a transit gateway, resolver endpoint
#       types: [aws_vpc_endpoint, aws_networkfirewall_, aws_ec2_transit_, aws_route53_resolver_]
#       text: |
#         Subnets of two zones or more.
#     - for: VPN
#       types: [aws_vpn_, aws_customer_]
#       text: |
#         Connections to two customer gateways.
#     - for: Direct Connect
#       types: [aws_dx_]
#       text: |
#         Lines that end in two locations, each with a virtual interface of the gateway.
#     - for: Google
#       types: [google_]
#       text: |
#         A `google_compute_ha_vpn_gateway` with a tunnel on each interface; interconnect attachments in both edge availability
#         domains.
#     - for: Azure
#       types: [azurerm_]
#       text: |
#         `sku_name = "StandardV2"` of a NAT gateway, a gateway `sku` that ends in AZ, `zones = ["1", "2", "3"]` of a firewall,
#         addresses of the Standard tier, two circuits with different `peering_location`.
#   standards: [S12, AWS REL02-BP02, AWS REL10-BP01, "Azure RE:05", NIST CP-8(2), ISO 27001 A.8.14]
#   equivalents:
#     - 4bae5a28
#     - 4d703025
#     - 5b1933a6
#     - Azure.Firewall.AvailabilityZone
#     - Azure.PublicIP.AvailabilityZone
#     - Azure.PublicIP.StandardSKU
#     - Azure.VNG.ERAvailabilityZoneSKU
#     - Azure.VNG.VPNAvailabilityZoneSKU
#     - NETFW_MULTI_AZ_ENABLED
#     - bbe668b7
#     - c63b81fb
#     - c72b7fee
#     - c9b0c6f6
#     - directconnect_connection_redundancy
#     - directconnect_virtual_interface_redundancy
#     - networkfirewall_multi_az
#     - vpc_endpoint_multi_az_enabled
#     - vpc_subnet_different_az
#   since: 0.1.0
package resilience.rules.ha["network-data-centres"]

import data.resilience.lib
import data.resilience.model.networks

# METADATA
# description: Gateways, links, firewalls and endpoints.
subjects := lib.asked_of(networks.by_id, "survives_data_centre")

needs := ["survives_data_centre"]

protects := "data-centre"

violations contains lib.entry(component, component.survives_data_centre, $"{component.name} is in one data centre ({component.survives_data_centre.why}): what is connected through it is cut off when that is lost.") if {
	some component in subjects
	component.survives_data_centre.holds == false
}
