# METADATA
# title: What to write to open ports
# description: The lines that let traffic through, in the words of each provider.
package resilience.model.connections.mends

import data.resilience.lib

# METADATA
# description: |
#   What to write so that ranges of ports are let through a layer, for a record of `lines`: in as many rules as there are ranges.
mend(found, ranges) := _aws(found, ranges) if {
	found.layer.kind == "aws"
} else := _google(found, ranges) if {
	found.layer.kind == "google"
} else := _azure(found, ranges) if {
	found.layer.kind == "azure"
} else := _kubernetes(found, ranges) if {
	found.layer.kind == "kubernetes"
} else := null

_aws(found, ranges) := $"Write an `aws_vpc_security_group_{found.direction}_rule` with `security_group_id = {_reference(found.layer.subject)}.id`, `{_aws_peer(found)}`, `ip_protocol = \"{found.line.protocol}\"`, {_from_to(ranges)}." if {
	startswith(lib.short(found.layer.subject), "aws_security_group")
} else := $"Write an `aws_network_acl_rule` with `network_acl_id = {_reference(found.layer.subject)}.id`, `egress = {found.direction == "egress"}`, `rule_action = \"allow\"`, `cidr_block = \"{_range(found)}\"`, `protocol = \"{found.line.protocol}\"`, {_from_to(ranges)}, its `rule_number` lower than that of what denies it, and one that lets the answers back." if {
	startswith(lib.short(found.layer.subject), "aws_network_acl")
} else := null

_from_to(ranges) := concat("; and one with ", [$"`from_port = {range[0]}`, `to_port = {range[1]}`" | some range in ranges])

_aws_peer(found) := $"referenced_security_group_id = {_reference(groups[0])}.id" if {
	groups := sort({group | some peer in found.peers; some group in peer.groups; contains(group, "aws_security_group")})
	count(groups) > 0
} else := $"cidr_ipv4 = \"{_range(found)}\""

_reference(id) := lib.short(id)

# The range of the other side, where one is known.
_range(found) := ranges[0] if {
	ranges := sort({peer.cidr | some peer in found.peers; peer.cidr != null} | {address.cidr |
		some peer in found.peers
		some address in peer.addresses
	})
	count(ranges) > 0
} else := "the range of the other side"

_ports_written(ranges) := concat(", ", [$"\"{_port(range)}\"" | some range in ranges])

_port([first, last]) := $"{first}" if first == last

_port([first, last]) := $"{first}-{last}" if first != last

_google(found, ranges) := $"Write a `google_compute_firewall` for its network with `direction = \"{upper(found.direction)}\"`, `{_google_side[found.direction]} = [\"{_range(found)}\"]` and `allow \{ protocol = \"{found.line.protocol}\", ports = [{_ports_written(ranges)}] }`, its `priority` lower than that of what denies it."

_google_side := {"ingress": "source_ranges", "egress": "destination_ranges"}

_azure(found, ranges) := $"Write an `azurerm_network_security_rule` with `direction = \"{_azure_direction[found.direction]}\"`, `access = \"Allow\"`, `protocol = \"{_title(found.line.protocol)}\"`, `destination_port_ranges = [{_ports_written(ranges)}]`, `{_azure_side[found.direction]} = \"{_range(found)}\"` and a `priority` lower than that of what denies it."

_azure_direction := {"ingress": "Inbound", "egress": "Outbound"}

_azure_side := {"ingress": "source_address_prefix", "egress": "destination_address_prefix"}

_title(protocol) := concat("", [upper(substring(protocol, 0, 1)), substring(protocol, 1, -1)])

_kubernetes(found, ranges) := $"In a NetworkPolicy that selects these pods, under `spec.{found.direction}`: the other side under `{_kubernetes_side[found.direction]}`{_block(found)}, and under `ports` {lib.listed([_kubernetes_port(found, range) | some range in ranges])}."

_kubernetes_side := {"ingress": "from", "egress": "to"}

_block(found) := $" (`ipBlock: \{ cidr: {_range(found)} }`)" if {
	_range(found) != "the range of the other side"
} else := ""

_kubernetes_port(found, [first, last]) := $"`\{ protocol: {upper(found.line.protocol)}, port: {first} }`" if first == last

_kubernetes_port(found, [first, last]) := $"`\{ protocol: {upper(found.line.protocol)}, port: {first}, endPort: {last} }`" if first != last
