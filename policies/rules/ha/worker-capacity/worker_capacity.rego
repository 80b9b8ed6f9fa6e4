# METADATA
# title: The nodes that are left can carry the workload
# description: |
#   When a node is lost the others must take over its pods, and when a data centre is lost those in the other data centres must. The
#   requests of all pods are held against the cores and memory of the nodes that would be left, less what the system keeps for itself.
# related_resources:
#   - ref: https://docs.aws.amazon.com/wellarchitected/latest/reliability-pillar/rel_withstand_component_failures_static_stability.html
#     description: Static stability
#   - ref: https://kubernetes.io/docs/tasks/administer-cluster/reserve-compute-resources/
#     description: What a node keeps for the system
# custom:
#   severity: error
#   remediation: |
#     Add nodes, or larger ones, until the requests fit without the largest data centre: with three equal data centres each must carry half
#     of the whole. Put nodes in more than one data centre. If the size of a node is not known, say it under `clusters[].node` in resilience.yml.
#   standards: [S8, S12, AWS REL11-BP05, AWS REL01-BP06, "Azure RE:06", NIST CP-2(2), SOC 2 A1.1]
#   since: 0.1.0
#   parameters:
#     reserved:
#       type: number
#       default: 0.1
#       minimum: 0
#       maximum: 0.9
#       description: Share of a node's cores and memory that the system keeps for itself
package resilience.rules.ha["worker-capacity"]

import data.resilience.lib
import data.resilience.model.clusters
import data.resilience.model.workloads

# METADATA
# description: Clusters that something runs on; one of no nodes is switched off, as a cluster that waits for a recovery may be.
subjects := {id: cluster |
	some id, cluster in clusters.by_id
	_demand[id]
	cluster.node_count != 0
}

needs := ["nodes_by_data_centre", "size"]

protects := "node"

violations contains {
	"subject": id,
	"attribute": "node",
	"protects": "node",
	"related": array.concat(cluster.primaries, cluster.secondaries),
	"message": _message(cluster, _demand[id], "one node", left),
	"evidence": _evidence(cluster, _demand[id], "one node", left),
} if {
	some id, cluster in subjects
	left := _without_node[id]
	_is_short(_demand[id], left)
}

# A data centre's loss is told only where a node's loss does not already say the same.
violations contains {
	"subject": id,
	"attribute": "data-centre",
	"protects": "data-centre",
	"related": array.concat(cluster.primaries, cluster.secondaries),
	"message": _message(cluster, _demand[id], $"data centre {left.lost}", left),
	"evidence": _evidence(cluster, _demand[id], $"data centre {left.lost}", left),
	"caused_by": _cause(cluster),
} if {
	some id, cluster in subjects
	_without_node[id]
	not _is_short(_demand[id], _without_node[id])
	left := [left | some left in _without_data_centre[id]; _is_short(_demand[id], left)][0]
}

undetermined contains {"subject": id, "attribute": "requests", "message": _demand[id].unknown} if {
	some id, _ in subjects
	_demand[id].unknown != ""
}

# What is left without the largest node: its cores and its memory may be those of two different nodes, either may be lost.
_without_node := {id: left |
	some id, cluster in subjects
	cluster.node_count != null
	sizes := {what: [class[what] | some class in cluster.node_classes] | some what in ["cpu", "memory"]}
	left := {
		"lost": "", "nodes": cluster.node_count - 1,
		"cpu": _less(_total(cluster.node_classes, "cpu"), _largest(sizes.cpu)),
		"memory": _less(_total(cluster.node_classes, "memory"), _largest(sizes.memory)),
	}
}

# What is left without each data centre, the least first.
_without_data_centre := {id: sorted |
	some id, cluster in subjects
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

# What nodes have for pods, null where a size is not known.
_total(classes, what) := (1 - _reserved.value) * sum([amount | some class in classes; amount := class.count * class[what]]) if {
	every class in classes { class[what] != null }
} else := null

_largest(sizes) := max(sizes) * (1 - _reserved.value) if {
	count(sizes) > 0
	every size in sizes { size != null }
} else := null

_less(a, b) := a - b if {
	a != null
	b != null
} else := null

# What is not known is not short: `needs` makes it undetermined. Without a node left it always is.
_is_short(_, left) if left.nodes < 1

_is_short(demand, left) if _exceeds(demand.cpu, left.cpu)

_is_short(demand, left) if _exceeds(demand.memory, left.memory)

# A thousandth is room for the arithmetic of fractions.
_exceeds(demand, left) if {
	left != null
	demand > left * 1.001
}

_message(cluster, _, lost, left) := $"Losing {lost} leaves {cluster.name} without a node." if left.nodes < 1

_message(cluster, demand, lost, left) := $"Losing {lost} leaves {cluster.name} {lib.counted(left.nodes, "node", "nodes")}, too few for what its pods request: {_short_of(demand, left)}." if left.nodes >= 1

_short_of(demand, left) := $"{_tenths(demand.cpu)} cores are requested, {_tenths(left.cpu)} are there" if {
	_exceeds(demand.cpu, left.cpu)
} else := $"{_gib(demand.memory)} GiB of memory are requested, {_gib(left.memory)} are there"

_evidence(cluster, demand, lost, left) := array.concat(
	[
		{"name": "nodes", "value": cluster.node_count, "unit": "", "from": cluster.id},
		{"name": $"nodes left without {lost}", "value": left.nodes, "unit": "", "from": cluster.id},
		{"name": "cores requested", "value": _tenths(demand.cpu), "unit": "cores", "from": "sum of requests x replicas"},
		{"name": "memory requested", "value": _gib(demand.memory), "unit": "GiB", "from": "sum of requests x replicas"},
		{"name": "kept for the system", "value": _reserved.value, "unit": "share of a node", "from": _reserved.from},
	],
	array.concat(
		[{"name": "cores left", "value": _tenths(left.cpu), "unit": "cores", "from": cluster.id} | left.cpu != null],
		[{"name": "memory left", "value": _gib(left.memory), "unit": "GiB", "from": cluster.id} | left.memory != null],
	),
)

_tenths(n) := round(n * 10) / 10

_gib(bytes) := _tenths(bytes / 1073741824)

# All in one data centre is what quorum-spread says already.
_cause(cluster) := {"rule": "ha/quorum-spread", "subject": cluster.id} if {
	not cluster.managed
	cluster.primary_count >= 3
	count(cluster.nodes_by_data_centre) == 1
} else := null

_reserved := {"value": value, "from": "setting"} if {
	value := input.settings.parameters["ha/worker-capacity"].reserved
	is_number(value)
	value >= 0
	value <= 0.9
} else := {"value": 0.1, "from": "default"}

# Requests of everything that runs on a cluster; `unknown` says which workload requests nothing.
_demand := {id: demand |
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
