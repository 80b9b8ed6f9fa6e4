# METADATA
# title: An application of KOTS can be snapshotted
# description: |
#   KOTS offers snapshots of an application only where its release holds a Backup of Velero, which says what a snapshot takes. Without one the admin console
#   schedules none, and no installation of it can be restored.
# related_resources:
#   - ref: https://docs.replicated.com/vendor/snapshots-configuring-backups
#     description: Configure snapshots
#   - ref: https://docs.replicated.com/reference/custom-resource-backup
#     description: Velero Backup resource for snapshots
# custom:
#   severity: warning
#   remediation: |
#     Add to the release an object of `apiVersion: velero.io/v1` and `kind: Backup` with a name and a `spec` (`{}` takes everything), and name in the annotation
#     `backup.velero.io/backup-volumes` of pods the volumes that are to be in it.
#   standards: [S4, AWS REL09-BP01, "Azure RE:09", NIST CP-9, ISO 27001 A.8.13]
#   since: 0.1.0
package resilience.rules.dr["application-snapshots"]

import data.resilience.lib
import data.resilience.model.applications

# METADATA
# description: Applications that an admin console installs.
subjects := applications.by_id

needs := []

protects := "data"

violations contains lib.entry(application, application.snapshots, $"Snapshots of {application.name} can't be taken: {application.snapshots.why}.") if {
	some application in subjects
	application.snapshots.holds == false
}

undetermined contains lib.entry(application, application.snapshots, $"Whether snapshots of {application.name} can be taken can't be told: {application.snapshots.why}.") if {
	some application in subjects
	application.snapshots.holds == null
}
