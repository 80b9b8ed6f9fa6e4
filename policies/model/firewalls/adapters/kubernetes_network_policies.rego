# METADATA
# title: NetworkPolicies
# description: |
#   Pods that no policy selects let everything through. Pods that one selects let through what a policy names, each direction by itself: in where
#   `policyTypes` says Ingress or says nothing, out where it says Egress, or says nothing and there are rules for it. An empty list of peers means
#   everybody, one of ports all ports. A network plugin that does not know policies would let everything through; which one there is no input shows.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/services-networking/network-policies/
#     description: Network Policies
package resilience.model.firewalls.adapters.kubernetes_network_policies

import data.resilience.lib
import data.resilience.model.firewalls
import data.resilience.model.firewalls.addresses

# METADATA
# description: Pods, with the policies that select them.
found := [{
	"id": pods.id, "name": pods.address, "network": null, "addresses": [], "groups": [pods.id],
	"ingress": _layers("ingress", pods), "egress": _layers("egress", pods), "unknown": {},
} |
	some type in ["apps/Deployment", "apps/StatefulSet", "apps/DaemonSet"]
	some pods in input.kubernetes[type]
]

_policies := {policy.id: policy | some policy in input.kubernetes["networking.k8s.io/NetworkPolicy"]}

_selecting[id] contains policy.id if {
	some policy in _policies
	some id in lib.refs(policy, "spec.podSelector")
}

_layers(direction, pods) := [] if {
	count(_of(direction, pods)) == 0
} else := [{
	"id": $"{direction} {pods.id}", "kind": "kubernetes", "subject": pods.id, "related": policies,
	"name": $"{lib.listed([_policies[id].address | some id in policies])}", "default": "deny",
	"rules": [rule | some id in policies; some rule in _rules(_policies[id], direction, pods)],
	"unknown": [],
}] if {
	policies := _of(direction, pods)
}

_of(direction, pods) := sort([id | some id in _selecting[pods.id]; _speaks_of(_policies[id], direction)])

_type := {"ingress": "Ingress", "egress": "Egress"}

_side := {"ingress": "from", "egress": "to"}

_speaks_of(policy, direction) if _type[direction] in lib.at(policy, ["spec", "policyTypes"], [])

_speaks_of(policy, "ingress") if count(lib.at(policy, ["spec", "policyTypes"], [])) == 0

_speaks_of(policy, "egress") if {
	count(lib.at(policy, ["spec", "policyTypes"], [])) == 0
	count(lib.at(policy, ["spec", "egress"], [])) > 0
}

_rules(policy, direction, pods) := [firewalls.rule({
	"protocol": port.protocol, "ranges": port.ranges,
	"cidrs": peer.cidrs, "except": peer.except, "groups": peer.groups, "unknown": peer.unknown,
}) |
	some i, rule in lib.at(policy, ["spec", direction], [])
	some peer in _peers(policy, direction, i, rule)
	some port in _ports(rule, direction, pods)
]

_everybody := {"cidrs": ["0.0.0.0/0", "::/0"], "except": [], "groups": [], "unknown": null}

_peers(policy, direction, i, rule) := [_everybody] if {
	count(_list(object.get(rule, _side[direction], []))) == 0
} else := [_peer(policy, $"spec.{direction}.{i}.{_side[direction]}.{j}", peer) | some j, peer in rule[_side[direction]]]

_peer(policy, path, peer) := {
	"cidrs": addresses.ranges([object.get(peer.ipBlock, "cidr", "")]),
	"except": addresses.ranges(_list(object.get(peer.ipBlock, "except", []))), "groups": [], "unknown": null,
} if {
	is_object(peer.ipBlock)
} else := {"cidrs": [], "except": [], "groups": sort(lib.refs(policy, path)), "unknown": _unknown(policy, peer)}

# Which namespaces a selector means is known where the namespaces are in sight, or where it goes by their names.
_unknown(policy, peer) := $"{policy.address}: the labels of namespaces that it selects are in no input" if {
	is_object(peer.namespaceSelector)
	some key in (object.keys(object.get(peer.namespaceSelector, "matchLabels", {})) | {expression.key | some expression in object.get(peer.namespaceSelector, "matchExpressions", [])})
	key != "kubernetes.io/metadata.name"
	count(object.get(input.kubernetes, "core/Namespace", [])) == 0
} else := null

_list(value) := value if is_array(value)

_list(value) := [] if not is_array(value)

_ports(rule, direction, pods) := [{"protocol": "any", "ranges": firewalls.all_ports}] if {
	count(_list(object.get(rule, "ports", []))) == 0
} else := [{"protocol": lower(_text(port, "protocol", "TCP")), "ranges": _range(port, direction, pods)} | some port in rule.ports]

_text(value, key, fallback) := object.get(value, key, fallback) if {
	is_string(object.get(value, key, fallback))
} else := fallback

_range(port, direction, pods) := firewalls.all_ports if {
	object.get(port, "port", null) == null
} else := [[port.port, _last(port)]] if {
	is_number(port.port)
} else := [[number, number] | some number in _named(port.port, pods)] if {
	direction == "ingress"
} else := null

_last(port) := port.endPort if {
	is_number(port.endPort)
} else := port.port

# A name is that of a port of the container; one that no container has means none.
_named(name, pods) := {port.containerPort |
	some container in lib.at(pods, ["spec", "template", "spec", "containers"], [])
	some port in _list(object.get(container, "ports", []))
	port.name == name
	is_number(port.containerPort)
}
