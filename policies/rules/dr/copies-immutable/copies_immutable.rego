# METADATA
# title: Copies cannot be deleted or overwritten
# description: |
#   Whoever takes over an account deletes the backups first. A lock that nobody can lift before its time keeps the copies that a recovery needs.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html
#     description: Object Lock of S3
# custom:
#   severity: notice
#   remediation:
#     - for: S3
#       types: [aws_s3_]
#       text: |
#         `object_lock_enabled = true` with an `aws_s3_bucket_object_lock_configuration`.
#     - for: AWS Backup
#       types: [aws_backup_]
#       text: |
#         An `aws_backup_vault_lock_configuration` of the vault.
#     - for: Cloud Storage
#       types: [google_storage_]
#       text: |
#         `retention_policy { is_locked = true }`.
#     - for: Kasten
#       types: [config.kio.kasten.io/Profile]
#       text: |
#         `protectionPeriod` of a location profile, in a bucket with an object lock.
#     - for: Vaults of Azure Backup
#       types: [azurerm_]
#       text: |
#         `immutability = "Unlocked"`, and `"Locked"` once it is tried.
#   standards: [AWS REL09-BP02, "Azure RE:09", NIST CP-9(8), ISO 27001 A.8.13, CIS 11.3]
#   equivalents:
#     - 0af1814d-23d7-472e-a1b8-b265e7b0d88f
#     - 7a0164a5-ec6e-40b2-938d-ab3edfd37dcd
#     - AURORA_RESOURCES_IN_LOGICALLY_AIR_GAPPED_VAULT
#     - AWS-0170
#     - BACKUP_RECOVERY_POINT_MANUAL_DELETION_DISABLED
#     - CKV_AWS_143
#     - EBS_RESOURCES_IN_LOGICALLY_AIR_GAPPED_VAULT
#     - EC2_RESOURCES_IN_LOGICALLY_AIR_GAPPED_VAULT
#     - EFS_RESOURCES_IN_LOGICALLY_AIR_GAPPED_VAULT
#     - S3_BUCKET_DEFAULT_LOCK_ENABLED
#     - S3_RESOURCES_IN_LOGICALLY_AIR_GAPPED_VAULT
#     - kasten-immutable-location-profile
#     - s3_bucket_object_lock
#   since: 0.1.0
package resilience.rules.dr["copies-immutable"]

import data.resilience.lib
import data.resilience.model.components
import data.resilience.model.replications
import data.resilience.model.stores
import data.resilience.model.vaults

# METADATA
# description: Vaults, locations of backups that say whether they are locked, buckets that keep snapshots or what another bucket is copied to, and buckets that say something of a lock.
subjects := object.union(
	{id: component |
		some id, component in lib.asked_of(components.by_id, "immutable")
		_keeps_copies(id, component)
	},
	{id: {"id": id, "name": location.name, "related": [], "immutable": location.immutable, "unknown": {"immutable": location.immutable.why | location.immutable.holds == null}} |
		some id, location in stores.locations
		location.immutable
	},
)

needs := ["immutable"]

protects := "data"

violations contains lib.entry(component, component.immutable, $"Copies in {component.name} can be deleted or overwritten ({component.immutable.why}).") if {
	some component in subjects
	component.immutable.holds == false
}

_keeps_copies(id, _) if vaults.by_id[id]

_keeps_copies(id, _) if _keeps_snapshots[id]

_keeps_copies(id, _) if _is_copy[id]

_keeps_copies(_, component) if component.immutable.holds != false

# A lock that is half there: what it is for can be told from that.
_keeps_copies(_, component) if {
	is_string(component.immutable.attribute)
	_lock[split(component.immutable.attribute, ".")[0]]
}

_lock := {"object_lock_configuration": true, "retention_policy": true}

_keeps_snapshots := {store.bucket: true | some store in stores.recovery; store.bucket != null}

_is_copy := {copy.to: true | some copy in replications.all; copy.to != null}
