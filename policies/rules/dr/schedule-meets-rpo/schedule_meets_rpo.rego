# METADATA
# title: Snapshots are frequent enough for the RPO
# description: |
#   What can be lost is what happened since the newest recovery point: at worst the longest time between two runs of the schedule (over
#   nights, weekends and clock changes, not on average), plus the time that a backup takes, plus the time until a copy is in the other region.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-time-control.html
#     description: Replication time control
# custom:
#   severity: error
#   remediation: |
#     Run the schedule more often, so that its longest gap, the backup and the replication together stay within the objective. For S3 turn on
#     replication time control to bound the lag to 15 minutes. Or declare an RPO that the service can bear.
#   standards: [S5, AWS REL13-BP01, "Azure RE:04", NIST CP-6(2), NIST CP-9, ISO 27001 A.5.30]
#   equivalents: [kasten-hourly-rpo]
#   since: 0.1.0
package resilience.rules.dr["schedule-meets-rpo"]

import data.resilience.lib
import data.resilience.model.schedules

# METADATA
# description: Schedules of full snapshots that run, where an RPO is declared for what runs on their cluster.
subjects := {id: schedule |
	some id, schedule in schedules.by_id
	schedule.active
	schedule.full
	not lib.standby[schedule.cluster]
	lib.shortest_rpo_s(schedule.cluster)
}

needs := ["schedule"]

protects := "recovery"

violations contains {
	"subject": id,
	"attribute": _attribute(schedule.kind),
	"message": $"Up to {lib.duration(age.least)} of work is lost in a recovery from {schedule.name}, more than the RPO of {lib.duration(rpo_s)}.",
	"evidence": array.concat(age.terms, [{"name": "RPO", "value": rpo_s, "unit": "s", "from": "setting"}]),
} if {
	some id, schedule in subjects
	rpo_s := lib.shortest_rpo_s(schedule.cluster)
	age := lib.recovery_point_age(schedule)
	age.least > rpo_s
	not _another_meets(schedule.cluster, rpo_s)
}

undetermined contains {
	"subject": id,
	"attribute": _attribute(schedule.kind),
	"message": $"Whether {schedule.name} meets the RPO of {lib.duration(rpo_s)} is not known: nothing bounds the {age.missing[0]}.",
	"evidence": age.terms,
} if {
	some id, schedule in subjects
	not schedule.unknown.schedule
	rpo_s := lib.shortest_rpo_s(schedule.cluster)
	age := lib.recovery_point_age(schedule)
	age.s == null
	age.least <= rpo_s
	not _another_meets(schedule.cluster, rpo_s)
}

_another_meets(cluster, rpo_s) if {
	age := lib.best_age(cluster)
	age != null
	age <= rpo_s
}

_attribute("velero") := "spec.schedule"

_attribute("declared") := "schedule"

_attribute("gke backup") := "backup_schedule"

_attribute("kasten") := "spec.frequency"
