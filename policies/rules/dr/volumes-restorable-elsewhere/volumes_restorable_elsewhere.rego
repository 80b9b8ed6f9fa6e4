# METADATA
# title: The data of volumes leaves its region with the snapshots
# description: |
#   A snapshot of a volume by its provider stays in the region of the volume. Where only the manifests are copied elsewhere a recovery there starts with empty
#   volumes. Velero copies the data to the store by a file-system backup, or by the data mover for CSI snapshots.
# related_resources:
#   - ref: https://velero.io/docs/main/migration-case/
#     description: Migration between regions takes a file-system backup
#   - ref: https://velero.io/docs/main/csi-snapshot-data-movement/
#     description: Data movement of CSI snapshots
# custom:
#   severity: error
#   remediation: |
#     Set `template.snapshotMoveData: true` (CSI volumes), or `template.defaultVolumesToFsBackup: true`, and deploy the node agent (`deployNodeAgent: true` of
#     the Helm chart). Kasten: the action `export` with a location profile. The flags of the server can set both for every schedule; say so by a waiver with its reason.
#   standards: [S1, AWS REL09-BP01, AWS REL13-BP02, "Azure RE:09", NIST CP-6, NIST CP-9, ISO 27001 A.8.13]
#   equivalents: [kasten-3-2-1-backup]
#   since: 0.1.0
package resilience.rules.dr["volumes-restorable-elsewhere"]

import data.resilience.lib
import data.resilience.model.schedules
import data.resilience.model.workloads

# METADATA
# description: Schedules of full snapshots that are on, of clusters with volumes in sight.
subjects := {id: schedule |
	some id, schedule in schedules.by_id
	schedule.active
	schedule.full
	not lib.standby[schedule.cluster]
	_has_volumes[_key(schedule.cluster)]
}

needs := []

protects := "recovery"

violations contains {
	"subject": id,
	"attribute": _attribute(schedule.kind),
	"related": _has_volumes_of(schedule),
	"message": $"Schedule {schedule.name} {_what[schedule.volumes]}: restored in another region, {_example(schedule)} starts with empty volumes.",
	"evidence": [{"name": "workloads with volumes", "value": count(_has_volumes_of(schedule)), "unit": "", "from": id}],
} if {
	some id, schedule in subjects
	schedule.volumes != "moved"
}

_attribute("kasten") := "spec.actions"

_attribute(kind) := "spec.template" if kind != "kasten"

_what := {"snapshots": "leaves the data of volumes in their region, as snapshots", "none": "saves no volumes"}

_has_volumes[workload.cluster] contains id if {
	some id, workload in workloads.by_id
	workload.storage != "none"
	workload.replicas != 0
}

_has_volumes_of(schedule) := sort(_has_volumes[_key(schedule.cluster)])

_example(schedule) := workloads.by_id[_has_volumes_of(schedule)[0]].name

_key(null) := "assumed"

_key(cluster) := cluster if cluster != null
