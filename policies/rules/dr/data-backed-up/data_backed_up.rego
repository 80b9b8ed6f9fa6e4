# METADATA
# title: Data is backed up
# description: |
#   A standby repeats every mistake: what is deleted or corrupted here is so there within seconds. Only a copy from before brings it back.
# related_resources:
#   - ref: https://docs.aws.amazon.com/wellarchitected/latest/reliability-pillar/rel_backing_up_data_automated_backups_data.html
#     description: Perform data backup automatically
# custom:
#   severity: error
#   remediation: |
#     RDS: `backup_retention_period = 7` or more. Or name it in the selection of an AWS Backup plan.
#   standards: [S4, AWS REL09-BP01, AWS REL09-BP03, "Azure RE:09", "Google perform-testing-for-recovery-from-data-loss", NIST CP-9, ISO 27001 A.8.13, SOC 2 A1.2, CIS 11.2]
#   equivalents:
#     - 1dc73fb4-5b51-430c-8c5f-25dcf9090b02
#     - CKV_AWS_133
#     - DB_INSTANCE_BACKUP_ENABLED
#     - FG_R00107
#     - e542bd46-58c4-4e0f-a52a-1fb4f9548e02
#     - rds_instance_backup_enabled
#   since: 0.1.0
package resilience.rules.dr["data-backed-up"]

import data.resilience.lib
import data.resilience.model.components
import data.resilience.model.recovery_points

# METADATA
# description: What holds data and can be backed up. A copy of something else in sight is judged with that.
subjects := lib.asked_of(components.by_id, "backed_up")

needs := []

protects := "data"

violations contains lib.entry(component, component.backed_up, $"{component.name} is not backed up ({component.backed_up.why}): what is deleted or corrupted by mistake is gone.") if {
	some id, component in subjects
	component.backed_up.holds == false
	count(_backups(id)) == 0
}

undetermined contains lib.entry(component, component.backed_up, component.backed_up.why) if {
	some id, component in subjects
	component.backed_up.holds == null
	count(_backups(id)) == 0
}

# What something else makes of it: a backup plan, a snapshot policy.
_backups(id) := [point | some point in object.get(recovery_points.of, id, []); point.kind != "replica"]
