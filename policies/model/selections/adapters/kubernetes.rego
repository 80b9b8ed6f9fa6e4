# METADATA
# title: What Services, budgets and Ingresses of Kubernetes mean
# description: |
#   A selector that fits no pod is no error to Kubernetes: a Service then leads nowhere, and a budget protects nothing. Pods may stand in other repositories or
#   be made by operators, and get labels while they run, so that it is taken for a mistake only where workloads of its namespace stand in the same folder, have
#   labels of the same names, and one of them has its name or shares a label with it. Short of that it can't be told. An Ingress may lead to a Service that
#   something else makes.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/services-networking/service/
#     description: Services
#   - ref: https://kubernetes.io/docs/concepts/services-networking/ingress/
#     description: Ingresses
package resilience.model.selections.adapters.kubernetes

import data.resilience.lib
import data.resilience.model.workloads.kinds

# METADATA
# description: Records of what selects or names in the input, as far as it can be held against what is in sight.
found := array.concat(_selectors, _ingresses)

_selectors := [_record(resource, kind, verdict, targets) |
	some type, kind in {"core/Service": "Service", "policy/PodDisruptionBudget": "PodDisruptionBudget"}
	some resource in input.kubernetes[type]
	not lib.unknown_within(resource, ["spec", "selector"])
	targets := sort(lib.refs(resource, "spec.selector"))
	verdict := _selects(resource, _labels_wanted(resource, kind), targets)
]

_record(resource, kind, verdict, targets) := {
	"id": resource.id, "name": _name(resource), "kind": kind, "met": verdict, "related": targets, "unknown": {},
}

_name(resource) := name if {
	name := lib.text(resource, ["metadata", "name"])
	name != ""
} else := resource.address

_labels_wanted(service, "Service") := lib.at(service, ["spec", "selector"], {})

# Expressions may hold of anything.
_labels_wanted(budget, "PodDisruptionBudget") := lib.at(budget, ["spec", "selector", "matchLabels"], {}) if {
	lib.at(budget, ["spec", "selector", "matchExpressions"], []) == []
}

_selects(resource, wanted, targets) := lib.holds($"it selects {lib.short(targets[0])}") if {
	count(targets) > 0
} else := lib.fails("no pod in sight has its labels", "spec.selector", null) if {
	_is_near(resource, wanted)
	_has_kin(resource, wanted)
} else := lib.undecided("no pod in sight has its labels") if {
	_is_near(resource, wanted)
}

# All of its labels are ones that workloads beside it have too, with other values.
_is_near(resource, wanted) if {
	is_object(wanted)
	count(wanted) > 0
	not _hidden[_where(resource)]
	every key, _ in wanted { _keys[[_where(resource), key]] }
}

_has_kin(resource, _) if _names[[_where(resource), _name(resource)]]

_has_kin(resource, wanted) if {
	some key, value in wanted
	_pairs[[_where(resource), key, value]]
}

_where(resource) := [lib.folder(resource), resource.scope]

_pods := array.concat(
	[{"where": _where(kind.manifest), "name": _name(kind.manifest), "object": kind.pods, "path": kinds.path(kind, ["metadata", "labels"])} | some kind in kinds.by_id],
	[{"where": _where(set), "name": _name(set), "object": set, "path": ["spec", "template", "metadata", "labels"]} |
		some type in ["apps/DaemonSet", "batch/Job"]
		some set in input.kubernetes[type]
	],
)

_hidden := {pods.where: true | some pods in _pods; lib.unknown_within(pods.object, pods.path)}

_names := {[pods.where, pods.name]: true | some pods in _pods}

_keys := {[pods.where, key]: true | some pods in _pods; some key, _ in lib.at(pods.object, pods.path, {})}

_pairs := {[pods.where, key, value]: true | some pods in _pods; some key, value in lib.at(pods.object, pods.path, {})}

_ingresses := [_record(ingress, "Ingress", _leads(missing), sort(lib.refs(ingress, "spec"))) |
	some ingress in input.kubernetes["networking.k8s.io/Ingress"]
	_services_beside[[ingress.input, ingress.scope]]
	missing := sort([name | some [path, name] in _backends(ingress); count(lib.refs(ingress, path)) == 0])
]

_leads([]) := lib.holds("the Services that it leads to are there")

_leads(missing) := lib.undecided($"it leads to Service {missing[0]}, which no input holds") if count(missing) > 0

_services_beside := {[service.input, service.scope]: true | some service in input.kubernetes["core/Service"]}

_backends(ingress) := array.concat(
	[[lib.dotted(array.concat(at, name_at)), name] |
		some where in ["defaultBackend", "backend"]
		at := ["spec", where]
		[name_at, name] := _named(lib.at(ingress, at, null))
	],
	[[lib.dotted(array.concat(at, name_at)), name] |
		some i, rule in lib.at(ingress, ["spec", "rules"], [])
		some j, path in rule.http.paths
		at := ["spec", "rules", i, "http", "paths", j, "backend"]
		[name_at, name] := _named(path.backend)
	],
)

# The controller of AWS load balancers names actions of annotations in place of Services.
_named(backend) := [["service", "name"], backend.service.name] if {
	lib.is_plain(backend.service.name)
	object.get(backend.service, ["port", "name"], "") != "use-annotation"
} else := [["serviceName"], backend.serviceName] if {
	lib.is_plain(backend.serviceName)
	object.get(backend, "servicePort", "") != "use-annotation"
}
