# METADATA
# title: Firewalls
# description: |
#   What decides on the traffic of machines, load balancers, databases and pods: security groups, firewall rules of a network, network
#   policies. A layer is an ordered list of rules and what becomes of the rest; all layers of one thing must let traffic through. What answers
#   traffic that was let through comes back by itself.
package resilience.model.firewalls

# METADATA
# description: Id of a resource to what decides on its traffic.
by_id := {guarded.id: guarded | some guarded in data.resilience.model.firewalls.adapters[_].found}

# METADATA
# description: All ports.
all_ports := [[0, 65535]]

# METADATA
# description: A rule, for adapters; what is given, over one that lets any protocol through at every port and speaks of nobody.
rule(given) := object.union(
	{
		"order": 0, "action": "allow", "protocol": "any", "ranges": all_ports,
		"cidrs": [], "except": [], "groups": [], "perhaps": [], "perhaps_cidrs": [], "unknown": null,
	},
	given,
)

# METADATA
# description: |
#   A protocol as rules and settings compare it, by its name or the number that the registry of protocols gives it; null of what is no text
#   or number.
protocol_of(value) := _protocols[value] if {
	_protocols[value]
} else := lower(value) if {
	is_string(value)
	value != ""
} else := null

_protocols := {"-1": "any", "all": "any", "*": "any", "6": "tcp", 6: "tcp", "17": "udp", 17: "udp", "1": "icmp", 1: "icmp", "132": "sctp", 132: "sctp"}
