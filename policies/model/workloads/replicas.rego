# METADATA
# title: Replicas of a workload
# description: |
#   The pods that are there at least. An autoscaler's minimum overrides `spec.replicas`, the least one where there are several; without
#   either there is one. What is no number (a template that was not filled in) is not known. A pod of its own is one.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/
#     description: An autoscaler sets the replicas of its target
#   - ref: https://keda.sh/docs/latest/reference/scaledobject-spec/
#     description: minReplicaCount of a ScaledObject
package resilience.model.workloads.replicas

import data.resilience.lib
import data.resilience.model.workloads.kinds

# METADATA
# description: |
#   Workload id to `{n, from, unknown, of}`: n is null where it is not known, and `unknown` says why; `of` is its input and its address.
by_id := {id: object.union(_replicas(kind.manifest), {"of": [kind.manifest.input, kind.manifest.address]}) |
	some id, kind in kinds.by_id
}

# METADATA
# description: |
#   Whether a workload that an autoscaler scales leaves the number of replicas to it, as a verdict; null where nothing scales it. What a cluster
#   was asked for has a number always, and in Terraform a change of it can be ignored.
left_to_scaler(kind) := null if {
	count(_scalers_of(kind.manifest)) == 0
} else := lib.fails($"spec.replicas is {n}", "spec.replicas", "Leave `spec.replicas` out.") if {
	n := lib.at(kind.manifest, ["spec", "replicas"], null)
	is_number(n)
	kind.manifest.action == "apply"
	lib.text(kind.manifest, ["metadata", "uid"]) == ""
} else := lib.holds("no number of replicas is set")

_replicas(manifest) := _not_known(manifest.id, unknown[0]) if {
	unknown := sort([scaler.unknown | some scaler in _scalers_of(manifest); scaler.n == null])
	count(unknown) > 0
} else := {"n": least[0][0], "from": least[0][1], "unknown": ""} if {
	least := sort([[scaler.n, scaler.id] | some scaler in _scalers_of(manifest)])
	count(least) > 0
} else := _not_known(manifest.id, lib.why_unknown(manifest, ["spec", "replicas"])) if {
	lib.unknown_at(manifest, ["spec", "replicas"])
} else := {"n": n, "from": manifest.id, "unknown": ""} if {
	n := lib.at(manifest, ["spec", "replicas"], null)
	lib.is_count(n)
} else := _not_known(manifest.id, _no_number(manifest, "spec.replicas")) if {
	lib.at(manifest, ["spec", "replicas"], null) != null
} else := {"n": 1, "from": "default", "unknown": ""}

_not_known(from, why) := {"n": null, "from": from, "unknown": why}

_no_number(manifest, path) := $"{manifest.address}: {path} is not a number of replicas"

_scalers_of(manifest) := [_scaler(scaler) |
	scaling := [_scalers[id] | some id in lib.referrers(manifest, "spec.scaleTargetRef"); _scalers[id]]
	some scaler in lib.one_of_each(scaling, manifest.input)
]

_scalers := object.union(_horizontal, {scaler.id: scaler | some scaler in input.kubernetes["keda.sh/ScaledObject"]})

_horizontal := {scaler.id: scaler | some scaler in input.kubernetes["autoscaling/HorizontalPodAutoscaler"]}

# The minimum is 1 where a HorizontalPodAutoscaler gives none, and 0 where a ScaledObject gives none. An address does not tell the two
# apart: an object of Terraform has that of its resource.
_scaler(scaler) := _least(scaler, "minReplicas", 1) if {
	_horizontal[scaler.id]
} else := _least(scaler, "minReplicaCount", 0)

_least(scaler, field, fallback) := {"id": scaler.id, "n": n, "unknown": ""} if {
	n := lib.at(scaler, ["spec", field], fallback)
	lib.is_count(n)
	not lib.unknown_at(scaler, ["spec", field])
} else := {"id": scaler.id, "n": null, "unknown": lib.why_unknown(scaler, ["spec", field])} if {
	lib.unknown_at(scaler, ["spec", field])
} else := {"id": scaler.id, "n": null, "unknown": _no_number(scaler, $"spec.{field}")}
