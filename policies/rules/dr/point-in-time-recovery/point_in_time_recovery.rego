# METADATA
# title: Data can be restored to any moment
# description: |
#   A nightly copy loses the day: what was written since, and what a mistake at noon destroyed, is not in it. Continuous backups bring a database back to the
#   second before the mistake.
# related_resources:
#   - ref: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/PointInTimeRecovery_Howitworks.html
#     description: Point-in-time recovery of DynamoDB
#   - ref: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PIT.html
#     description: Restoring a database to a time
#   - ref: https://cloud.google.com/sql/docs/mysql/backup-recovery/pitr
#     description: Point-in-time recovery of Cloud SQL
# custom:
#   severity: warning
#   remediation:
#     - for: DynamoDB
#       types: [aws_dynamodb_]
#       text: |
#         `point_in_time_recovery { enabled = true }`.
#     - for: Keyspaces
#       types: [aws_keyspaces_]
#       text: |
#         `point_in_time_recovery { status = "ENABLED" }`.
#     - for: RDS, Aurora, DocumentDB, Neptune
#       types: [aws_db_, aws_rds_, aws_docdb_, aws_neptune_]
#       text: |
#         `backup_retention_period = 7` or more, or a rule of an AWS Backup plan with `enable_continuous_backup = true`, where
#         the service supports it.
#     - for: Cloud SQL
#       types: [google_sql_]
#       text: |
#         `binary_log_enabled = true` for MySQL, else `point_in_time_recovery_enabled = true`.
#     - for: Firestore
#       types: [google_firestore_]
#       text: |
#         `point_in_time_recovery_enablement = "POINT_IN_TIME_RECOVERY_ENABLED"`.
#     - for: Cosmos DB
#       types: [azurerm_cosmosdb_]
#       text: |
#         `backup { type = "Continuous" }`.
#     - for: Operators of Kubernetes
#       types: [kubernetes]
#       text: |
#         Archive the log continuously (the WAL of PostgreSQL, the oplog of MongoDB, the binary log of MySQL) to an object
#         store, beside base backups.
#   standards: [S5, AWS REL09-BP01, AWS REL09-BP03, "Azure RE:09", NIST CP-9, NIST CP-10(2), ISO 27001 A.8.13]
#   equivalents:
#     - 741f1291-47ac-4a85-a07b-3d32a9d6bd3e
#     - AC_AWS_0458
#     - APRL/configure_cosmosdb_account_continuous_backup_mode
#     - AWS-0024
#     - Azure.Cosmos.ContinuousBackup
#     - CKV2_GCP_20
#     - CKV_AWS_165
#     - CKV_AWS_28
#     - DYNAMODB_PITR_ENABLED
#     - FG_R00106
#     - cosmosdb_account_backup_policy_continuous
#     - e544520b
#   since: 0.1.0
package resilience.rules.dr["point-in-time-recovery"]

import data.resilience.lib
import data.resilience.model.components
import data.resilience.model.recovery_points

# METADATA
# description: What holds data and can be backed up continuously.
subjects := lib.asked_of(components.by_id, "point_in_time")

needs := []

protects := "data"

violations contains object.union(
	lib.entry(component, component.point_in_time, $"{component.name} can't be restored to the moment before a mistake ({component.point_in_time.why})."),
	{"caused_by": _cause(id, component)},
) if {
	some id, component in subjects
	component.point_in_time.holds == false
	not _is_continuous(id)
	not recovery_points.perhaps[id]
}

undetermined contains lib.entry(component, component.point_in_time, _why(id, component)) if {
	some id, component in subjects
	not _is_continuous(id)
	_may_be(id, component)
}

_may_be(_, component) if component.point_in_time.holds == null

_may_be(id, component) if {
	component.point_in_time.holds == false
	recovery_points.perhaps[id]
}

_why(id, component) := recovery_points.perhaps[id] if {
	component.point_in_time.holds == false
} else := component.point_in_time.why

_is_continuous(id) if {
	some point in recovery_points.of[id]
	point.kind == "continuous"
}

# What is not backed up at all is told so; turning on its backups mends both.
_cause(id, component) := {"rule": "dr/data-backed-up", "subject": id} if {
	component.backed_up.holds == false
	count([point | some point in object.get(recovery_points.of, id, []); point.kind != "replica"]) == 0
} else := null
