# METADATA
# title: A cluster has the nodes that its application asks for
# description: |
#   A vendor says in the preflight checks of an application how many nodes it needs. On a cluster with fewer the installation is refused, and where somebody goes past
#   the check, the application has fewer nodes than its vendor tested.
# related_resources:
#   - ref: https://troubleshoot.sh/docs/analyze/node-resources/
#     description: Node resources in preflight checks
# custom:
#   severity: warning
#   remediation: |
#     Add nodes until the cluster has as many as the preflight asks for, or change the preflight where it asks for more than the application needs.
#   standards: [S8, AWS REL11-BP05, "Azure RE:06", NIST CP-2(2)]
#   since: 0.1.0
package resilience.rules.ha["preflight-nodes"]

import data.resilience.model.clusters
import data.resilience.model.preflights

# METADATA
# description: Preflights that ask for a number of nodes, of clusters whose nodes are counted.
subjects := {id: preflight |
	some id, preflight in preflights.by_id
	preflight.nodes != null
	clusters.by_id[preflight.cluster].node_count != null
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
	cluster.node_count < preflight.nodes
}
