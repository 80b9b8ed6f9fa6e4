# METADATA
# title: Disruption budgets of data services
# description: |
#   An operator keeps disruption budgets of the members that it makes, so that a drain takes one after the other. Where it is told not to, a budget of one's own
#   does as well; without either all members are evicted as fast as nodes are drained.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/run-application/configure-pdb/
#     description: Specifying a disruption budget
package resilience.model.data_services.budgets

import data.resilience.lib

# METADATA
# description: |
#   Whether a budget keeps members, as a verdict; null of a single member, of which nothing can be kept. `path` is the yes-or-no attribute by which the operator makes budgets,
#   `fallback` what it takes where nothing is set, `own` the ids of other budgets in sight that select members.
verdict(_, 1, _, _) := null

verdict(resource, members, setting, own) := lib.any_of(array.concat([_by_operator(resource, setting)], _of_ones_own(own))) if members != 1

_of_ones_own(own) := [held |
	some id in sort(own)
	held := lib.holds($"{lib.short(id)} selects its members")
]

_by_operator(resource, setting) := lib.undecided_at(resource, setting.path) if {
	lib.unknown_at(resource, setting.path)
} else := lib.with_mend(lib.with_why(found, trim_prefix(found.why, "spec.")), $"Set `{name}: true`, or add a PodDisruptionBudget of `maxUnavailable: 1` that selects its pods.") if {
	found := lib.flag(resource, setting.path, setting.fallback)
	name := trim_prefix(lib.shown(setting.path), "spec.")
}

# METADATA
# description: Ids of the disruption budgets in sight that select all pods of an object.
selecting(resource) := {id | some id in lib.referrers(resource, "spec.selector"); is_budget[id]}

# METADATA
# description: Ids of the disruption budgets in the input.
is_budget := {budget.id: true | some budget in input.kubernetes["policy/PodDisruptionBudget"]}
