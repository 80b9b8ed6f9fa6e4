# METADATA
# title: A bucket keeps earlier versions
# description: |
#   Without versions an object that is overwritten or deleted, by a mistake or by malice, is gone at once. With them the last one from before is
#   still there; replication to another region needs them too. Cloud Storage keeps what is deleted or overwritten for some days (soft delete), and after that no more.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/Versioning.html
#     description: Versioning of S3
#   - ref: https://cloud.google.com/storage/docs/object-versioning
#     description: Versioning of Cloud Storage
#   - ref: https://cloud.google.com/storage/docs/soft-delete
#     description: Soft delete of Cloud Storage
# custom:
#   severity: notice
#   remediation:
#     - for: S3
#       types: [aws_]
#       text: |
#         `aws_s3_bucket_versioning` with `status = "Enabled"`.
#     - for: Cloud Storage
#       types: [google_]
#       text: |
#         `versioning { enabled = true }`.
#     - for: Azure
#       types: [azurerm_]
#       text: |
#         `blob_properties` with `versioning_enabled = true` and `delete_retention_policy`.
#   standards: [AWS REL09-BP01, AWS REL09-BP02, "Azure RE:09", NIST CP-9, ISO 27001 A.8.13, CIS 11.3]
#   equivalents:
#     - 03263c57
#     - 056d28cc-7ee9-4b12-b2d1-16b7b66db72d
#     - 1b965cb9
#     - 568a4d22-3517-44a6-a7ad-6a7eed88722c
#     - 8ebda7c0
#     - AC_AWS_0214
#     - AWS-0090
#     - AZU-0056
#     - Azure.Storage.SoftDelete
#     - CKV2_AZURE_38
#     - CKV_AWS_21
#     - CKV_GCP_78
#     - FG_R00101
#     - GCP-0078
#     - S3_BUCKET_VERSIONING_ENABLED
#     - cloudstorage_bucket_versioning_enabled
#     - e7e961ac
#     - s3_bucket_object_versioning
#     - storage_blob_versioning_is_enabled
#   since: 0.1.0
package resilience.rules.dr["store-versioned"]

import data.resilience.lib
import data.resilience.model.stores
import data.resilience.model.stores.byproducts
import data.resilience.model.stores.soft_deletes

# METADATA
# description: Buckets that can keep versions, but for those of logs, artifacts and results, which nobody restores a service from.
subjects := {id: store |
	some id, store in lib.asked_of(stores.buckets, "deletion_undone")
	not byproducts.by_id[id]
}

needs := ["deletion_undone"]

protects := "data"

violations contains lib.entry(store, store.deletion_undone, $"What is deleted or overwritten in {store.name} is gone {_when(store)} ({store.deletion_undone.why}).") if {
	some store in subjects
	store.deletion_undone.holds == false
}

_when(store) := $"after {lib.counted(days, "day", "days")} of soft delete" if {
	days := soft_deletes.days_of[store.id]
} else := "at once"
