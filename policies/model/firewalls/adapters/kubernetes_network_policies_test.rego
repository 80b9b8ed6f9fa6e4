package resilience.firewalls_kubernetes_test

import data.resilience.model.firewalls
import data.resilience.model.firewalls.adapters.kubernetes_network_policies
import data.resilience.testing as build

_pods := build.kubernetes("apps/Deployment", "shop", "api", {"spec": {"template": {"spec": {"containers": [{"name": "api", "ports": [{"name": "http", "containerPort": 8080}]}]}}}})

_web := build.kubernetes("apps/Deployment", "shop", "web", {})

_policy(spec, references) := build.referring(
	build.kubernetes("networking.k8s.io/NetworkPolicy", "shop", "p", {"spec": spec}),
	object.union({"spec.podSelector": [_pods]}, references),
)

_found(resources) := [guarded |
	some guarded in kubernetes_network_policies.found with input as build.document(array.concat([_pods, _web], resources), {})
	guarded.id == build.id(_pods)
][0]

_layer(direction, policy, rules) := {
	"id": $"{direction} {build.id(_pods)}", "kind": "kubernetes", "subject": build.id(_pods), "related": [build.id(policy)],
	"name": "NetworkPolicy.networking.k8s.io/shop/p", "default": "deny", "unknown": [],
	"rules": [firewalls.rule(rule) | some rule in rules],
}

_everybody := {"cidrs": ["0.0.0.0/0", "::/0"]}

test_pods_that_nothing_selects if {
	_found([]) == {
		"id": build.id(_pods), "name": "Deployment.apps/shop/api", "network": null, "addresses": [], "groups": [build.id(_pods)],
		"ingress": [], "egress": [], "unknown": {},
	}
}

test_rules_that_let_in if {
	policy := _policy(
		{"ingress": [
			{"from": [{"podSelector": {"matchLabels": {"app": "web"}}}, {"ipBlock": {"cidr": "10.0.0.0/8", "except": ["10.1.0.0/16"]}}], "ports": [{"port": "http"}, {"port": 9000, "endPort": 9010, "protocol": "UDP"}]},
			{"ports": [{"port": "unheard-of"}]},
			{},
		]},
		{"spec.ingress.0.from.0": [_web]},
	)
	_found([policy]).ingress == [_layer("ingress", policy, [
		{"protocol": "tcp", "ranges": [[8080, 8080]], "groups": [build.id(_web)]},
		{"protocol": "udp", "ranges": [[9000, 9010]], "groups": [build.id(_web)]},
		{"protocol": "tcp", "ranges": [[8080, 8080]], "cidrs": ["10.0.0.0/8"], "except": ["10.1.0.0/16"]},
		{"protocol": "udp", "ranges": [[9000, 9010]], "cidrs": ["10.0.0.0/8"], "except": ["10.1.0.0/16"]},
		object.union(_everybody, {"protocol": "tcp", "ranges": []}),
		_everybody,
	])]
	_found([policy]).egress == []
}

test_each_direction_by_itself if {
	nothing_in := _policy({}, {})
	[_found([nothing_in]).ingress, _found([nothing_in]).egress] == [[_layer("ingress", nothing_in, [])], []]
	only_out := _policy({"policyTypes": ["Egress"], "egress": [{"to": [{"ipBlock": {"cidr": "10.0.0.0/8"}}], "ports": [{"port": "http"}]}]}, {})
	[_found([only_out]).ingress, _found([only_out]).egress] == [[], [_layer("egress", only_out, [{"protocol": "tcp", "ranges": null, "cidrs": ["10.0.0.0/8"]}])]]
	both := _policy({"egress": [{}]}, {})
	[_found([both]).ingress, _found([both]).egress] == [[_layer("ingress", both, [])], [_layer("egress", both, [_everybody])]]
}

test_namespaces_by_labels_that_are_not_in_sight if {
	policy := _policy({"ingress": [{"from": [{"namespaceSelector": {"matchLabels": {"team": "shop"}}}]}]}, {})
	_found([policy]).ingress == [_layer("ingress", policy, [{"unknown": "NetworkPolicy.networking.k8s.io/shop/p: the labels of namespaces that it selects are in no input"}])]
	named := _policy({"ingress": [{"from": [{"namespaceSelector": {"matchLabels": {"kubernetes.io/metadata.name": "web"}}}]}]}, {})
	_found([named]).ingress == [_layer("ingress", named, [{}])]
}
