# METADATA
# title: A cluster stays in one region
# description: |
#   Kubernetes can't be set up across regions: its control plane needs the low latency of data centres of one region, and storage can't
#   follow a pod. What is wanted of a second region is a second cluster that recovery points are restored to.
# related_resources:
#   - ref: https://kubernetes.io/docs/setup/best-practices/multiple-zones/
#     description: Running in multiple zones, within one region
# custom:
#   severity: error
#   remediation: |
#     Keep all nodes of the cluster in data centres of one region. For disaster recovery build a cluster of its own in the other region,
#     declare it under `clusters` and its region under `regions.recovery`, and restore snapshots to it.
#   standards: [S9, AWS REL10-BP03, "Azure RE:05", NIST CP-7, ISO 27001 A.8.14]
#   since: 0.1.0
package resilience.rules.ha["cluster-in-one-region"]

import data.resilience.lib
import data.resilience.model.clusters

# METADATA
# description: Clusters made of machines of one's own, as far as any are named; an Installer alone names none.
subjects := {id: cluster |
	some id, cluster in clusters.by_id
	cluster.declared
	not cluster.managed
}

needs := ["regions"]

protects := "node"

violations contains {
	"subject": id,
	"related": cluster.related,
	"message": $"{cluster.name} is stretched over the regions {lib.listed(cluster.regions)}: Kubernetes does not support that, and losing the link between them can stop it.",
	"evidence": [{"name": "regions", "value": count(cluster.regions), "unit": "", "from": id}],
} if {
	some id, cluster in subjects
	count(cluster.regions) > 1
}
