# METADATA
# title: Backups outlive what they are of
# description: |
#   Backups that a database takes of itself are deleted with it in many services: whoever deletes it, by mistake or by malice, deletes them as well. Copies
#   of its own, in a vault or as snapshots, stay.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithAutomatedBackups.Retaining.html
#     description: Retained automated backups of RDS
#   - ref: https://docs.aws.amazon.com/aws-backup/latest/devguide/whatisbackup.html
#     description: AWS Backup
# custom:
#   severity: notice
#   remediation:
#     - for: RDS, Aurora
#       types: [aws_db_, aws_rds_]
#       text: |
#         `delete_automated_backups = false`.
#     - for: AWS Backup
#       types: [aws_]
#       text: |
#         Name it, or a tag of it, in the selection of an AWS Backup plan.
#     - for: Cloud SQL
#       types: [google_sql_]
#       text: |
#         `retain_backups_on_delete = true`, or `final_backup_config { enabled = true }`.
#   standards: [AWS REL09-BP01, AWS REL09-BP02, "Azure RE:09", NIST CP-9, NIST CP-9(8), ISO 27001 A.8.13, CIS 11.3]
#   equivalents:
#     - AURORA_RESOURCES_PROTECTED_BY_BACKUP_PLAN
#     - CKV2_AWS_8
#     - RDS_IN_BACKUP_PLAN
#     - RDS_RESOURCES_PROTECTED_BY_BACKUP_PLAN
#     - rds_cluster_protected_by_backup_plan
#     - rds_instance_protected_by_backup_plan
#   since: 0.1.0
package resilience.rules.dr["backup-outlives-source"]

import data.resilience.model.components
import data.resilience.model.recovery_points

# METADATA
# description: What holds data and has backups, as far as it is known whether these go with it.
subjects := {id: component |
	some id, points in recovery_points.of
	component := components.by_id[id]
	component.holds_data
	component.replica_of == null
	some point in points
	point.kind != "replica"
	point.outlives_source != null
}

needs := []

protects := "data"

violations contains {
	"subject": id,
	"attribute": component.backed_up.attribute,
	"related": component.related,
	"message": $"All backups of {component.name} are deleted with it.",
	"evidence": [{"name": "backups that go with it", "value": count(_backups(id)), "unit": "", "from": id}],
} if {
	some id, component in subjects
	not _has_own(id)
	not recovery_points.perhaps[id]
}

undetermined contains {
	"subject": id, "attribute": component.backed_up.attribute, "related": component.related,
	"message": $"Whether {component.name} has a backup that is not deleted with it can't be told: {recovery_points.perhaps[id]}.",
	"evidence": [],
} if {
	some id, component in subjects
	not _has_own(id)
	recovery_points.perhaps[id]
}

_backups(id) := [point | some point in recovery_points.of[id]; point.kind != "replica"]

_has_own(id) if {
	some point in _backups(id)
	point.outlives_source != false
}
