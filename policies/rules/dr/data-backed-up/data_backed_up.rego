# METADATA
# title: Data is backed up
# description: |
#   A standby repeats every mistake: what is deleted or corrupted here is so there within seconds. Only a copy from before brings it back.
# related_resources:
#   - ref: https://docs.aws.amazon.com/wellarchitected/latest/reliability-pillar/rel_backing_up_data_automated_backups_data.html
#     description: Perform data backup automatically
#   - ref: https://cloud.google.com/sql/docs/mysql/backup-recovery/backups
#     description: Backups of Cloud SQL
# custom:
#   severity: error
#   remediation:
#     - for: RDS, Aurora, DocumentDB, Neptune
#       types: [aws_db_, aws_rds_, aws_docdb_, aws_neptune_]
#       text: |
#         `backup_retention_period = 7` or more.
#     - for: DynamoDB, Keyspaces
#       types: [aws_dynamodb_, aws_keyspaces_]
#       text: |
#         DynamoDB: `point_in_time_recovery { enabled = true }`. Keyspaces: `point_in_time_recovery { status = "ENABLED" }`.
#     - for: EFS
#       types: [aws_efs_]
#       text: |
#         An `aws_efs_backup_policy` with `status = "ENABLED"`.
#     - for: FSx
#       types: [aws_fsx_]
#       text: |
#         `automatic_backup_retention_days = 7` or more.
#     - for: MemoryDB
#       types: [aws_memorydb_]
#       text: |
#         `snapshot_retention_limit = 7` or more.
#     - for: EBS
#       types: [aws_ebs_, aws_instance]
#       text: |
#         A tag that an `aws_dlm_lifecycle_policy` names.
#     - for: AWS
#       types: [aws_]
#       text: |
#         Name it, or a tag of it, in the selection of an AWS Backup plan.
#     - for: Cloud SQL
#       types: [google_sql_]
#       text: |
#         `backup_configuration { enabled = true }`.
#     - for: Spanner, Firestore
#       types: [google_spanner_, google_firestore_]
#       text: |
#         A `google_spanner_backup_schedule` or `google_firestore_backup_schedule`.
#     - for: Bigtable
#       types: [google_bigtable_]
#       text: |
#         `automated_backup_policy { retention_period = "168h", frequency = "24h" }` of the table.
#     - for: Disks of Google Cloud
#       types: [google_compute_]
#       text: |
#         A `google_compute_resource_policy` that takes snapshots, attached to them.
#     - for: Azure
#       types: [azurerm_]
#       text: |
#         An `azurerm_backup_protected_vm` of a machine with its disks, an `azurerm_data_protection_backup_instance_disk` of a
#         disk.
#     - for: Operators of Kubernetes
#       types: [kubernetes]
#       text: |
#         An object store for backups, and a schedule that is not suspended (`ScheduledBackup` of CloudNativePG, the backup
#         schedule of other operators), in the files of this run.
#   standards: [S4, AWS REL09-BP01, AWS REL09-BP03, "Azure RE:09", "Google perform-testing-for-recovery-from-data-loss", NIST CP-9, ISO 27001 A.8.13, SOC 2 A1.2, CIS 11.2]
#   equivalents:
#     - 1981f704
#     - 1dc73fb4-5b51-430c-8c5f-25dcf9090b02
#     - AC_AWS_0052
#     - AC_AWS_0495
#     - AC_GCP_0001
#     - AWS-0077
#     - CKV2_AWS_18
#     - CKV2_AWS_9
#     - CKV2_AZURE_12
#     - CKV_AWS_133
#     - CKV_AWS_343
#     - CKV_GCP_14
#     - DB_INSTANCE_BACKUP_ENABLED
#     - DYNAMODB_IN_BACKUP_PLAN
#     - DYNAMODB_RESOURCES_PROTECTED_BY_BACKUP_PLAN
#     - EBS_IN_BACKUP_PLAN
#     - EBS_RESOURCES_PROTECTED_BY_BACKUP_PLAN
#     - EC2_RESOURCES_PROTECTED_BY_BACKUP_PLAN
#     - EFS_IN_BACKUP_PLAN
#     - EFS_RESOURCES_PROTECTED_BY_BACKUP_PLAN
#     - FG_R00107
#     - FG_R00436
#     - FSX_RESOURCES_PROTECTED_BY_BACKUP_PLAN
#     - GCP-0024
#     - REDSHIFT_BACKUP_ENABLED
#     - S3_RESOURCES_PROTECTED_BY_BACKUP_PLAN
#     - b2fb3e60
#     - cf3c7631-cd1e-42f3-8801-a561214a6e79
#     - cloudsql_instance_automated_backups
#     - compute_snapshot_not_outdated
#     - dlm_ebs_snapshot_lifecycle_policy_exists
#     - dynamodb_table_protected_by_backup_plan
#     - e542bd46-58c4-4e0f-a52a-1fb4f9548e02
#     - ec2_ebs_volume_protected_by_backup_plan
#     - ec2_ebs_volume_snapshots_exists
#     - efs_have_backup_enabled
#     - lightsail_instance_automated_snapshots
#     - rds_instance_backup_enabled
#     - redshift_cluster_automated_snapshot
#     - vm_backup_enabled
#   since: 0.1.0
#   parameters:
#     buckets:
#       type: boolean
#       default: false
#       description: Whether a backup plan must select each bucket of S3 too, whatever versions it keeps
package resilience.rules.dr["data-backed-up"]

import data.resilience.lib
import data.resilience.model.components
import data.resilience.model.recovery_points
import data.resilience.model.stores

# METADATA
# description: |
#   What holds data and can be backed up. A copy of something else in sight is judged with that; of a cache, which can be filled again,
#   cache-snapshots asks it less gravely.
subjects := object.union({id: component | some id, component in lib.asked_of(components.by_id, "backed_up"); component.holds_data}, _buckets)

_buckets := {bucket.id: object.union(stores.buckets[bucket.id], {"backed_up": _unselected}) | some bucket in input.terraform.aws_s3_bucket; stores.buckets[bucket.id]} if {
	lib.parameter("dr/data-backed-up", "buckets", false) == true
} else := {}

_unselected := lib.fails("no backup plan in sight selects it", null, "Name it in `resources` of an `aws_backup_selection`; AWS Backup takes buckets that keep versions.")

needs := []

protects := "data"

violations contains lib.entry(component, component.backed_up, $"{component.name} is not backed up ({component.backed_up.why}): what is deleted or corrupted by mistake is gone.") if {
	some id, component in subjects
	component.backed_up.holds == false
	count(_backups(id)) == 0
	not recovery_points.perhaps[id]
}

undetermined contains lib.entry(component, component.backed_up, _why(id, component)) if {
	some id, component in subjects
	component.backed_up.holds != true
	count(_backups(id)) == 0
	_may_be(id, component)
}

_may_be(_, component) if component.backed_up.holds == null

_may_be(id, _) if recovery_points.perhaps[id]

_why(id, component) := recovery_points.perhaps[id] if {
	component.backed_up.holds == false
} else := component.backed_up.why

# What something else makes of it: a backup plan, a snapshot policy.
_backups(id) := [point | some point in object.get(recovery_points.of, id, []); point.kind != "replica"]
