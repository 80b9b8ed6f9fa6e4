# METADATA
# title: What Services, budgets and Ingresses of Kubernetes mean
# description: |
#   A selector that fits no pod is no error to Kubernetes: a Service then leads nowhere, and a budget protects nothing. Pods may stand in other repositories or
#   be made by operators, and get labels while they run, so that it is taken for a mistake only where workloads of its namespace stand in the same folder, have
#   labels of the same names, and one of them has its name or shares a label with it. Short of that it can't be told. An Ingress may lead to a Service that
#   something else makes, so that a name is taken for a mistake only where a Service beside it has the Ingress's own name, or one that the missing name begins
#   with or is the beginning of, and nothing of the Ingress leads there. The pods of a StatefulSet have names of their own only through the Service that it names.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/services-networking/service/
#     description: Services
#   - ref: https://kubernetes.io/docs/concepts/services-networking/ingress/
#     description: Ingresses
#   - ref: https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#stable-network-id
#     description: The Service that a StatefulSet names
package resilience.model.selections.adapters.kubernetes

import data.resilience.lib
import data.resilience.model.workloads.kinds

# METADATA
# description: Records of what selects or names in the input, as far as it can be held against what is in sight.
found := array.concat(_selectors, array.concat(_ingresses, _sets))

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

_ingresses := [_record(ingress, "Ingress", _leads(ingress, missing), sort(lib.refs(ingress, "spec"))) |
	some ingress in input.kubernetes["networking.k8s.io/Ingress"]
	_services_beside[[ingress.input, ingress.scope]]
	missing := sort([[path, name] | some [path, name] in _backends(ingress); count(lib.refs(ingress, path)) == 0])
]

_leads(_, []) := lib.holds("the Services that it leads to are there")

_leads(ingress, missing) := lib.fails($"it leads to Service {meant[0][1]}, which is not there, and not to Service {meant[0][2]}", meant[0][0], null) if {
	meant := [[path, name, other] | some [path, name] in missing; some other in _meant(ingress, name)]
	count(meant) > 0
} else := lib.undecided($"it leads to Service {missing[0][1]}, which no input holds") if count(missing) > 0

# Names of Services beside an Ingress that a missing name may stand for, and that nothing of it leads to.
_meant(ingress, missing) := sort([name |
	some name, id in _named_services[_where(ingress)]
	lib.is_plain(name)
	_is_alike(name, missing, _name(ingress))
	not id in lib.refs(ingress, "spec")
])

_is_alike(name, _, own) if name == own

_is_alike(name, missing, _) if startswith(missing, $"{name}-")

_is_alike(name, missing, _) if startswith(name, $"{missing}-")

_named_services[_where(service)][_name(service)] := ids[0] if {
	some service in input.kubernetes["core/Service"]
	ids := sort(_ids_of_services[[_where(service), _name(service)]])
}

_ids_of_services[[_where(service), _name(service)]] contains service.id if some service in input.kubernetes["core/Service"]

_sets := [_record(set, "StatefulSet", verdict, array.concat(sort(lib.refs(set, "spec.serviceName")), leading)) |
	some set in input.kubernetes["apps/StatefulSet"]
	named := lib.text(set, ["spec", "serviceName"])
	lib.is_plain(named)
	leading := sort([id | some id in lib.referrers(set, "spec.selector"); _service_by_id[id]])
	verdict := _has_names(set, named, leading)
]

_has_names(set, named, leading) := lib.fails($"Service {named} has an address of its own, and names no pods (it is not headless)", "spec.serviceName", null) if {
	lib.at(set, ["spec", "replicas"], 1) > 1
	some id in lib.refs(set, "spec.serviceName")
	_has_address(_service_by_id[id])
} else := lib.holds("the Service that it names is there") if {
	count(lib.refs(set, "spec.serviceName")) > 0
} else := lib.fails($"it names Service {named}, which is not there, though Service {_name(_service_by_id[leading[0]])} leads to its pods", "spec.serviceName", null) if {
	count(leading) > 0
} else := lib.undecided($"it names Service {named}, which no input holds") if {
	_services_beside[[set.input, set.scope]]
}

# Of a Service without an address the name leads to its pods, and each of them has a name below it.
_has_address(service) if {
	not lib.is_hidden(service, ["spec", "clusterIP"])
	lib.at(service, ["spec", "clusterIP"], "") != "None"
}

_service_by_id := {service.id: service | some service in input.kubernetes["core/Service"]}

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
