# METADATA
# title: Backups are kept long enough
# description: |
#   A mistake that is found after the last good backup has expired can not be undone. Seven days let a weekend pass.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithAutomatedBackups.BackupRetention.html
#     description: Backup retention period
# custom:
#   severity: warning
#   remediation: |
#     RDS: `backup_retention_period = 7` or more.
#   standards: [S4, AWS REL09-BP01, AWS REL09-BP03, "Azure RE:09", "Google perform-testing-for-recovery-from-data-loss", NIST CP-9, ISO 27001 A.8.13, SOC 2 A1.2, CIS 11.2]
#   equivalents:
#     - AWS-0077
#   since: 0.1.0
#   parameters:
#     days:
#       type: number
#       default: 7
#       minimum: 1
#       maximum: 36500
#       description: How many days a backup must be kept at least
package resilience.rules.dr["backup-retention"]

import data.resilience.lib
import data.resilience.model.components
import data.resilience.model.recovery_points

# METADATA
# description: What holds data and is backed up, as far as it is known how long the backups are kept.
subjects := {id: object.union(component, {"kept_s": max(kept)}) |
	some id, component in lib.asked_of(components.by_id, "backed_up")
	kept := array.concat(
		[component.retention_s | component.backed_up.holds; component.retention_s != null],
		[point.retention_s | some point in object.get(recovery_points.of, id, []); point.retention_s != null],
	)
	count(kept) > 0
}

needs := []

protects := "data"

violations contains {
	"subject": id,
	"attribute": component.backed_up.attribute,
	"related": component.related,
	"message": $"Backups of {component.name} are kept for {lib.duration(component.kept_s)}: a mistake that is found later can't be undone.",
	"evidence": [
		{"name": "kept for", "value": component.kept_s, "unit": "s", "from": id},
		{"name": "wanted", "value": _wanted_s, "unit": "s", "from": lib.parameter_source("dr/backup-retention", "days")},
	],
} if {
	some id, component in subjects
	component.kept_s < _wanted_s
}

_wanted_s := lib.parameter("dr/backup-retention", "days", 7) * 86400
