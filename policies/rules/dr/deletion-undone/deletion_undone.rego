# METADATA
# title: What is deleted by mistake can be brought back
# description: |
#   After a mistaken deletion or overwrite the last state must still be somewhere: earlier versions, a final snapshot, a time for which
#   what is deleted is kept.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/Versioning.html
#     description: Versioning of S3
# custom:
#   severity: warning
#   remediation:
#     - for: RDS
#       types: [aws_db_, aws_rds_, aws_docdb_, aws_neptune_, aws_redshift_]
#       text: |
#         `skip_final_snapshot = false` with `final_snapshot_identifier`.
#     - for: KMS
#       types: [aws_kms_]
#       text: |
#         `deletion_window_in_days` of 7 to 30.
#     - for: Cloud SQL
#       types: [google_sql_]
#       text: |
#         `final_backup_config { enabled = true }`.
#     - for: Cloud Storage
#       types: [google_storage_]
#       text: |
#         Leave `soft_delete_policy` out, or keep deleted objects for seven days: `retention_duration_seconds = 604800`.
#     - for: Disks
#       types: [google_compute_]
#       text: |
#         `create_snapshot_before_destroy = true`, or a snapshot schedule.
#     - for: Key Vault, vaults of Azure Backup
#       types: [azurerm_]
#       text: |
#         Leave soft delete on.
#   standards: [AWS REL09-BP01, AWS REL09-BP02, "Azure RE:09", NIST CP-9, ISO 27001 A.8.13, CIS 11.3]
#   equivalents:
#     - 12ecec8a-7961-48db-b644-86be8845d8fd
#     - 1cca00d2
#     - 54087baa-8719-48a8-8460-9cc0962117aa
#     - 8d407b28-c746-4650-8bbd-d27df54a795f
#     - 9e39919b
#     - AC_AZURE_0170
#     - Azure.KeyVault.SoftDelete
#     - Azure.Storage.ContainerSoftDelete
#     - Azure.Storage.FileShareSoftDelete
#     - CKV_AZURE_111
#     - b373043c
#     - cloudstorage_bucket_soft_delete_enabled
#     - storage_ensure_file_shares_soft_delete_is_enabled
#     - storage_ensure_soft_delete_is_enabled
#   since: 0.1.0
package resilience.rules.dr["deletion-undone"]

import data.resilience.lib
import data.resilience.model.components
import data.resilience.model.recovery_points
import data.resilience.model.stores
import data.resilience.model.stores.soft_deletes

# METADATA
# description: What can keep what is deleted; of buckets store-versioned asks that, but for those that say how long they keep deleted objects.
subjects := object.union(
	{id: component |
		some id, component in lib.asked_of(components.by_id, "deletion_undone")
		not stores.buckets[id]
	},
	{id: object.union(stores.buckets[id], {"deletion_undone": verdict, "unknown": {}}) | some id, verdict in soft_deletes.by_id},
)

needs := ["deletion_undone"]

protects := "data"

violations contains object.union(
	lib.entry(component, component.deletion_undone, $"What is deleted of {component.name} is gone at once ({component.deletion_undone.why})."),
	{"caused_by": _cause(component)},
) if {
	some component in subjects
	component.deletion_undone.holds == false
	not _leaves_copies(component.id)
}

# One thing that nothing protects is one entry, however many ways there are to protect it.
_cause(component) := {"rule": "dr/deletion-refused", "subject": component.id} if {
	component.deletion_refused.holds == false
} else := null

# Backups that are not deleted with it bring it back as well.
_leaves_copies(id) if {
	some point in recovery_points.of[id]
	point.kind != "replica"
	point.outlives_source == true
}
