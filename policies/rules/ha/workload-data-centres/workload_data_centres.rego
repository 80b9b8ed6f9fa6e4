# METADATA
# title: Replicas are kept in different data centres
# description: |
#   Replicas that may all be in one data centre are lost with it, however many nodes they are on. A topology spread constraint or an
#   anti-affinity over zones keeps them apart, if its selector selects the workload's own pods; a preference counts, since the scheduler
#   follows it as far as it can. A node selector or a required node affinity of one zone keeps them all there. Where the cluster of a manifest is not in sight, it is taken to be over several data centres
#   (`assumed_cluster` in resilience.yml).
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/
#     description: Pod topology spread constraints
#   - ref: https://kubernetes.io/docs/setup/best-practices/multiple-zones/
#     description: Running in multiple zones
# custom:
#   severity: error
#   remediation: |
#     Add to the pod template, with the workload's own labels:
#
#     ```yaml
#     topologySpreadConstraints:
#       - maxSkew: 1
#         topologyKey: topology.kubernetes.io/zone
#         whenUnsatisfiable: DoNotSchedule
#         labelSelector: {matchLabels: {app: NAME}}
#     ```
#
#     If the cluster is in one data centre on purpose, say so: `assumed_cluster: {nodes: 3, data_centres: 1}` in resilience.yml, or declare it.
#   standards: [S10, S12, AWS REL10-BP01, "Azure RE:05", NIST CP-7(1), ISO 27001 A.8.14]
#   equivalents: ["topologyspreadconstraints-policy:spread-pods"]
#   since: 0.1.0
package resilience.rules.ha["workload-data-centres"]

import data.resilience.lib
import data.resilience.model.clusters
import data.resilience.model.workloads

# METADATA
# description: Workloads with replicas to keep apart, on a cluster over several data centres.
subjects := {id: workload |
	some id, workload in workloads.by_id
	_has_several(workload)
	count(clusters.spread_over(workload.cluster)) > 1
}

needs := ["replicas", "spread"]

protects := "data-centre"

violations contains {
	"subject": id,
	"attribute": lib.in_pod(workload, "spec.topologySpreadConstraints"),
	"message": _message(workload),
	"evidence": [
		{"name": "replicas", "value": workload.replicas, "unit": "", "from": workload.replicas_from},
		{"name": "data centres", "value": count(clusters.spread_over(workload.cluster)), "unit": "", "from": _source(workload.cluster)},
	],
	"caused_by": _cause(id, workload),
} if {
	some id, workload in subjects
	workload.replicas != null
	workload.spread.data_centre == "none"
	not workload.unknown.spread
	not _nodes_keep_apart(workload)
}

_message(workload) := $"All {workload.replicas} replicas of {workload.name} are in one data centre: {workload.pinned.data_centre}." if {
	workload.pinned.data_centre != null
} else := $"Nothing keeps the {workload.replicas} replicas of {workload.name} in different data centres: one may hold them all."

# Pods that must be on different nodes can't all be in one data centre that has fewer nodes than there are pods.
_nodes_keep_apart(workload) if {
	workload.pinned.data_centre == null
	workload.spread.node == "guaranteed"
	clusters.most_in_one_data_centre(workload.cluster) < workload.replicas
}

# Where nothing keeps them apart at all, that is the one thing to mend.
_cause(id, workload) := {"rule": "ha/workload-spread", "subject": id} if {
	workload.spread.node == "none"
} else := null

_has_several(workload) if workload.replicas == null

_has_several(workload) if workload.replicas > 1

_source(id) := id if {
	clusters.by_id[id]
	not clusters.by_id[id].unknown.nodes_by_data_centre
} else := "setting assumed_cluster"
