# METADATA
# title: What schedules take of a workload
# description: |
#   Whether the snapshots of a cluster hold the volumes of a workload: those of a schedule that is on, saves volumes, and takes its namespace. One that
#   takes only what has certain labels may.
package resilience.model.schedules.coverage

import data.resilience.lib
import data.resilience.model.schedules
import data.resilience.model.schedules.evidence

# METADATA
# description: Whether the volumes of a workload record are backed up, as a verdict.
verdict(workload) := lib.holds($"{covering[0].name} backs it up") if {
	covering := [schedule | some schedule in _of(workload); _takes(schedule, workload); not schedule.labelled]
	count(covering) > 0
} else := lib.undecided($"whether schedule {maybe[0].name} takes {workload.name} depends on labels") if {
	maybe := [schedule | some schedule in _of(workload); _takes(schedule, workload)]
	count(maybe) > 0
} else := lib.undecided($"whether schedule {perhaps[0].name} takes {workload.name} depends on labels of its namespace, which no input shows") if {
	perhaps := [schedule | some schedule in _of(workload); schedule.active; schedule.volumes != "none"; _names(object.get(schedule.namespaces, "perhaps", []), workload.namespace)]
	count(perhaps) > 0
} else := lib.fails($"{_why_not(_of(workload)[0], workload)}", null, _mend(_of(workload)[0])) if {
	count(_of(workload)) > 0
} else := lib.undecided($"no schedule of backups of the cluster that {workload.name} runs on is in sight{evidence.words(workload)}")

_mend(schedule) := "Take its namespace into a Velero Schedule that saves volumes (`snapshotMoveData: true` or `defaultVolumesToFsBackup: true`)." if {
	schedule.kind != "kasten"
} else := "Give its namespace the labels that a Kasten Policy selects, or make a Policy that selects it by name."

# Schedules of its cluster, and those whose cluster is not known.
_of(workload) := [schedules.by_id[id] |
	some id in sort({id |
		some cluster in [workload.cluster, "assumed", null]
		some id in object.get(schedules.of_cluster, [cluster], set())
	})
]

_takes(schedule, workload) if {
	schedule.active
	schedule.volumes != "none"
	_names(schedule.namespaces.included, workload.namespace)
	not _names(schedule.namespaces.excluded, workload.namespace)
}

_names(patterns, namespace) if {
	some pattern in patterns
	glob.match(pattern, [], _or_default(namespace))
}

# What says no namespace goes where it is applied.
_or_default("") := "default"

_or_default(namespace) := namespace if namespace != ""

_why_not(schedule, _) := $"schedule {schedule.name} is not active: {schedule.why_inactive}" if {
	not schedule.active
} else := $"schedule {schedule.name} saves no volumes" if {
	schedule.volumes == "none"
} else := $"schedule {schedule.name} does not take its namespace"
