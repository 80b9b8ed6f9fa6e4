# METADATA
# title: Backups are kept long enough
# description: |
#   A mistake that is found after the last good backup has expired can not be undone. Seven days let a weekend pass.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithAutomatedBackups.BackupRetention.html
#     description: Backup retention period
# custom:
#   severity: warning
#   remediation:
#     - for: RDS, Aurora, DocumentDB, Neptune
#       types: [aws_db_, aws_rds_, aws_docdb_, aws_neptune_]
#       text: |
#         `backup_retention_period = 7` or more.
#     - for: Redshift
#       types: [aws_redshift_]
#       text: |
#         `automated_snapshot_retention_period = 7` or more.
#     - for: MemoryDB
#       types: [aws_memorydb_]
#       text: |
#         `snapshot_retention_limit = 7` or more.
#     - for: FSx
#       types: [aws_fsx_]
#       text: |
#         `automatic_backup_retention_days = 7` or more.
#     - for: AWS Backup
#       types: [aws_]
#       text: |
#         `lifecycle { delete_after = 35 }` in a rule of an AWS Backup plan that selects it.
#     - for: Cloud SQL
#       types: [google_sql_]
#       text: |
#         `backup_retention_settings { retained_backups = 7 }` or more.
#     - for: Cloud Storage
#       types: [google_storage_]
#       text: |
#         A longer `retention_duration_seconds` in `soft_delete_policy`, 604800 (a week) for example.
#     - for: BigQuery
#       types: [google_bigquery_]
#       text: |
#         `max_time_travel_hours = "168"`.
#     - for: PostgreSQL and MySQL of Azure
#       types: [azurerm_postgresql_, azurerm_mysql_, azurerm_mariadb_]
#       text: |
#         `backup_retention_days = 7` or more.
#     - for: Kubernetes
#       types: [velero.io/Schedule, config.kio.kasten.io/Policy]
#       text: |
#         Velero: `spec.template.ttl: 720h`. Kasten: `spec.retention` with `daily: 7` or more.
#     - for: Cosmos DB
#       types: [azurerm_cosmosdb_]
#       text: |
#         `backup { type = "Continuous" }`.
#   standards: [S4, AWS REL09-BP01, AWS REL09-BP03, "Azure RE:09", "Google perform-testing-for-recovery-from-data-loss", NIST CP-9, ISO 27001 A.8.13, SOC 2 A1.2, CIS 11.2]
#   equivalents:
#     - AWS-0077
#     - BACKUP_PLAN_MIN_FREQUENCY_AND_MIN_RETENTION_CHECK
#     - BACKUP_RECOVERY_POINT_MINIMUM_RETENTION_CHECK
#     - CKV_AWS_360
#     - CKV_AWS_361
#     - NEPTUNE_CLUSTER_BACKUP_RETENTION_CHECK
#     - cloudstorage_bucket_sufficient_retention_period
#     - documentdb_cluster_backup_enabled
#     - kasten-minimum-retention
#     - neptune_cluster_backup_enabled
#     - recovery_vault_backup_policy_retention_adequate
#     - vm_sufficient_daily_backup_retention_period
#   since: 0.1.0
#   parameters:
#     buckets:
#       type: boolean
#       default: false
#       description: Whether each bucket of Cloud Storage must have a retention policy of that length, as if all of them kept copies
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
import data.resilience.model.schedules
import data.resilience.model.stores.retention

# METADATA
# description: What holds data and is backed up, and schedules of snapshots, as far as it is known how long the backups are kept.
subjects := object.union_n([_components, _schedules, _buckets])

_components := {id: object.union(component, {"kept_s": max(kept)}) |
	some id, component in lib.asked_of(components.by_id, "backed_up")
	component.holds_data
	kept := array.concat(
		[component.retention_s | component.backed_up.holds == true; component.retention_s != null],
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
	"message": _message(component),
	"evidence": [
		{"name": "kept for", "value": component.kept_s, "unit": "s", "from": id},
		{"name": "wanted", "value": _wanted_s, "unit": "s", "from": lib.parameter_source("dr/backup-retention", "days")},
	],
	"caused_by": _cause(id, component),
} if {
	some id, component in subjects
	component.kept_s < _wanted_s
}

# Where what restores any moment also keeps its backups longer, one change mends both.
_cause(id, component) := {"rule": "dr/point-in-time-recovery", "subject": id} if {
	component.retention_follows == "point_in_time"
	component.point_in_time.holds == false
} else := null

_buckets := retention.by_id if {
	lib.parameter("dr/backup-retention", "buckets", false) == true
} else := {}

# Where one schedule keeps them long enough, another may be for the last hours.
_schedules := {id: {"name": schedule.name, "related": [], "backed_up": {"attribute": _attribute(schedule.kind)}, "kept_s": schedule.retention_s} |
	some id, schedule in schedules.by_id
	_counts(schedule)
	schedule.retention_s == max([other.retention_s | some same in schedules.of_cluster[schedule.cluster]; other := schedules.by_id[same]; _counts(other)])
}

_counts(schedule) if {
	schedule.active
	schedule.retention_s != null
	not lib.standby[schedule.cluster]
}

_attribute(kind) := {"velero": "spec.template.ttl", "gke backup": "retention_policy.0.backup_retain_days", "kasten": "spec.retention", "declared": "retention"}[kind]

_wanted_s := lib.parameter("dr/backup-retention", "days", 7) * 86400

_message(component) := $"{component.name} keeps nothing from being deleted: a mistake can't be undone." if {
	component.kept_s == 0
} else := $"Backups of {component.name} are kept for {lib.duration(component.kept_s)}: a mistake that is found later can't be undone."
