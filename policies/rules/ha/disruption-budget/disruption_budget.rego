# METADATA
# title: A disruption budget keeps replicas
# description: |
#   When nodes are drained, for an upgrade say, pods are evicted as fast as budgets let them be. Without a budget, or with one that lets all go,
#   all replicas may be taken at once. Whether a budget blocks drains is another question, [ha/drain-allowed](../drain-allowed/README.md).
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/run-application/configure-pdb/
#     description: Specifying a disruption budget
#   - ref: https://kubernetes.io/docs/concepts/workloads/pods/disruptions/
#     description: Disruptions
# custom:
#   severity: warning
#   remediation: |
#     Give each workload of two or more replicas one PodDisruptionBudget with `maxUnavailable: 1` that selects its pods. Operators keep budgets of what they make: CloudNativePG
#     unless `enablePDB: false` is set, Rook where `disruptionManagement.managePodBudgets: true` is.
#   standards: [S8, AWS REL11-BP01, "Azure RE:07", NIST CP-10, ISO 27001 A.8.14]
#   equivalents:
#     - 1db3a5a5-bf75-44e5-9e44-c56cfc8b1ac5
#     - 7249e3b0-9231-4af3-bc5f-5daf4988ecbf
#     - Deployment has PodDisruptionBudget
#     - StatefulSet has PodDisruptionBudget
#     - a05331ee-1653-45cb-91e6-13637a76e4f0
#     - a08a06a0
#     - b23e9b98-0cb6-4fc9-b257-1f3270442678
#     - create-default-pdb
#     - missingPodDisruptionBudget
#     - require-pdb
#   since: 0.1.0
package resilience.rules.ha["disruption-budget"]

import data.resilience.lib
import data.resilience.model.components
import data.resilience.model.workloads

# METADATA
# description: |
#   Workloads with replicas to take away one by one, and data services whose operator keeps budgets, or is told not to. A budget may be missing too where no number of
#   replicas is set.
subjects := object.union(_workloads, _services)

_workloads := {id: workload |
	some id, workload in workloads.by_id
	_matters(workload)
}

_services := lib.asked_of(components.by_id, "budgeted")

needs := ["replicas", "budgets", "budgeted"]

protects := "node"

violations contains {
	"subject": id,
	"message": $"{workload.name} has no disruption budget: a drain may take its {workload.replicas} replicas away at once.",
	"evidence": [_replicas(workload)],
} if {
	some id, workload in _workloads
	not _is_unset(workload)
	workload.replicas != null
	_has_none(workload)
}

# No number of replicas: `workload-replicas` says so, and a missing budget follows it.
violations contains {
	"subject": id,
	"message": $"{workload.name} has no disruption budget: a drain may take all of its replicas away at once.",
	"caused_by": {"rule": "ha/workload-replicas", "subject": id},
} if {
	some id, workload in _workloads
	_is_unset(workload)
	_has_none(workload)
}

violations contains {
	"subject": id,
	"related": [budget.id],
	"message": $"The disruption budget of {workload.name} ({budget.text}) lets all {workload.replicas} replicas be taken away at once.",
	"evidence": [
		_replicas(workload),
		{"name": "pods that may be taken away", "value": budget.allowed, "unit": "", "from": budget.id},
	],
} if {
	some id, workload in _workloads
	workload.replicas > 1
	[budget] := workload.budgets
	budget.allowed >= workload.replicas
}

violations contains lib.entry(service, service.budgeted, $"{service.name} has no disruption budget: a drain may take all of its members away at once ({service.budgeted.why}).") if {
	some service in _services
	service.budgeted.holds == false
}

_has_none(workload) if {
	count(workload.budgets) == 0
	not workload.unknown.budgets
}

_is_unset(workload) if workload.replicas_from == "default"

_matters(workload) if workload.replicas == null

_matters(workload) if workload.replicas > 1

_matters(workload) if {
	_is_unset(workload)
	workload.remade
}

_replicas(workload) := {"name": "replicas", "value": workload.replicas, "unit": "", "from": workload.replicas_from}
