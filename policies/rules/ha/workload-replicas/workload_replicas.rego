# METADATA
# title: A workload has two replicas or more
# description: |
#   A workload with one replica is down from the loss of its node until the pod runs elsewhere: Kubernetes waits about five minutes before
#   it moves pods off a node that is unreachable, and a stateful set's pod stays until the node is known to be gone. An autoscaler's minimum
#   counts, since it overrides the number of replicas; without a number there is one. What elects a leader is judged alike: that is how a
#   second replica stands by. A pod that no controller made is not made again at all. Of an autoscaler whose workload is in no input its
#   minimum is judged.
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
#   equivalents:
#     - DEPLOYMENT_INCORRECT_REPLICAS_VALUE
#     - Deployment Replicas
#     - HPA_MISSING_MINREPLICAS_KEY
#     - HorizontalPodAutoscaler Replicas
#     - bcfe71f1
#     - deployment-has-multiple-replicas
#     - deploymentMissingReplicas
#     - hpa-minimum-three-replicas
#     - hpaMinAvailability
#     - k8sreplicalimits
#     - minimum-three-replicas
#   since: 0.1.0
#   parameters:
#     replicas:
#       type: number
#       default: 2
#       minimum: 1
#       maximum: 1000
#       description: How many replicas a workload must have at least
package resilience.rules.ha["workload-replicas"]

import data.resilience.lib
import data.resilience.model.autoscalers
import data.resilience.model.workloads

# METADATA
# description: Workloads that are on; one with no replicas at all is switched off. And autoscalers of what is in no input.
subjects := object.union(
	{id: workload |
		some id, workload in workloads.by_id
		workload.replicas != 0
	},
	_lone_scalers,
)

_lone_scalers := {id: scaler |
	some id, scaler in autoscalers.by_id
	count(scaler.targets) == 0
	scaler.found == null
}

needs := ["replicas"]

protects := "node"

violations contains {
	"subject": id,
	"attribute": "spec.replicas",
	"related": _scaler(workload),
	"message": $"{workload.name} has {_too_few(workload.replicas)}{_why(workload)}{_follows(workload.replicas)}.",
	"evidence": array.concat([{"name": "replicas", "value": workload.replicas, "unit": "", "from": workload.replicas_from}], _asked),
} if {
	some id, workload in workloads.by_id
	workload.replicas > 0
	workload.replicas < _wanted
	workload.remade
}

violations contains {
	"subject": id,
	"attribute": null,
	"message": $"{workload.name} is a pod that nothing makes again when its node is lost.",
	"remediation": "Make it the template of a Deployment with `replicas: 2` or more.",
	"evidence": [{"name": "replicas", "value": 1, "unit": "", "from": id}],
} if {
	some id, workload in workloads.by_id
	not workload.remade
}

violations contains {
	"subject": id,
	"attribute": "spec.minReplicas",
	"message": $"{scaler.name} may leave {_target(scaler)} with {_too_few(scaler.least)}{_unset(scaler)}{_follows(scaler.least)}.",
	"evidence": array.concat([{"name": "replicas", "value": scaler.least, "unit": "", "from": scaler.least_from}], _asked),
} if {
	some id, scaler in _lone_scalers
	scaler.least > 0
	scaler.least < _wanted
}

_wanted := lib.parameter("ha/workload-replicas", "replicas", 2)

# What is asked by default needs no telling.
_asked := [{"name": "wanted", "value": _wanted, "unit": "", "from": lib.parameter_source("ha/workload-replicas", "replicas")} | _wanted != 2]

_too_few(1) := "one replica"

_too_few(n) := $"{n} replicas" if n > 1

_follows(1) := ": it is down when its node is lost, until the pod runs elsewhere"

_follows(n) := $", fewer than the {_wanted} that are asked for" if n > 1

_target(scaler) := scaler.target_name if scaler.target_name != ""

_target(scaler) := "what it scales" if scaler.target_name == ""

_unset(scaler) := " (no minimum is set)" if scaler.least_from == "default"

_unset(scaler) := "" if scaler.least_from != "default"

_scaler(workload) := [workload.replicas_from | not workload.replicas_from in {workload.id, "default"}]

_why(workload) := " (none is set)" if workload.replicas_from == "default"

_why(workload) := "" if workload.replicas_from == workload.id

_why(workload) := " (its autoscaler's minimum)" if not workload.replicas_from in {workload.id, "default"}
