# METADATA
# title: Full snapshots are taken regularly
# description: |
#   At least one recovery point of a full snapshot must exist and be made anew regularly. A paused schedule and one that never fires leave nothing to
#   restore from; whether one takes all is asked by [dr/snapshots-complete](../snapshots-complete/README.md).
# related_resources:
#   - ref: https://velero.io/docs/main/api-types/schedule/
#     description: Schedule of Velero
#   - ref: https://docs.replicated.com/enterprise/snapshots-creating
#     description: Scheduling snapshots of KOTS
# custom:
#   severity: error
#   remediation: |
#     Give the snapshot location a Velero Schedule that is not paused, with a valid cron expression and a template without label selectors and
#     exclusions; name locations that are there and take writes. PAM and KOTS keep their schedule in the admin console: declare it under `declared.snapshot_schedules` in resilience.yml. Backup
#     for GKE: a plan with `cron_schedule` or `rpo_config`, `all_namespaces` and `include_volume_data`.
#   standards: [S4, AWS REL09-BP03, "Azure RE:09", NIST CP-9, ISO 27001 A.8.13, CIS 11.2]
#   equivalents: [validate-cron-schedule:validate-cron]
#   since: 0.1.0
package resilience.rules.dr["snapshot-schedule-active"]

import data.resilience.lib
import data.resilience.model.clusters
import data.resilience.model.schedules
import data.resilience.model.services
import data.resilience.model.stores

# METADATA
# description: |
#   Snapshot schedules, places for snapshots that no schedule writes to, and clusters of which no snapshot at all is in sight though
#   recovery is asked for.
subjects := object.union(object.union(_schedules, _without_schedule), _without_snapshots)

needs := ["schedule"]

protects := "data"

violations contains {
	"subject": id,
	"attribute": _schedule(schedule.kind),
	"message": $"Schedule {schedule.name} takes no snapshots: {schedule.why_inactive}.",
	"evidence": [{"name": "schedule", "value": schedule.text, "unit": "", "from": id}],
} if {
	some id, schedule in _schedules
	not schedule.active
	count(schedules.full_of(schedule.cluster)) == 0
}

violations contains {
	"subject": id,
	"related": [bucket | bucket := store.bucket; bucket != null],
	"message": $"No schedule writes snapshots to {store.name}: there is no recovery point but what someone makes by hand.",
	"evidence": [{"name": "schedules", "value": 0, "unit": "", "from": id}],
} if {
	some id, store in _without_schedule
}

undetermined contains {
	"subject": id,
	"message": $"No snapshots of {cluster.name} are in sight, though it must be recoverable: if an admin console or another file schedules them, declare that.",
} if {
	some id, cluster in _without_snapshots
}

_schedules := {id: schedule |
	some id, schedule in schedules.by_id
	not lib.standby[schedule.cluster]
}

_without_schedule := {id: store |
	some id, store in stores.recovery
	not lib.standby[store.cluster]
	not _written[id]
	not schedules.of_cluster[store.cluster]
	count(schedules.full_of(store.cluster)) == 0
}

_schedule("velero") := "spec.schedule"

_schedule("declared") := "schedule"

_schedule("gke backup") := "backup_schedule"

_schedule("kasten") := "spec.frequency"

_written := {schedule.store: true | some schedule in schedules.by_id; schedule.store != null}

_without_snapshots := {id: cluster |
	some id, cluster in clusters.by_id
	services.of[id]
	not lib.standby[id]
	lib.asked(id, "recovery") == "yes"
	every known in [id, "assumed"] {
		not schedules.of_cluster[known]
		not stores.of_cluster[known]
	}
	count(schedules.full_of(id)) == 0
}
