# METADATA
# title: A workload has two replicas or more
# description: |
#   A workload with one replica is down from the loss of its node until the pod runs elsewhere: Kubernetes waits about five minutes before
#   it moves pods off a node that is unreachable, and a stateful set's pod stays until the node is known to be gone. An autoscaler's minimum
#   counts, since it overrides the number of replicas; without a number there is one. What elects a leader is judged alike: that is how a
#   second replica stands by.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/architecture/nodes/
#     description: When pods are evicted from an unreachable node
#   - ref: https://kubernetes.io/docs/tasks/run-application/force-delete-stateful-set-pod/
#     description: A stateful set has at most one pod of an identity
#   - ref: https://kubernetes.io/docs/concepts/architecture/leases/
#     description: Leader election
#   - ref: https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/
#     description: Horizontal pod autoscaling
# custom:
#   severity: error
#   remediation: |
#     Set `spec.replicas: 2` or more; with a HorizontalPodAutoscaler set `minReplicas: 2` there instead. A stateful set needs the replication of
#     what runs in it, three members where they decide by quorum. Where only one may run, say so by a waiver with its reason.
#   standards: [S8, AWS REL11-BP01, "Azure RE:07", NIST CP-10, ISO 27001 A.8.14]
#   equivalents: ["Deployment Replicas", deploymentMissingReplicas, hpaMinAvailability, "HorizontalPodAutoscaler Replicas", deployment-has-multiple-replicas]
#   since: 0.1.0
package resilience.rules.ha["workload-replicas"]

import data.resilience.model.workloads

# METADATA
# description: Workloads that are on; one with no replicas at all is switched off.
subjects := {id: workload |
	some id, workload in workloads.by_id
	workload.replicas != 0
}

needs := ["replicas"]

protects := "node"

violations contains {
	"subject": id,
	"attribute": "spec.replicas",
	"related": _scaler(workload),
	"message": $"{workload.name} has one replica{_why(workload)}: it is down when its node is lost, until the pod runs elsewhere.",
	"evidence": [{"name": "replicas", "value": workload.replicas, "unit": "", "from": workload.replicas_from}],
} if {
	some id, workload in subjects
	workload.replicas == 1
}

_scaler(workload) := [workload.replicas_from | not workload.replicas_from in {workload.id, "default"}]

_why(workload) := " (none is set)" if workload.replicas_from == "default"

_why(workload) := "" if workload.replicas_from == workload.id

_why(workload) := " (its autoscaler's minimum)" if not workload.replicas_from in {workload.id, "default"}
