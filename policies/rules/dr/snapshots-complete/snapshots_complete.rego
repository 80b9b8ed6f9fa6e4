# METADATA
# title: Snapshots take the whole cluster
# description: |
#   A new cluster is restored from a snapshot of all of it. A schedule that takes some namespaces, some kinds or no volumes is of use beside one that takes all, and leaves a
#   cluster that can't be restored where it is the only one.
# related_resources:
#   - ref: https://velero.io/docs/main/api-types/schedule/
#     description: Schedules of Velero
# custom:
#   severity: error
#   remediation:
#     - for: Velero
#       types: [kubernetes]
#       text: |
#         Add a Velero Schedule whose template has no label selectors, included or excluded namespaces and kinds.
#     - for: Backup for GKE
#       types: [google_]
#       text: |
#         `all_namespaces` and `include_volume_data` in `backup_config`.
#   standards: [S4, AWS REL09-BP03, "Azure RE:09", NIST CP-9, ISO 27001 A.8.13, CIS 11.2]
#   since: 0.1.0
package resilience.rules.dr["snapshots-complete"]

import data.resilience.lib
import data.resilience.model.schedules

# METADATA
# description: Snapshot schedules that run; a policy of Kasten is of whole applications, which can be restored to a new cluster.
subjects := {id: schedule |
	some id, schedule in schedules.by_id
	schedule.active
	schedule.kind != "kasten"
	not lib.standby[schedule.cluster]
}

needs := []

protects := "data"

violations contains {
	"subject": id,
	"attribute": _template[schedule.kind],
	"message": $"Schedule {schedule.name} takes partial snapshots ({schedule.why_partial}), and no other takes full ones: a new cluster can't be restored from them.",
	"evidence": [{"name": "schedule", "value": schedule.text, "unit": "", "from": id}],
} if {
	some id, schedule in subjects
	not schedule.full
	count(schedules.full_of(schedule.cluster)) == 0
}

_template := {"velero": "spec.template", "declared": null, "gke backup": "backup_config"}
