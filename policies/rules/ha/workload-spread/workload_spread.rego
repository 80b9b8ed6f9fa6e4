# METADATA
# title: Replicas are kept on different nodes
# description: |
#   Replicas that may all be on one node are lost together. A topology spread constraint or an anti-affinity keeps them apart, if its selector
#   selects the workload's own pods; a preference counts, since the scheduler follows it as far as it can. The scheduler's own default
#   spreading is best effort and promises nothing. Pods that are kept in different data centres are on different nodes too. What keeps all of
#   them on one node, a node selector or a volume that one node can attach at a time, keeps them together whatever else is said.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/
#     description: Pod topology spread constraints
#   - ref: https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/
#     description: Inter-pod affinity and anti-affinity
# custom:
#   severity: error
#   remediation: |
#     Add to the pod template, with the workload's own labels:
#
#     ```yaml
#     topologySpreadConstraints:
#       - maxSkew: 1
#         topologyKey: kubernetes.io/hostname
#         whenUnsatisfiable: DoNotSchedule
#         labelSelector: {matchLabels: {app: NAME}}
#     ```
#
#     With `topology.kubernetes.io/zone` as the key the replicas are in different data centres, and so on different nodes too.
#   standards: [S8, AWS REL10-BP03, "Azure RE:05", NIST CP-10, ISO 27001 A.8.14]
#   equivalents:
#     - 461ed7e4-f8d5-4bc1-b3c6-64ddb4fd00a3
#     - 928fcc6f
#     - Deployment has host PodAntiAffinity
#     - EKS_MISSING_KEY_TOPOLOGYKEY
#     - StatefulSet has host PodAntiAffinity
#     - a31b7b82-d994-48c4-bd21-3bab6c31827a
#     - d740d048-8ed3-49d3-b77b-6f072f3b669e
#     - insert-pod-antiaffinity
#     - no-anti-affinity
#     - spread-pods
#   since: 0.1.0
package resilience.rules.ha["workload-spread"]

import data.resilience.lib
import data.resilience.model.workloads

# METADATA
# description: Workloads with replicas to keep apart.
subjects := {id: workload |
	some id, workload in workloads.by_id
	_has_several(workload)
}

needs := ["replicas", "spread"]

protects := "node"

violations contains {
	"subject": id,
	"attribute": lib.in_pod(workload, "spec.topologySpreadConstraints"),
	"message": _message(workload),
	"evidence": [{"name": "replicas", "value": workload.replicas, "unit": "", "from": workload.replicas_from}],
} if {
	some id, workload in subjects
	workload.replicas != null
	workload.spread.node == "none"
	not workload.unknown.spread
}

_message(workload) := $"All {workload.replicas} replicas of {workload.name} are on one node: {workload.pinned.node}." if {
	workload.pinned.node != null
} else := $"Nothing keeps the {workload.replicas} replicas of {workload.name} apart: one node may hold them all."

_has_several(workload) if workload.replicas == null

_has_several(workload) if workload.replicas > 1
