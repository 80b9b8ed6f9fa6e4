# METADATA
# title: Spreading of pods
# description: |
#   Whether the scheduler must, should or need not keep the pods of a workload apart. A constraint or anti-affinity counts only
#   where its selector selects the workload's own pods; one without a selector selects none. Pods that must be in different data
#   centres are on different nodes too. A constraint whose skew is as large as the number of replicas keeps nothing apart, and none helps
#   pods that may be in one place only (pinning.rego). The scheduler's own default constraints are best effort and promise nothing.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/
#     description: Pod topology spread constraints
#   - ref: https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/
#     description: Inter-pod affinity and anti-affinity
package resilience.model.workloads.spreading

import data.resilience.lib
import data.resilience.model.workloads.kinds

_keys := {
	"node": {"kubernetes.io/hostname": true},
	"data_centre": {"topology.kubernetes.io/zone": true, "failure-domain.beta.kubernetes.io/zone": true},
}

# METADATA
# description: |
#   `{node, data_centre}` of a kind of n replicas (null where that is not known), each guaranteed, preferred or none; `pins` is what pinning.rego says.
of(kind, n, pins) := {"node": "none", "data_centre": "none"} if {
	pins.node != null
} else := {"node": _stronger(node, data_centre), "data_centre": data_centre} if {
	node := _kept_apart(kind, n, "node")
	data_centre := _over_data_centres(kind, n, pins)
}

_over_data_centres(_, _, pins) := "none" if pins.data_centre != null

_over_data_centres(kind, n, pins) := _kept_apart(kind, n, "data_centre") if pins.data_centre == null

# METADATA
# description: |
#   Why it can't be told what keeps the pods of a workload apart, "" where it can: then `of` says no more than what is known keeps them
#   apart. What is guaranteed already is known.
why_unknown(kind, pins) := kind.hidden if {
	kind.hidden != ""
} else := lib.why_unknown(kind.pods, hidden[0]) if {
	hidden := [path |
		some segments in [
			["spec", "topologySpreadConstraints"],
			["spec", "affinity", "podAntiAffinity"],
			["metadata", "labels"],
		]
		path := kinds.path(kind, segments)
		lib.unknown_within(kind.pods, path)
	]
	count(hidden) > 0
	_over_data_centres(kind, null, pins) != "guaranteed"
} else := ""

# METADATA
# description: The largest skew over data centres that is guaranteed, null where none is.
max_skew(kind, n, pins) := min(skews) if {
	_over_data_centres(kind, n, pins) == "guaranteed"
	skews := array.concat(
		[_skew(constraint) | some constraint in _constraints(kind, "data_centre"); _is_required(constraint, n)],
		# Anti-affinity lets one pod into a data centre.
		[1 | _has_anti_affinity(kind, "data_centre", "required")],
	)
	count(skews) > 0
} else := null

_skew(constraint) := constraint.maxSkew if {
	lib.is_count(constraint.maxSkew)
} else := 1

_strength := {"none": 0, "preferred": 1, "guaranteed": 2}

_stronger(a, b) := a if _strength[a] >= _strength[b]

_stronger(a, b) := b if _strength[a] < _strength[b]

_kept_apart(kind, n, domain) := "guaranteed" if {
	some constraint in _constraints(kind, domain)
	_is_required(constraint, n)
} else := "guaranteed" if {
	_has_anti_affinity(kind, domain, "required")
} else := "preferred" if {
	some constraint in _constraints(kind, domain)
	not _is_loose(constraint, n)
} else := "preferred" if {
	_has_anti_affinity(kind, domain, "preferred")
} else := "none"

# whenUnsatisfiable is required by the API; DoNotSchedule is its strict value.
_is_required(constraint, n) if {
	object.get(constraint, "whenUnsatisfiable", "DoNotSchedule") == "DoNotSchedule"
	not _is_loose(constraint, n)
}

# n pods in one place and none in another is a skew of n.
_is_loose(constraint, n) if {
	n != null
	n > 1
	_skew(constraint) >= n
	object.get(constraint, "whenUnsatisfiable", "DoNotSchedule") == "DoNotSchedule"
}

_constraints(kind, domain) := [constraint |
	some constraint in lib.at(kind.pods, kinds.path(kind, ["spec", "topologySpreadConstraints"]), [])
	_keys[domain][constraint.topologyKey]
	lib.selects(object.get(constraint, "labelSelector", null), kinds.labels(kind))
]

_has_anti_affinity(kind, domain, strength) if {
	some term in _terms(kind, strength)
	_keys[domain][term.topologyKey]
	_is_about(term, kind.manifest.scope)
	lib.selects(object.get(term, "labelSelector", null), kinds.labels(kind))
}

# Without namespaces and a selector of them a term is about the workload's own; an empty selector takes all. Every namespace has its name as
# a label, which is all that is known of its labels here.
_is_about(term, _) if {
	object.get(term, "namespaces", []) == []
	object.get(term, "namespaceSelector", null) == null
}

_is_about(term, namespace) if namespace in term.namespaces

_is_about(term, namespace) if lib.selects(object.get(term, "namespaceSelector", null), {"kubernetes.io/metadata.name": namespace})

_terms(kind, "required") := lib.at(kind.pods, _affinity(kind, "requiredDuringSchedulingIgnoredDuringExecution"), [])

_terms(kind, "preferred") := [term |
	some weighted in lib.at(kind.pods, _affinity(kind, "preferredDuringSchedulingIgnoredDuringExecution"), [])
	term := weighted.podAffinityTerm
]

_affinity(kind, strength) := kinds.path(kind, ["spec", "affinity", "podAntiAffinity", strength])
