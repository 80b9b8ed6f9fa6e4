# METADATA
# title: Spreading of pods
# description: |
#   Whether the scheduler must, should or need not keep the pods of a workload apart. A constraint or anti-affinity counts only
#   where its selector selects the workload's own pods; one without a selector selects none. Pods that must be in different data
#   centres are on different nodes too. A constraint whose skew is as large as the number of replicas keeps nothing apart. The
#   scheduler's own default constraints are best effort and promise nothing.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/
#     description: Pod topology spread constraints
#   - ref: https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/
#     description: Inter-pod affinity and anti-affinity
package resilience.model.workloads.spreading

import data.resilience.lib

_keys := {
	"node": {"kubernetes.io/hostname": true},
	"data_centre": {"topology.kubernetes.io/zone": true, "failure-domain.beta.kubernetes.io/zone": true},
}

# METADATA
# description: "`{node, data_centre}` of a workload of n replicas (null where that is not known), each guaranteed, preferred or none."
of(manifest, n) := {"node": _stronger(node, data_centre), "data_centre": data_centre} if {
	node := _kept_apart(manifest, n, "node")
	data_centre := _kept_apart(manifest, n, "data_centre")
}

# METADATA
# description: |
#   Why it can't be told what keeps the pods of a workload apart, "" where it can: then `of` says no more than what is known keeps them
#   apart. What is guaranteed already is known.
why_unknown(manifest) := lib.why_unknown(manifest, hidden[0]) if {
	hidden := [path |
		some path in [
			["spec", "template", "spec", "topologySpreadConstraints"],
			["spec", "template", "spec", "affinity", "podAntiAffinity"],
			["spec", "template", "metadata", "labels"],
		]
		lib.unknown_within(manifest, path)
	]
	count(hidden) > 0
	_kept_apart(manifest, null, "data_centre") != "guaranteed"
} else := ""

# METADATA
# description: The largest skew over data centres that is guaranteed, null where none is.
max_skew(manifest, n) := min(skews) if {
	skews := array.concat(
		[_skew(constraint) | some constraint in _constraints(manifest, "data_centre"); _is_required(constraint, n)],
		# Anti-affinity lets one pod into a data centre.
		[1 | _has_anti_affinity(manifest, "data_centre", "required")],
	)
	count(skews) > 0
} else := null

_skew(constraint) := constraint.maxSkew if {
	lib.is_count(constraint.maxSkew)
} else := 1

_strength := {"none": 0, "preferred": 1, "guaranteed": 2}

_stronger(a, b) := a if _strength[a] >= _strength[b]

_stronger(a, b) := b if _strength[a] < _strength[b]

_kept_apart(manifest, n, domain) := "guaranteed" if {
	some constraint in _constraints(manifest, domain)
	_is_required(constraint, n)
} else := "guaranteed" if {
	_has_anti_affinity(manifest, domain, "required")
} else := "preferred" if {
	some constraint in _constraints(manifest, domain)
	not _is_loose(constraint, n)
} else := "preferred" if {
	_has_anti_affinity(manifest, domain, "preferred")
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

_constraints(manifest, domain) := [constraint |
	some constraint in lib.at(manifest, ["spec", "template", "spec", "topologySpreadConstraints"], [])
	_keys[domain][constraint.topologyKey]
	lib.selects(object.get(constraint, "labelSelector", null), _labels(manifest))
]

_has_anti_affinity(manifest, domain, strength) if {
	some term in _terms(manifest, strength)
	_keys[domain][term.topologyKey]
	_is_about(term, manifest.scope)
	lib.selects(object.get(term, "labelSelector", null), _labels(manifest))
}

# Without namespaces a term is about the workload's own.
_is_about(term, _) if object.get(term, "namespaces", []) == []

_is_about(term, namespace) if namespace in term.namespaces

_terms(manifest, "required") := lib.at(manifest, _affinity("requiredDuringSchedulingIgnoredDuringExecution"), [])

_terms(manifest, "preferred") := [term |
	some weighted in lib.at(manifest, _affinity("preferredDuringSchedulingIgnoredDuringExecution"), [])
	term := weighted.podAffinityTerm
]

_affinity(strength) := ["spec", "template", "spec", "affinity", "podAntiAffinity", strength]

_labels(manifest) := lib.at(manifest, ["spec", "template", "metadata", "labels"], {})
