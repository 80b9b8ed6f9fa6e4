# METADATA
# title: Autoscalers of Kubernetes
# description: |
#   A HorizontalPodAutoscaler scales what its scaleTargetRef names, between minReplicas (1 where it is not set) and maxReplicas. Utilization is a share
#   of what the pods request: without requests there is nothing to measure, and it never scales; where it names no metric it goes by 80 % of
#   CPU. A ScaledObject of KEDA makes such an autoscaler, so that a second one for the same target works against it.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/
#     description: Horizontal pod autoscaling
#   - ref: https://keda.sh/docs/latest/concepts/scaling-deployments/
#     description: Scaling with a ScaledObject
package resilience.model.autoscalers.adapters.kubernetes

import data.resilience.lib
import data.resilience.model.workloads.kinds
import data.resilience.model.workloads.requests

# METADATA
# description: Records of the autoscalers in the input.
found := array.concat(
	[_record(scaler, "HorizontalPodAutoscaler", "minReplicas", "maxReplicas", 1) | some scaler in input.kubernetes["autoscaling/HorizontalPodAutoscaler"]],
	[_record(scaler, "ScaledObject", "minReplicaCount", "maxReplicaCount", 0) | some scaler in input.kubernetes["keda.sh/ScaledObject"]],
)

_record(scaler, kind, least, most, fallback) := object.union(verdicts, {
	"id": scaler.id, "name": _name(scaler), "kind": kind, "target_name": _target_name(scaler),
	"targets": targets,
	"least": _least(scaler, least, fallback), "least_from": _least_from(scaler, least),
	"related": array.concat(targets, _others(scaler)),
	"unknown": {field: verdict.why | some field, verdict in verdicts; verdict.holds == null},
}) if {
	targets := sort(lib.refs(scaler, "spec.scaleTargetRef"))
	verdicts := {
		"found": _found(scaler, targets), "alone": _alone(scaler, targets),
		"measured": _measured(scaler, kind, targets), "room": _room(scaler, least, most, fallback),
	}
}

_name(scaler) := name if {
	name := lib.text(scaler, ["metadata", "name"])
	name != ""
} else := scaler.address

_least(scaler, field, fallback) := n if {
	not lib.unknown_at(scaler, ["spec", field])
	n := lib.at(scaler, ["spec", field], fallback)
	lib.is_count(n)
} else := null

_least_from(scaler, field) := scaler.id if {
	lib.at(scaler, ["spec", field], null) != null
} else := "default"

_target_name(scaler) := concat(" ", [part |
	some part in [lib.text(scaler, ["spec", "scaleTargetRef", "kind"]), lib.text(scaler, ["spec", "scaleTargetRef", "name"])]
	lib.is_plain(part)
])

# A target that is not in sight would be where workloads of its kind stand in the same input and namespace.
_found(scaler, targets) := lib.holds("what it scales is there") if {
	count(targets) > 0
} else := lib.undecided_at(scaler, ["spec", "scaleTargetRef"]) if {
	lib.unknown_within(scaler, ["spec", "scaleTargetRef"])
} else := lib.fails("nothing of that name is there", "spec.scaleTargetRef.name", null) if {
	_beside[[scaler.input, scaler.scope, lib.text(scaler, ["spec", "scaleTargetRef", "kind"])]]
} else := null

_beside := {[kind.manifest.input, kind.manifest.scope, split(kind.type, "/")[1]]: true | some kind in kinds.by_id}

_alone(scaler, targets) := lib.fails($"{lib.listed([lib.short(id) | some id in others])} {_verb(count(others))} it too", "spec.scaleTargetRef", "Leave one autoscaler for each workload; it may have several metrics.") if {
	others := _others(scaler)
	count(others) > 0
} else := lib.holds("nothing else scales it") if {
	count(targets) > 0
} else := null

_verb(1) := "scales"

_verb(n) := "scale" if n != 1

# What else scales its targets; a variant of it in another input is the same.
_others(scaler) := sort({id |
	some target in lib.refs(scaler, "spec.scaleTargetRef")
	some id in _scaling[target]
	_addresses[id] != scaler.address
})

_scalers := array.concat(
	[scaler | some scaler in input.kubernetes["autoscaling/HorizontalPodAutoscaler"]],
	[scaler | some scaler in input.kubernetes["keda.sh/ScaledObject"]],
)

_addresses := {scaler.id: scaler.address | some scaler in _scalers}

_scaling[target] contains scaler.id if {
	some scaler in _scalers
	some target in lib.refs(scaler, "spec.scaleTargetRef")
}

_measured(_, "ScaledObject", _) := null

_measured(scaler, "HorizontalPodAutoscaler", targets) := lib.fails("one of its metrics is of an object that it does not name", lib.dotted(["spec", "metrics", nameless[0], "object"]), "Name it in `describedObject`.") if {
	nameless := [i | some i, metric in lib.at(scaler, ["spec", "metrics"], []); metric.type == "Object"; _is_nameless(scaler, i, metric)]
	count(nameless) > 0
} else := lib.fails($"it goes by a share of the {unmeasured[0].words} that pods request, and not all containers of {unmeasured[0].name} request any", "spec.metrics", null) if {
	unmeasured := [{"words": _words[resource], "name": kinds.by_id[id].manifest.address} |
		some id in targets
		kinds.by_id[id].hidden == ""
		some resource in _by_share(scaler)
		not lib.unknown_within(kinds.by_id[id].pods, kinds.path(kinds.by_id[id], ["spec", "containers"]))
		requests.of_pod(kinds.by_id[id], resource) == null
	]
	count(unmeasured) > 0
} else := lib.holds("what it goes by is measured") if {
	count(targets) > 0
} else := null

# The API before autoscaling/v2 calls it target.
_is_nameless(scaler, i, metric) if {
	object.get(metric, ["object", "describedObject", "name"], "") == ""
	object.get(metric, ["object", "target", "name"], "") == ""
	not lib.unknown_within(scaler, ["spec", "metrics", i, "object"])
}

_words := {"cpu": "CPU", "memory": "memory"}

# The resources whose utilization it goes by.
_by_share(scaler) := ["cpu"] if {
	lib.at(scaler, ["spec", "metrics"], []) == []
	not lib.unknown_within(scaler, ["spec", "metrics"])
} else := [resource |
	some metric in lib.at(scaler, ["spec", "metrics"], [])
	metric.type == "Resource"
	resource := metric.resource.name
	_words[resource]
	_is_share(metric.resource)
]

_is_share(resource) if resource.target.type == "Utilization"

_is_share(resource) if is_number(resource.targetAverageUtilization)

_room(scaler, least, most, fallback) := lib.fails("it may have no more replicas than it must", $"spec.{most}", $"Set `{most}` above `{least}`.") if {
	n := _least(scaler, least, fallback)
	limit := lib.at(scaler, ["spec", most], null)
	lib.is_count(limit)
	limit <= n
} else := lib.fails("it says no maximum, without which Kubernetes refuses it", "spec.maxReplicas", "Set `maxReplicas`.") if {
	most == "maxReplicas"
	lib.at(scaler, ["spec", most], null) == null
	not lib.unknown_within(scaler, ["spec"])
} else := lib.holds("it may add replicas")
