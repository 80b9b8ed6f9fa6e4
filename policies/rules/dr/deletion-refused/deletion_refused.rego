# METADATA
# title: Deleting what holds data is refused
# description: |
#   One wrong plan, script or click deletes a database in seconds. Where deletion protection is on, it has to be taken off first, which
#   somebody notices.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_DeleteInstance.html
#     description: Deletion protection of RDS
# custom:
#   severity: warning
#   remediation:
#     - for: RDS, Aurora, DocumentDB, Neptune, QLDB
#       types: [aws_db_, aws_rds_, aws_docdb_, aws_neptune_, aws_qldb_]
#       text: |
#         `deletion_protection = true`.
#     - for: DynamoDB, DSQL
#       types: [aws_dynamodb_, aws_dsql_]
#       text: |
#         `deletion_protection_enabled = true`.
#     - for: A backup vault
#       types: [aws_backup_]
#       text: |
#         Leave `force_destroy` out.
#     - for: Google
#       types: [google_]
#       text: |
#         Leave `deletion_protection` on (Cloud SQL, Spanner, Bigtable, BigQuery); `deletion_protection_enabled = true` for
#         Filestore; `delete_protection_state = "DELETE_PROTECTION_ENABLED"` for Firestore.
#     - for: Azure
#       types: [azurerm_]
#       text: |
#         An `azurerm_management_lock` with `lock_level = "CanNotDelete"` on it or its resource group; Key Vault and App
#         Configuration: `purge_protection_enabled = true`.
#   standards: [AWS REL09-BP02, "Azure RE:09", NIST CP-9, ISO 27001 A.8.13, CIS 11.3]
#   equivalents:
#     - 0cc95bf8-9b98-4278-ad9f-fea4aed3d271
#     - 70fcfe6d
#     - AC_AZURE_0185
#     - AC_AZURE_0389
#     - AWS-0177
#     - AWS-0343
#     - AZU-0016
#     - Azure.AppConfig.PurgeProtect
#     - Azure.KeyVault.PurgeProtect
#     - CKV2_AWS_58
#     - CKV_AWS_139
#     - CKV_AWS_172
#     - CKV_AWS_293
#     - CKV_AZURE_110
#     - CKV_AZURE_187
#     - CKV_AZURE_42
#     - CKV_GCP_119
#     - CKV_GCP_120
#     - CKV_GCP_121
#     - CKV_GCP_122
#     - COGNITO_USER_POOL_DELETION_PROTECTION_ENABLED
#     - DYNAMODB_TABLE_DELETION_PROTECTION_ENABLED
#     - FG_R00227
#     - FG_R00280
#     - RDS_CLUSTER_DELETION_PROTECTION_ENABLED
#     - RDS_INSTANCE_DELETION_PROTECTION_ENABLED
#     - a187ac47-8163-42ce-8a63-c115236be6fb
#     - cec6e005-9309-46eb-b34b-456f6eae818b
#     - cognito_user_pool_deletion_protection_enabled
#     - compute_instance_deletion_protection_enabled
#     - documentdb_cluster_deletion_protection
#     - dynamodb_table_deletion_protection_enabled
#     - keyvault_recoverable
#     - neptune_cluster_deletion_protection
#     - rds_cluster_deletion_protection
#     - rds_instance_deletion_protection
#   since: 0.1.0
#   parameters:
#     machines:
#       type: boolean
#       default: false
#       description: Whether the deletion of each machine of Google Cloud must be refused too
#     locks:
#       type: boolean
#       default: false
#       description: Whether each storage account, registry and resource group of Azure must have a management lock too
package resilience.rules.dr["deletion-refused"]

import data.resilience.lib
import data.resilience.model.components
import data.resilience.model.compute.kept_machines
import data.resilience.model.prerequisites
import data.resilience.model.stores.byproducts
import data.resilience.model.stores.locks
import data.resilience.model.vaults

# METADATA
# description: What holds data other than logs and artifacts, or its copies, and can be protected from deletion, and what recovery needs besides.
subjects := object.union(
	{id: component |
		some id, component in lib.asked_of(components.by_id, "deletion_refused")
		_is_missed(component)
		not byproducts.by_id[id]
	},
	object.union(_machines, _locks),
)

_machines := kept_machines.records(kept_machines.refused, "deletion_refused") if {
	lib.parameter("dr/deletion-refused", "machines", false) == true
} else := {}

_locks := kept_machines.records(locks.refused, "deletion_refused") if {
	lib.parameter("dr/deletion-refused", "locks", false) == true
} else := {}

needs := ["deletion_refused"]

protects := "data"

violations contains lib.entry(component, component.deletion_refused, $"{component.name} can be deleted at once ({component.deletion_refused.why}).") if {
	some component in subjects
	component.deletion_refused.holds == false
}

_is_missed(component) if component.holds_data

_is_missed(component) if prerequisites.by_id[component.id]

_is_missed(component) if vaults.by_id[component.id]
