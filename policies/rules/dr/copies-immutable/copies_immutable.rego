# METADATA
# title: Copies cannot be deleted or overwritten
# description: |
#   Whoever takes over an account deletes the backups first. A lock that nobody can lift before its time keeps the copies that a recovery needs.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html
#     description: Object Lock of S3
# custom:
#   severity: notice
#   remediation: |
#     S3: `object_lock_enabled = true` with an `aws_s3_bucket_object_lock_configuration`, for buckets that keep copies.
#   standards: [AWS REL09-BP02, "Azure RE:09", NIST CP-9(8), ISO 27001 A.8.13, CIS 11.3]
#   equivalents:
#     - CKV_AWS_143
#     - S3_BUCKET_DEFAULT_LOCK_ENABLED
#   since: 0.1.0
package resilience.rules.dr["copies-immutable"]

import data.resilience.lib
import data.resilience.model.components

# METADATA
# description: Buckets and backup stores that can be locked.
subjects := lib.asked_of(components.by_id, "immutable")

needs := ["immutable"]

protects := "data"

violations contains lib.entry(component, component.immutable, $"Copies in {component.name} can be deleted or overwritten ({component.immutable.why}).") if {
	some component in subjects
	component.immutable.holds == false
}
