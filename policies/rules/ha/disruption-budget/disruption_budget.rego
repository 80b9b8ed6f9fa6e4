# METADATA
# title: A disruption budget that neither lacks nor blocks
# description: |
#   When nodes are drained, for an upgrade say, pods are evicted as fast as budgets let them be. Without a budget all replicas may be taken at
#   once; with one that allows none the drain never ends; two budgets on one pod make every eviction an error. Where no number of replicas is
#   set, an autoscaler that no input shows may set it: a budget is asked for, and whether it fits can't be told.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/run-application/configure-pdb/
#     description: Specifying a disruption budget
#   - ref: https://kubernetes.io/docs/concepts/workloads/pods/disruptions/
#     description: Disruptions
# custom:
#   severity: warning
#   remediation: |
#     Give each workload of two or more replicas one PodDisruptionBudget with `maxUnavailable: 1` that selects its pods. Percentages round up:
#     `minAvailable: 51%` of two replicas is two and blocks every drain.
#   standards: [S8, AWS REL11-BP01, "Azure RE:07", NIST CP-10, ISO 27001 A.8.14]
#   equivalents: ["Deployment has PodDisruptionBudget", "StatefulSet has PodDisruptionBudget", missingPodDisruptionBudget, pdb-min-available]
#   since: 0.1.0
package resilience.rules.ha["disruption-budget"]

import data.resilience.lib
import data.resilience.model.workloads

# METADATA
# description: Workloads with replicas to take away one by one, and any other that has a budget.
subjects := {id: workload |
	some id, workload in workloads.by_id
	_matters(workload)
}

needs := ["replicas", "budgets"]

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
	some id, workload in subjects
	workload.replicas != null
	message := _problem(workload)
}

# No number of replicas: `workload-replicas` says so, and a missing budget follows it.
violations contains {
	"subject": id,
	"message": $"{workload.name} has no disruption budget: a drain may take all of its replicas away at once.",
	"caused_by": {"rule": "ha/workload-replicas", "subject": id},
} if {
	some id, workload in subjects
	_is_unset(workload)
	_has_none(workload)
}

_has_none(workload) if {
	count(workload.budgets) == 0
	not workload.unknown.budgets
}

undetermined contains {
	"subject": id,
	"related": [budget.id | some budget in workload.budgets],
	"message": $"How many pods of {workload.name} its disruption budget lets be taken away can't be told ({workload.budgets[0].text}{_unset_text(workload)}).",
} if {
	some id, workload in subjects
	workload.replicas != null
	count(workload.budgets) == 1
	_is_open(workload)
}

_is_open(workload) if workload.budgets[0].allowed == null

_is_open(workload) if {
	_is_unset(workload)
	workload.budgets[0].allowed == 0
	not _blocks_always[workload.budgets[0].text]
}

_is_unset(workload) if workload.replicas_from == "default"

_unset_text(workload) := ", and no number of replicas is set" if {
	_is_unset(workload)
} else := ""

# Whatever the number of replicas is.
_blocks_always := {
	"maxUnavailable: 0": true, "maxUnavailable: 0%": true, "minAvailable: 100%": true,
	"neither minAvailable nor maxUnavailable": true,
}

_matters(workload) if workload.replicas == null

_matters(workload) if workload.replicas > 1

_matters(workload) if _is_unset(workload)

_matters(workload) if {
	count(workload.budgets) > 0
	workload.replicas > 0
}

_problem(workload) := $"{workload.name} has no disruption budget: a drain may take its {workload.replicas} replicas away at once." if {
	not _is_unset(workload)
	_has_none(workload)
} else := $"{workload.name} is selected by {count(workload.budgets)} disruption budgets: every eviction of its pods is refused." if {
	count(workload.budgets) > 1
} else := $"The disruption budget of {workload.name} ({workload.budgets[0].text}, {lib.counted(workload.replicas, "replica", "replicas")}) lets no pod be taken away: a node with one can't be drained." if {
	workload.budgets[0].allowed == 0
	not _is_open(workload)
} else := $"The disruption budget of {workload.name} ({workload.budgets[0].text}) lets all {workload.replicas} replicas be taken away at once." if {
	workload.replicas > 1
	workload.budgets[0].allowed >= workload.replicas
}
