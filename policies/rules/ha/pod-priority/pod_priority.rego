# METADATA
# title: What must go on comes before what may wait
# description: |
#   Where the nodes that are left can't carry all pods, those of a higher priority come first. Without one, a service that must go on waits for room beside others of which less is
#   asked, in whatever order they come, and a pod that has found none is down until somebody makes room. Judged where that can happen: on a cluster whose nodes are too few without
#   one of them, or without those of a data centre.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/
#     description: Pod priority and preemption
# custom:
#   severity: notice
#   remediation: |
#     A PriorityClass with a higher `value`, and its name as `priorityClassName` of the pods of what must go on; or room for all pods, which ha/worker-capacity asks for.
#   standards: [S8, AWS REL11-BP05, "Azure RE:07", NIST CP-2(8), SOC 2 A1.1]
#   since: 0.1.0
package resilience.rules.ha["pod-priority"]

import data.resilience.lib
import data.resilience.model.capacity
import data.resilience.model.priorities
import data.resilience.model.services
import data.resilience.model.workloads

# METADATA
# description: Workloads of services that are to tolerate a failure after which there is not room for all pods of their cluster.
subjects := {id: workload |
	some cluster, level in _short
	some id in object.get(_on_cluster, cluster, set())
	workload := workloads.by_id[id]
	workload.replicas != 0
	_tolerates(id) >= level
}

needs := []

protects := "node"

violations contains {
	"subject": id,
	"attribute": $"{_pod(workload)}spec.priorityClassName",
	"related": sort([workloads.by_id[other].id | some other in others]),
	"message": $"{workload.name} may find no room after a failure that it is to tolerate: its pods come no sooner than those of {_named(others)}, of which less is asked, and {workload.name} has {_ranked(id)}.",
	"evidence": [{"name": "priority", "value": priorities.of[id].value, "unit": "", "from": id}],
} if {
	some id, workload in subjects
	others := _no_later(id)
	count(others) > 0
}

undetermined contains {"subject": id, "attribute": $"{_pod(workload)}spec.priorityClassName", "message": $"Whether {workload.name} comes first where there is not room for all can't be told: its PriorityClass {_class(id)}is in no input."} if {
	some id, workload in subjects
	priorities.of[id].value == null
}

# The least failure after which a cluster is short of room: of a node, or of a data centre.
_short[cluster] := 1 if {
	some cluster, left in capacity.without_node
	capacity.is_short(capacity.demand[cluster], left)
}

_short[cluster] := 2 if {
	some cluster, all in capacity.without_data_centre
	not capacity.is_short(capacity.demand[cluster], capacity.without_node[cluster])
	some left in all
	capacity.is_short(capacity.demand[cluster], left)
}

_on_cluster[workload.cluster] contains id if {
	some id, workload in workloads.by_id
	_short[workload.cluster]
}

_level := {"node": 1, "data-centre": 2, "region": 3}

_tolerates(id) := max({0} | {level | some name in services.of[id]; level := _level[services.by_name[name].objectives.tolerate]})

# Others of the cluster that are to tolerate less, and whose pods may come first or at the same time.
_no_later(id) := [other |
	cluster := workloads.by_id[id].cluster
	own := priorities.of[id].value
	own != null
	some other in _on_cluster[cluster]
	workloads.by_id[other].replicas != 0
	_tolerates(other) < _short[cluster]
	priorities.of[other].value >= own
	priorities.of[other].value != null
]

_named(others) := workloads.by_id[others[0]].name if count(others) == 1

_named(others) := $"{workloads.by_id[others[0]].name} and {lib.counted(count(others) - 1, "other", "others")}" if count(others) > 1

_ranked(id) := "no PriorityClass" if priorities.of[id].class == ""

_ranked(id) := $"priority {priorities.of[id].value}" if priorities.of[id].class != ""

_class(id) := $"{priorities.of[id].class} " if lib.is_plain(priorities.of[id].class)

_class(id) := "" if not lib.is_plain(priorities.of[id].class)

_pod(workload) := "" if workload.pod == ""

_pod(workload) := $"{workload.pod}." if workload.pod != ""
