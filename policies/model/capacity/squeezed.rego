# What has room where nodes are lost: part of capacity.rego's package, which says what is requested and what is left.
package resilience.model.capacity

import data.resilience.model.clusters
import data.resilience.model.priorities
import data.resilience.model.workloads

# METADATA
# description: |
#   Cluster id to what becomes of its workloads where one of its nodes is lost, and the rest can't carry all pods: the ids of those whose lost
#   pods may find no room, since what comes before them, or with them, takes all that is left, to `{stay}`: how many of their pods are left at most once what comes before them
#   has taken its room, null where nothing comes before. Absent where all pods fit, and of clusters whose sizes are not known.
squeezed_without_node := {id: _squeezed(id, [left]) |
	some id, left in without_node
	is_short(demand[id], left)
}

# METADATA
# description: The same by the number of nodes of the data centre that is lost, `[cluster, nodes]`; of several alike the one that leaves least.
squeezed_without_data_centre := {[id, n]: _squeezed(id, lefts) |
	some id, all in without_data_centre
	some n in {clusters.by_id[id].nodes_by_data_centre[left.lost] | some left in all}
	lefts := [left | some left in all; clusters.by_id[id].nodes_by_data_centre[left.lost] == n; is_short(demand[id], left)]
	count(lefts) > 0
}

_squeezed(cluster, lefts) := {id: {"stay": _stay(wanted, id, levels, lefts)} |
	wanted := _wanted[cluster]
	levels := {value: _asked_by(wanted, value) | some value in {one.priority.value | some _, one in wanted; one.priority.value != null}}
	some id, _ in wanted
	_waits(wanted, id, levels, lefts) == true
}

# What each workload of a cluster requests, and how it ranks; one that requests nothing fits anywhere.
_wanted := {cluster: wanted |
	some cluster, ids in _workloads_by_cluster
	wanted := {id: {"cpu": workload.cpu, "memory": workload.memory, "replicas": workload.replicas, "priority": _rank(id)} |
		some id in ids
		workload := workloads.by_id[id]
		not _is_silent(workload)
		workload.replicas != 0
	}
}

_rank(id) := priorities.of[id] if {
	priorities.of[id]
} else := {"value": null, "class": "", "preempts": true}

# What comes before a value, and what is of that value or may be: a rank that is not known may be any.
_asked_by(wanted, value) := {
	"before": _sum([one | some _, one in wanted; _comes_before(one.priority, value)]),
	"with": _sum([one | some _, one in wanted; _not_after(one.priority, value)]),
}

_sum(asked) := {what: sum([amount | some one in asked; amount := one[what] * one.replicas]) | some what in ["cpu", "memory"]}

# Of what only may take the place of others, nothing is said.
_comes_before(priority, value) if {
	priority.preempts
	priority.value != null
	priority.value > value
}

_not_after(priority, _) if priority.value == null

_not_after(priority, value) if priority.value >= value

_waits(wanted, id, levels, lefts) if {
	wanted[id].priority.value != null
	some left in lefts
	is_short(levels[wanted[id].priority.value]["with"], left)
} else if {
	wanted[id].priority.value == null
} else := false

_stay(wanted, id, levels, lefts) := min(stay) if {
	before := levels[wanted[id].priority.value].before
	before.cpu + before.memory > 0
	stay := [floor(max([0, left[what] - before[what]]) / wanted[id][what]) |
		some left in lefts
		some what in ["cpu", "memory"]
		left[what] != null
		wanted[id][what] > 0
	]
	count(stay) > 0
} else := null
