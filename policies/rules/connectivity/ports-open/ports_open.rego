# METADATA
# title: Ports between sites are open
# description: |
#   Sites work together only where the ports between them are open. Which those are is said in `connectivity` of resilience.yml, line by line, or by
#   a preset; the firewalls at both ends are then asked whether they let that traffic through: security groups, firewall rules of networks,
#   network policies. Where the ends stand does not matter: a PE cluster may be in any region, as long as ports are open.
#
#   What no input shows can't be told: a security group that another state holds, a prefix list, what stands between two networks (routes, peering,
#   firewall appliances) is not judged.
# related_resources:
#   - ref: https://www.puppet.com/docs/continuous-delivery/4.x/cd_architecture
#     description: Which ports Continuous Delivery and Puppet Enterprise use
#   - ref: https://kurl.sh/docs/install-with-kurl/system-requirements
#     description: Which ports the nodes of a kURL cluster use
# custom:
#   severity: error
#   remediation:
#     - text: |
#         Write the rule that is missing where the finding says, or correct the line in `connectivity` of resilience.yml.
#     - for: AWS
#       types: [aws_]
#       text: |
#         An `aws_vpc_security_group_ingress_rule` (or `_egress_rule`) with `from_port`, `to_port`, `ip_protocol` and the other
#         side's group in `referenced_security_group_id`, or its range in `cidr_ipv4`.
#     - for: Google
#       types: [google_]
#       text: |
#         A `google_compute_firewall` with `allow { protocol, ports }` and `source_ranges` or `source_tags`, with a lower
#         `priority` than what denies it.
#     - for: Azure
#       types: [azurerm_]
#       text: |
#         An `azurerm_network_security_rule` with `access = "Allow"` and a lower `priority`.
#     - for: Kubernetes
#       types: [kubernetes]
#       text: |
#         A `NetworkPolicy` that selects the pods, with the other side under `from` (or `to`) and the ports under `ports`.
#   standards: [S13, AWS REL02-BP01, "Azure RE:05", "Google build-highly-available-systems", NIST CP-8, ISO 27001 A.8.14, SOC 2 A1.2]
#   since: 0.1.0
package resilience.rules.connectivity["ports-open"]

import data.resilience.lib
import data.resilience.model.connections
import data.resilience.model.connections.lines
import data.resilience.model.firewalls

# METADATA
# description: What stands at the ends of lines, or the firewall in front of it; and lines of which an end is not in sight.
subjects := object.union(
	object.union(
		{id: {"id": id, "name": firewalls.by_id[id].name, "unknown": {}} | some id in connections.open},
		{answer.layer.subject: {"id": answer.layer.subject, "name": answer.layer.name, "unknown": {}} | some answer in _first_answers},
	),
	{id: {"id": id, "name": missing.line, "unknown": {}} |
		some missing in connections.missing
		id := $"connection:{missing.line}"
	},
)

needs := []

protects := "declared"

# One answer of each subject, for its name.
_first_answers := [sort([answer | some answer in connections.answers; answer.layer.subject == subject])[0] |
	some subject in {answer.layer.subject | some answer in connections.answers}
]

violations contains lines.entry(found, found.closed, $"{found.layer.name} does not let {lines.ports(found.line, found.closed)} {lines.way(found)} {lib.listed(found.labels)}, which the connection {found.line.name} needs.") if {
	some found in lines.found
	count(found.closed) > 0
}

undetermined contains lines.entry(found, found.unknown, $"Whether {found.layer.name} lets {lines.ports(found.line, found.unknown)} {lines.way(found)} {lib.listed(found.labels)}, which the connection {found.line.name} needs, can't be told: {found.doubts[0]}.") if {
	some found in lines.found
	count(found.closed) == 0
	count(found.unknown) > 0
}

undetermined contains {
	"subject": $"connection:{missing.line}",
	"attribute": missing.end,
	"message": $"Whether the ports of {missing.line} are open can't be told: the inputs show nothing that is {missing.end}.",
	"remediation": "Give the file that has it, or write its address as `cidr` in the connection.",
} if {
	some missing in connections.missing
}
