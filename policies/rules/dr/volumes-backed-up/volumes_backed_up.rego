# METADATA
# title: Volumes of workloads are backed up
# description: |
#   What a workload keeps in volumes is lost with them: replicas share or copy a mistake too. A schedule of the cluster's snapshots must be on, take the
#   namespace, and save volumes. What an operator backs up by its own object is judged there.
# related_resources:
#   - ref: https://velero.io/docs/main/api-types/schedule/
#     description: Schedule of Velero
# custom:
#   severity: error
#   remediation: |
#     Add a Velero Schedule whose template takes the namespace (`includedNamespaces`) and saves volumes: `snapshotMoveData: true` for CSI volumes, or
#     `defaultVolumesToFsBackup: true`. Kasten: labels by which a Policy selects the namespace or the workload. Where something else backs the volume up, say so by a waiver with its reason.
#   standards: [S4, AWS REL09-BP01, AWS REL09-BP03, "Azure RE:09", NIST CP-9, ISO 27001 A.8.13, SOC 2 A1.2, CIS 11.2]
#   equivalents:
#     - 269a9f1a
#     - backup-all-volumes
#   since: 0.1.0
package resilience.rules.dr["volumes-backed-up"]

import data.resilience.lib
import data.resilience.model.schedules.coverage
import data.resilience.model.workloads

# METADATA
# description: Workloads that keep data in volumes, and run.
subjects := {id: object.union(workload, {"backed_up": coverage.verdict(workload)}) |
	some id, workload in workloads.by_id
	workload.storage != "none"
	workload.replicas != 0
}

needs := []

protects := "data"

violations contains lib.entry(workload, workload.backed_up, $"The volumes of {workload.name} are not backed up ({workload.backed_up.why}): what is deleted or corrupted by mistake is gone.") if {
	some workload in subjects
	workload.backed_up.holds == false
}

undetermined contains lib.entry(workload, workload.backed_up, $"Whether the volumes of {workload.name} are backed up can't be told: {workload.backed_up.why}.") if {
	some workload in subjects
	workload.backed_up.holds == null
}
