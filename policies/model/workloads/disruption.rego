# METADATA
# title: Disruption budgets of a workload
# description: |
#   How many pods a budget lets be taken away at once when all are there, counted over all workloads that it selects. Percentages round up,
#   of minAvailable and of maxUnavailable alike; a budget without either lets none be taken away (getExpectedPodCount and updatePdbStatus
#   of the disruption controller).
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/run-application/configure-pdb/
#     description: Specifying a disruption budget
#   - ref: https://github.com/kubernetes/kubernetes/blob/v1.33.0/pkg/controller/disruption/disruption.go
#     description: The disruption controller
package resilience.model.workloads.disruption

import data.resilience.lib
import data.resilience.model.clusters
import data.resilience.model.workloads.kinds
import data.resilience.model.workloads.replicas

# METADATA
# description: "The budgets that select a workload, `[{id, allowed, blocks, text}]`, sorted by id; `allowed` is null where it can't be told."
budgets(kind) := [budget |
	workload := kind.manifest
	selecting := [_by_id[id] | some id in lib.referrers(workload, "spec.selector"); _by_id[id]]
	some pdb in lib.one_of_each(selecting, workload.input)
	budget := {"id": pdb.id, "allowed": _of_own(replicas.by_id[workload.id].n, _allowed[pdb.id]), "blocks": _blocks(_limit(pdb)), "text": _text(pdb)}
]

# METADATA
# description: |
#   Budgets that select nothing in sight, by id, `{id, name, blocks, text, related, unknown}`: pods that an operator makes, or that another
#   repository holds. Whether they block every eviction can be told of some however many pods there are: of those that let none be taken away.
without_workload := {id: {"id": id, "name": pdb.address, "blocks": _blocks(limit), "text": _text(pdb), "related": [], "unknown": _open(pdb, limit)} |
	some id, pdb in _by_id
	count(lib.refs(pdb, "spec.selector")) == 0
	limit := _limit(pdb)
}

_blocks(limit) if {
	limit.kind == "none"
} else if {
	limit.kind == "maxUnavailable"
	limit.value in [0, "0%"]
} else if {
	limit.kind == "minAvailable"
	_is_whole(limit.value)
} else := false

_is_whole(value) if {
	is_string(value)
	to_number(trim_suffix(value, "%")) >= 100
}

_open(pdb, limit) := {"limit": lib.why_unknown(pdb, limit.path)} if {
	limit.kind == "unknown"
} else := {}

# METADATA
# description: |
#   Why it can't be told which budgets select a workload, "" where it can: its labels, or what a budget beside it selects, are not known.
why_unknown(kind) := lib.why_unknown(kind.pods, _labels(kind)) if {
	lib.unknown_within(kind.pods, _labels(kind))
	count(_beside(kind.manifest)) > 0
} else := lib.why_unknown(_by_id[hidden[0]], _selector) if {
	hidden := sort([id | some id in _beside(kind.manifest); _is_hidden[id]])
	count(hidden) > 0
} else := ""

_labels(kind) := kinds.path(kind, ["metadata", "labels"])

_selector := ["spec", "selector"]

_is_hidden[id] if {
	some id, pdb in _by_id
	lib.unknown_within(pdb, _selector)
	count(lib.refs(pdb, "spec.selector")) == 0
}

# The budgets in the namespace of a workload.
_beside(workload) := object.get(_by_namespace, [[clusters.of(workload), workload.scope]], set())

_by_namespace[[clusters.of(pdb), pdb.scope]] contains id if some id, pdb in _by_id

# All that a shared budget allows may be pods of one workload.
_of_own(n, allowed) := min([n, allowed]) if {
	n != null
	allowed != null
} else := null

# METADATA
# description: |
#   Ids of the budgets that do not say what becomes of pods which are not ready: these can be evicted only where enough others are ready then. Whoever says
#   `IfHealthyBudget` has chosen that.
says_nothing_of_unhealthy := {id: true |
	some id, pdb in _by_id
	not lib.unknown_at(pdb, ["spec", "unhealthyPodEvictionPolicy"])
	lib.at(pdb, ["spec", "unhealthyPodEvictionPolicy"], null) == null
}

_by_id := {pdb.id: pdb | some pdb in input.kubernetes["policy/PodDisruptionBudget"]}

_allowed := {id: _allows(_limit(pdb), _expected(pdb)) | some id, pdb in _by_id}

# How many pods there are that it selects, null where one of its workloads is none whose replicas are known.
_expected(pdb) := sum([ranked[0][1] | some ranked in _selected(pdb)]) if {
	every id in _counting(pdb) { replicas.by_id[id].n != null }
} else := null

_counting(pdb) := {id | some id in lib.refs(pdb, "spec.selector"); not kinds.counted_elsewhere[id]}

# The pods of each workload that it selects; a manifest that several inputs hold counts once, that of the budget's own input first.
_selected(pdb) := [sort([entry | some entry in entries]) | some entries in _counts[pdb.id]] if {
	_counts[pdb.id]
} else := []

_counts[pdb.id][address] contains [rank, n] if {
	some pdb in _by_id
	some id in lib.refs(pdb, "spec.selector")
	[input_name, address] := replicas.by_id[id].of
	rank := _rank(input_name, pdb.input)
	n := replicas.by_id[id].n
}

_rank(a, b) := 0 if a == b

_rank(a, b) := 1 if a != b

_allows(limit, n) := 0 if {
	limit.kind == "none"
} else := min([n, _pods(limit.value, n)]) if {
	n != null
	limit.kind == "maxUnavailable"
} else := max([0, n - _pods(limit.value, n)]) if {
	n != null
	limit.kind == "minAvailable"
} else := null

_pods(value, _) := value if is_number(value)

_pods(value, n) := ceil((to_number(trim_suffix(value, "%")) * n) / 100) if is_string(value)

_limit(pdb) := {"kind": "unknown", "path": hidden[0]} if {
	hidden := [path | some path in [["spec", "maxUnavailable"], ["spec", "minAvailable"]]; lib.unknown_at(pdb, path)]
	count(hidden) > 0
} else := _checked("maxUnavailable", value) if {
	value := lib.at(pdb, ["spec", "maxUnavailable"], null)
	value != null
} else := _checked("minAvailable", value) if {
	value := lib.at(pdb, ["spec", "minAvailable"], null)
	value != null
} else := {"kind": "none"}

_checked(kind, value) := {"kind": kind, "value": value} if {
	_is_limit(value)
} else := {"kind": "invalid"}

_is_limit(value) if lib.is_count(value)

_is_limit(value) if {
	is_string(value)
	regex.match(`^[0-9]{1,3}%$`, value)
}

_text(pdb) := $"{limit.kind}: {limit.value}" if {
	limit := _limit(pdb)
	limit.value
} else := "neither minAvailable nor maxUnavailable" if {
	_limit(pdb).kind == "none"
} else := lib.why_unknown(pdb, _limit(pdb).path) if {
	_limit(pdb).kind == "unknown"
} else := "neither a number nor a percentage"
