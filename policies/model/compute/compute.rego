# METADATA
# title: Compute outside clusters
# description: |
#   What runs application code and is no node of a cluster: machines and groups of them, container services, application platforms,
#   functions.
package resilience.model.compute

import data.resilience.lib
import data.resilience.model.node_groups

# METADATA
# description: Component id to its record.
by_id := {component.id: component | some component in data.resilience.model.compute.adapters[_].found}

# METADATA
# description: |
#   Whether alike machines, `{count, by_data_centre, unknown}` as a node group has them, serve on when one of them is lost; for adapters.
#   `mend` says how to have two.
node_verdict(members, mend) := node_verdict_of(members, "machine", mend)

# METADATA
# description: As `node_verdict`, of members that are called otherwise (`task`).
node_verdict_of(members, word, mend) := lib.undecided(members.unknown.count) if {
	members.unknown.count
} else := _none_running(word) if {
	members.count == 0
} else := lib.holds($"it has {members.count} {word}s") if {
	members.count > 1
} else := lib.fails($"it has {lib.counted(members.count, word, $"{word}s")}", null, mend)

# METADATA
# description: As `node_verdict`, when one of their data centres is lost.
data_centre_verdict(members, mend) := data_centre_verdict_of(members, "machine", mend)

# METADATA
# description: As `data_centre_verdict`, of members that are called otherwise (`task`).
data_centre_verdict_of(members, word, mend) := _none_running(word) if {
	members.count == 0
} else := lib.holds($"it is in {lib.listed(names)}") if {
	names := sort(object.keys(members.by_data_centre))
	count(names) > 1
} else := lib.fails($"it has one {word}", null, mend) if {
	members.count == 1
} else := lib.undecided(members.unknown.by_data_centre) if {
	members.unknown.by_data_centre
} else := lib.undecided(members.unknown.count) if {
	members.unknown.count
} else := lib.fails($"it is in {lib.listed(sort(object.keys(members.by_data_centre)))} only", null, mend)

# A group that waits, to be scaled up in an emergency, has nothing to lose.
_none_running(word) := lib.holds($"it keeps no {word} that could fail")

# METADATA
# description: "Several node groups as one, `{count, by_data_centre, unknown}`; for adapters."
together(groups) := {
	"count": node_groups.total(groups),
	"by_data_centre": node_groups.by_data_centre(groups),
	"unknown": {field: reasons[0] |
		some field in ["count", "by_data_centre"]
		reasons := node_groups.reasons(groups, field)
		count(reasons) > 0
	},
}

# METADATA
# description: The verdict of several node groups on a question of which each may have one, null where none has; for adapters.
of_all(groups, question) := lib.all_of(verdicts) if {
	verdicts := [verdict | some group in groups; verdict := group[question]]
	count(verdicts) > 0
} else := null
