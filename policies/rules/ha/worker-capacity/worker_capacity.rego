# METADATA
# title: The nodes that are left can carry the workload
# description: |
#   When a node is lost the others must take over its pods, and when a data centre is lost those in the other data centres must. The
#   requests of all pods are held against the cores and memory of the nodes that would be left, less what the system keeps for itself. Where Karpenter makes nodes as pods need them,
#   the limits of its pools bound what can come.
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
import data.resilience.model.capacity
import data.resilience.model.clusters
import data.resilience.model.provisioners

# METADATA
# description: Clusters that something runs on; one of no nodes is switched off, as a cluster that waits for a recovery may be.
subjects := {id: cluster |
	some id, cluster in clusters.by_id
	capacity.demand[id]
	cluster.node_count != 0
}

needs := ["nodes_by_data_centre", "size"]

protects := "node"

violations contains {
	"subject": id,
	"attribute": "node",
	"protects": "node",
	"related": array.concat(cluster.primaries, cluster.secondaries),
	"message": _message(cluster, capacity.demand[id], "one node", left),
	"evidence": _evidence(cluster, capacity.demand[id], "one node", left),
} if {
	some id, cluster in subjects
	left := capacity.without_node[id]
	capacity.is_short(capacity.demand[id], left)
}

# A data centre's loss is told only where a node's loss does not already say the same.
violations contains {
	"subject": id,
	"attribute": "data-centre",
	"protects": "data-centre",
	"related": array.concat(cluster.primaries, cluster.secondaries),
	"message": _message(cluster, capacity.demand[id], $"data centre {left.lost}", left),
	"evidence": _evidence(cluster, capacity.demand[id], $"data centre {left.lost}", left),
	"caused_by": _cause(cluster),
} if {
	some id, cluster in subjects
	capacity.without_node[id]
	not capacity.is_short(capacity.demand[id], capacity.without_node[id])
	left := [left | some left in capacity.without_data_centre[id]; capacity.is_short(capacity.demand[id], left)][0]
}

# What Karpenter may not make does not come back.
violations contains {
	"subject": id,
	"attribute": "limits",
	"protects": "node",
	"related": provisioner.related,
	"message": $"The limits of {provisioner.name} leave {cluster.name} too little for what its pods request: {_short_of(capacity.demand[id], most)} at most, so that what is lost with a node is not all made again.",
	"evidence": [
		{"name": "cores requested", "value": _tenths(capacity.demand[id].cpu), "unit": "cores", "from": "sum of requests x replicas"},
		{"name": "memory requested", "value": _gib(capacity.demand[id].memory), "unit": "GiB", "from": "sum of requests x replicas"},
		{"name": "kept for the system", "value": capacity.reserved.value, "unit": "share of a node", "from": capacity.reserved.from},
	],
	"remediation": "Raise `spec.limits` of the NodePool above what all pods request, with room for what the system keeps for itself.",
} if {
	some id, cluster in subjects
	most := capacity.at_most[id]
	provisioner := provisioners.of_cluster[id]
	capacity.is_short(capacity.demand[id], most)
}

undetermined contains {"subject": id, "attribute": "requests", "message": capacity.demand[id].unknown} if {
	some id, _ in subjects
	capacity.demand[id].unknown != ""
}

_message(cluster, _, lost, left) := $"Losing {lost} leaves {cluster.name} without a node." if left.nodes < 1

_message(cluster, demand, lost, left) := $"Losing {lost} leaves {cluster.name} {lib.counted(left.nodes, "node", "nodes")}, too few for what its pods request: {_short_of(demand, left)}." if left.nodes >= 1

_short_of(demand, left) := $"{_tenths(demand.cpu)} cores are requested, {_tenths(left.cpu)} are there" if {
	capacity.exceeds(demand.cpu, left.cpu)
} else := $"{_gib(demand.memory)} GiB of memory are requested, {_gib(left.memory)} are there"

_evidence(cluster, demand, lost, left) := array.concat(
	[
		{"name": "nodes", "value": cluster.node_count, "unit": "", "from": cluster.id},
		{"name": $"nodes left without {lost}", "value": left.nodes, "unit": "", "from": cluster.id},
		{"name": "cores requested", "value": _tenths(demand.cpu), "unit": "cores", "from": "sum of requests x replicas"},
		{"name": "memory requested", "value": _gib(demand.memory), "unit": "GiB", "from": "sum of requests x replicas"},
		{"name": "kept for the system", "value": capacity.reserved.value, "unit": "share of a node", "from": capacity.reserved.from},
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
