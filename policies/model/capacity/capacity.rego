# METADATA
# title: Capacity of clusters
# description: |
#   What all pods of a cluster request, and the cores and memory that its nodes have for them without one of the nodes, or without those of a data centre, less what the
#   system keeps for itself. Where that is too little, pods of a higher priority come first, and take the place of others.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/administer-cluster/reserve-compute-resources/
#     description: What a node keeps for the system
#   - ref: https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/
#     description: Pod priority and preemption
package resilience.model.capacity

import data.resilience.model.clusters
import data.resilience.model.provisioners
import data.resilience.model.workloads

# METADATA
# description: |
#   Cluster id to what is left without its largest node, `{lost, nodes, cpu, memory}`, null where a size is not known: its cores and its memory may be those of two different
#   nodes, either may be lost.
without_node := {id: left |
	some id, cluster in clusters.by_id
	demand[id]
	cluster.node_count != 0
	cluster.node_count != null
	sizes := {what: [class[what] | some class in cluster.node_classes] | some what in ["cpu", "memory"]}
	left := {
		"lost": "", "nodes": cluster.node_count - 1,
		"cpu": _less(_total(cluster.node_classes, "cpu"), _largest(sizes.cpu)),
		"memory": _less(_total(cluster.node_classes, "memory"), _largest(sizes.memory)),
	}
}

# METADATA
# description: Cluster id to what is left without each of its data centres, the least first.
without_data_centre := {id: sorted |
	some id, cluster in clusters.by_id
	demand[id]
	cluster.node_count != 0
	cluster.node_count != null
	not cluster.unknown.nodes_by_data_centre
	sorted := [left |
		some name in _fullest_first(cluster.nodes_by_data_centre)
		classes := [class | some class in cluster.node_classes; class.data_centre != name]
		left := {
			"lost": name, "nodes": cluster.node_count - cluster.nodes_by_data_centre[name],
			"cpu": _total(classes, "cpu"), "memory": _total(classes, "memory"),
		}
	]
}

_fullest_first(counts) := [entry[1] | some entry in sort([[negative, name] | some name, n in counts; negative := 0 - n])]

# METADATA
# description: |
#   Cluster id to the most that its nodes can ever have for pods, `{nodes, cpu, memory}`: those of its groups without the data centre that holds most, and what may be made of others
#   within the limits of their pools. Null where it is not bounded, or a size is not known; `nodes` has no meaning.
at_most := {id: {"nodes": 1, "cpu": _bound(id, "cpu"), "memory": _bound(id, "memory")} |
	some id, cluster in clusters.by_id
	demand[id]
	provisioners.of_cluster[id]
}

_bound(id, what) := (limit * (1 - reserved.value)) + min(lefts) if {
	provisioner := provisioners.of_cluster[id]
	limit := provisioner.limits[what]
	limit != null
	groups := [class | some class in clusters.by_id[id].node_classes; class.group != provisioner.id]
	places := {class.data_centre | some class in groups}
	lefts := {left |
		some place in (places | {null})
		left := _total([class | some class in groups; _is_elsewhere(class, place)], what)
		left != null
	}
	count(lefts) > 0
} else := null

_is_elsewhere(_, null)

_is_elsewhere(class, place) if {
	place != null
	class.data_centre != place
}

# What nodes have for pods, null where a size is not known.
_total(classes, what) := (1 - reserved.value) * sum([amount | some class in classes; amount := class.count * class[what]]) if {
	every class in classes { class[what] != null }
} else := null

_largest(sizes) := max(sizes) * (1 - reserved.value) if {
	count(sizes) > 0
	every size in sizes { size != null }
} else := null

_less(a, b) := a - b if {
	a != null
	b != null
} else := null

# METADATA
# description: True if less is left than is requested. What is not known is not short; without a node left it always is.
is_short(_, left) if left.nodes < 1

is_short(demand, left) if exceeds(demand.cpu, left.cpu)

is_short(demand, left) if exceeds(demand.memory, left.memory)

# METADATA
# description: True if a request is more than what is there, where that is known. A thousandth is room for the arithmetic of fractions.
exceeds(demand, left) if {
	left != null
	demand > left * 1.001
}

# METADATA
# description: The share of a node that the system keeps for itself, `{value, from}`.
reserved := {"value": value, "from": "setting"} if {
	value := input.settings.parameters["ha/worker-capacity"].reserved
	is_number(value)
	value >= 0
	value <= 0.9
} else := {"value": 0.1, "from": "default"}

# METADATA
# description: Cluster id to the requests of everything that runs on it, `{cpu, memory, unknown}`; `unknown` says which workload requests nothing.
demand := {id: demand |
	some id, ids in _workloads_by_cluster
	own := [workloads.by_id[workload] | some workload in ids]
	silent := sort([workload.name | some workload in own; _is_silent(workload)])
	heard := [workload | some workload in own; not _is_silent(workload)]
	demand := {
		"cpu": sum([cores | some workload in heard; cores := workload.cpu * workload.replicas]),
		"memory": sum([bytes | some workload in heard; bytes := workload.memory * workload.replicas]),
		"unknown": _silent_text(silent),
	}
}

_workloads_by_cluster[workload.cluster] contains id if some id, workload in workloads.by_id

_is_silent(workload) if {
	workload.replicas != 0
	null in [workload.cpu, workload.memory, workload.replicas]
}

_silent_text([]) := ""

_silent_text(names) := $"Whether all pods fit without a node or a data centre can't be told: {names[0]}{_more(count(names))} requests no cores or no memory, or its replicas are not known." if count(names) > 0

_more(1) := ""

_more(2) := ", and one more workload,"

_more(n) := $", and {n - 1} more workloads," if n > 2
