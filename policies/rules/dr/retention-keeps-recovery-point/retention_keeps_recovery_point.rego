# METADATA
# title: There is always a recovery point
# description: |
#   A snapshot that expires before the next one is whole leaves a time without any recovery point. Retention must be longer than the longest time
#   between two runs, plus the time that a backup takes and the time until its copy is in the other region.
# related_resources:
#   - ref: https://velero.io/docs/main/how-velero-works/
#     description: Expiry of backups
# custom:
#   severity: error
#   remediation:
#     - for: Velero
#       types: [kubernetes]
#       text: |
#         Lengthen `spec.template.ttl` of the Schedule (30 days is the default), or `retention` of the declared one, or run it more often.
#     - for: Backup for GKE
#       types: [google_]
#       text: |
#         `backup_retain_days`, or run it more often.
#   standards: [S4, AWS REL09-BP03, "Azure RE:09", NIST CP-9, ISO 27001 A.8.13, CIS 11.3]
#   since: 0.1.0
package resilience.rules.dr["retention-keeps-recovery-point"]

import data.resilience.lib
import data.resilience.model.schedules

# METADATA
# description: Schedules of full snapshots that run.
subjects := {id: schedule |
	some id, schedule in schedules.by_id
	schedule.active
	schedule.full
	schedule.retention_s != null
	not lib.standby[schedule.cluster]
}

needs := ["schedule"]

protects := "data"

violations contains {
	"subject": id,
	"attribute": _attribute(schedule.kind),
	"message": $"Snapshots of {schedule.name} are kept for {lib.duration(schedule.retention_s)}, no longer than the {lib.duration(age.least)} until the next one is there: for a time there is none.",
	"evidence": array.concat(age.terms, [{"name": "retention", "value": schedule.retention_s, "unit": "s", "from": schedule.retention_from}]),
} if {
	some id, schedule in subjects
	not _keeps(schedule)
	age := lib.recovery_point_age(schedule)
	not _one_keeps(schedule.cluster)
}

_keeps(schedule) if schedule.unknown.schedule

_keeps(schedule) if schedule.retention_s > lib.recovery_point_age(schedule).least

_one_keeps(null) if _kept[""]

_one_keeps(cluster) if _kept[cluster]

# Clusters of which one schedule keeps its snapshots long enough.
_kept[cluster] if {
	some cluster, full in schedules.full
	some other in full
	not other.unknown.schedule
	_keeps(other)
}

_attribute("velero") := "spec.template.ttl"

_attribute("declared") := "retention"

_attribute("gke backup") := "retention_policy.0.backup_retain_days"

_attribute("kasten") := "spec.retention"
