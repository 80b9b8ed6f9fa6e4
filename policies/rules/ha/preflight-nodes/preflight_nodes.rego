# METADATA
# title: A cluster has the nodes that its application asks for
# description: |
#   A vendor says in the preflight checks of an application how many nodes it needs, and of what size. On a cluster with fewer or smaller ones the installation is refused, and where somebody goes past
#   the check, the application has fewer nodes than its vendor tested.
# related_resources:
#   - ref: https://troubleshoot.sh/docs/analyze/node-resources/
#     description: Node resources in preflight checks
# custom:
#   severity: warning
#   remediation: |
#     Add nodes until the cluster has as many, and as large ones, as the preflight asks for, or change the preflight where it asks for more than the application needs.
#   standards: [S8, AWS REL11-BP05, "Azure RE:06", NIST CP-2(2)]
#   since: 0.1.0
package resilience.rules.ha["preflight-nodes"]

import data.resilience.model.clusters
import data.resilience.model.preflights

# METADATA
# description: Preflights that ask for a number or a size of nodes, of clusters that are in sight.
subjects := {id: preflight |
	some id, preflight in preflights.by_id
	count(preflight.sizes) + count([1 | preflight.nodes != null]) > 0
	clusters.by_id[preflight.cluster]
}

needs := []

protects := "node"

violations contains {
	"subject": id,
	"attribute": preflight.attribute,
	"related": cluster.related,
	"message": $"{preflight.name} asks for {preflight.nodes} nodes, and {cluster.name} has {cluster.node_count}.",
	"evidence": [
		{"name": "nodes asked for", "value": preflight.nodes, "unit": "", "from": id},
		{"name": "nodes", "value": cluster.node_count, "unit": "", "from": cluster.id},
	],
} if {
	some id, preflight in subjects
	cluster := clusters.by_id[preflight.cluster]
	cluster.node_count != null
	cluster.node_count < preflight.nodes
}

undetermined contains {"subject": id, "attribute": preflight.attribute, "message": $"{preflight.name} asks for {preflight.nodes} nodes, and how many {cluster.name} has is not known: {_why(cluster)}."} if {
	some id, preflight in subjects
	cluster := clusters.by_id[preflight.cluster]
	preflight.nodes != null
	cluster.node_count == null
}

violations contains {
	"subject": id,
	"attribute": size.attribute,
	"related": cluster.related,
	"message": $"{preflight.name} asks for {_shown(size.what, size.least)} {_whose[size.of]}, and {cluster.name} has {_shown(size.what, there)}.",
	"evidence": [
		{"name": "asked for", "value": size.least, "unit": _unit[size.what], "from": id},
		{"name": "there", "value": there, "unit": _unit[size.what], "from": cluster.id},
	],
} if {
	some id, preflight in subjects
	cluster := clusters.by_id[preflight.cluster]
	some size in preflight.sizes
	there := _there(cluster, size)
	there < size.least
}

undetermined contains {"subject": id, "attribute": size.attribute, "message": $"{preflight.name} asks for {_shown(size.what, size.least)} {_whose[size.of]}, and of what size the nodes of {cluster.name} are is not known."} if {
	some id, preflight in subjects
	cluster := clusters.by_id[preflight.cluster]
	some size in preflight.sizes
	not _there(cluster, size)
}

# The smallest node, or all together; undefined where the size of one is not known.
_there(cluster, size) := min(sizes) if {
	size.of == "each"
	sizes := _sizes(cluster, size.what)
	count(sizes) > 0
}

_there(cluster, size) := sum([amount | some class in cluster.node_classes; amount := class[size.what] * class.count]) if {
	size.of == "all"
	count(_sizes(cluster, size.what)) > 0
	not cluster.unknown.size
}

_sizes(cluster, what) := [class[what] | some class in cluster.node_classes] if {
	every class in cluster.node_classes { class[what] != null }
}

_whose := {"each": "of each node", "all": "of all nodes together"}

_unit := {"cpu": "cores", "memory": "bytes"}

_shown("cpu", n) := $"{n} cores"

_shown("memory", n) := $"{round(n / 107374182.4) / 10} GiB of memory"

_why(cluster) := object.get(cluster.unknown, "nodes_by_data_centre", object.get(cluster.unknown, "size", "no input says it"))
