# METADATA
# title: Nodes can be drained
# description: |
#   A budget that lets no pod be taken away blocks the draining of its node for ever: upgrades stop, and somebody takes the node away by force. Two
#   budgets on one pod make every eviction an error. Where no number of replicas is set, an autoscaler that no input shows may set it, and whether
#   the budget fits can't be told. A budget whose pods no input shows is judged for what holds of any number of pods.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/run-application/configure-pdb/
#     description: Specifying a disruption budget
#   - ref: https://kubernetes.io/docs/tasks/administer-cluster/safely-drain-node/
#     description: Draining a node
# custom:
#   severity: warning
#   remediation: |
#     Write `maxUnavailable: 1`, and have one budget for each pod. Percentages round up: `minAvailable: 51%` of two replicas is two and blocks every
#     drain, and so does a `minAvailable` as large as the number of replicas or an autoscaler's minimum.
#   standards: [S8, AWS REL11-BP01, "Azure RE:07", NIST CP-10, ISO 27001 A.8.14]
#   equivalents:
#     - PodDisruptionBudget has policy
#     - deployment-replicas-higher-than-pdb
#     - k8spoddisruptionbudget
#     - pdb-max-unavailable
#     - pdb-maxunavailable
#     - pdb-maxunavailable-with-deployments
#     - pdb-min-available
#     - pdb-minavailable-check
#     - pdb-unhealthy-pod-eviction-policy
#     - pdbDisruptionsIsZero
#     - pdbMinAvailableGreaterThanHPAMinReplicas
#     - require-replicas-allow-disruption
#   since: 0.1.0
#   parameters:
#     unhealthy:
#       type: boolean
#       default: false
#       description: Whether each budget must say what becomes of pods that are not ready
package resilience.rules.ha["drain-allowed"]

import data.resilience.lib
import data.resilience.model.workloads
import data.resilience.model.workloads.disruption

# METADATA
# description: Workloads that have a budget and run, and budgets whose pods no input shows.
subjects := object.union(_workloads, disruption.without_workload)

_workloads := {id: workload |
	some id, workload in workloads.by_id
	count(workload.budgets) > 0
	workload.replicas != 0
}

needs := ["replicas", "limit"]

protects := "node"

violations contains {
	"subject": id,
	"related": [budget.id | some budget in workload.budgets],
	"message": message,
	"evidence": array.concat(
		[{"name": "replicas", "value": workload.replicas, "unit": "", "from": workload.replicas_from}],
		[{"name": "pods that may be taken away", "value": budget.allowed, "unit": "", "from": budget.id} |
			some budget in workload.budgets
			budget.allowed != null
		],
	),
} if {
	some id, workload in _workloads
	message := _problem(workload)
}

violations contains {
	"subject": id,
	"message": $"{budget.name} ({budget.text}) lets no pod be taken away: a node with one can't be drained.",
} if {
	some id, budget in disruption.without_workload
	budget.blocks
}

undetermined contains {
	"subject": id,
	"related": [budget.id | some budget in workload.budgets],
	"message": $"How many pods of {workload.name} its disruption budget lets be taken away can't be told ({workload.budgets[0].text}{_unset_text(workload)}).",
} if {
	some id, workload in _workloads
	workload.replicas != null
	count(workload.budgets) == 1
	_is_open(workload)
}

violations contains {
	"subject": id,
	"related": waiting,
	"message": $"The disruption budget of {workload.name} does not say what becomes of pods that are not ready: they {_unhealthy}",
	"remediation": _choice,
} if {
	_asks_of_unhealthy
	some id, workload in _workloads
	not _problem(workload)
	waiting := [budget.id | some budget in workload.budgets; disruption.says_nothing_of_unhealthy[budget.id]]
	count(waiting) > 0
}

violations contains {
	"subject": id,
	"message": $"{budget.name} does not say what becomes of pods that are not ready: they {_unhealthy}",
	"remediation": _choice,
} if {
	_asks_of_unhealthy
	some id, budget in disruption.without_workload
	not budget.blocks
	disruption.says_nothing_of_unhealthy[id]
}

_asks_of_unhealthy if lib.parameter("ha/drain-allowed", "unhealthy", false) == true

_unhealthy := "block the draining of their node while too few others are ready."

_choice := "Set `unhealthyPodEvictionPolicy: AlwaysAllow` of the disruption budget, or `IfHealthyBudget` where a pod that is not ready must stay."

_problem(workload) := $"{workload.name} is selected by {count(workload.budgets)} disruption budgets: every eviction of its pods is refused." if {
	count(workload.budgets) > 1
} else := $"The disruption budget of {workload.name} ({workload.budgets[0].text}, {lib.counted(workload.replicas, "replica", "replicas")}) lets no pod be taken away: a node with one can't be drained." if {
	workload.budgets[0].allowed == 0
	not _is_open(workload)
}

_is_open(workload) if workload.budgets[0].allowed == null

_is_open(workload) if {
	workload.replicas_from == "default"
	workload.remade
	workload.budgets[0].allowed == 0
	not workload.budgets[0].blocks
}

_unset_text(workload) := ", and no number of replicas is set" if {
	workload.replicas_from == "default"
} else := ""
