# METADATA
# title: A bucket outlives the loss of its region
# description: |
#   What is in a bucket of one region can't be read while that region is lost, and may be gone for good. A multi-region bucket, or a replication to
#   a bucket in another region that copies all of it, keeps it. Where snapshots are kept, recovery-store-redundant asks for this more gravely.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication.html
#     description: Replication of S3
#   - ref: https://cloud.google.com/storage/docs/locations
#     description: Locations of Cloud Storage
# custom:
#   severity: notice
#   remediation:
#     - for: S3
#       types: [aws_]
#       text: |
#         `aws_s3_bucket_replication_configuration` with an enabled rule without filter to a bucket in another region,
#         `aws_s3_bucket_versioning` enabled on both.
#     - for: Cloud Storage
#       types: [google_]
#       text: |
#         `location = "EU"` (or another multi-region or dual-region).
#     - for: Azure
#       types: [azurerm_]
#       text: |
#         `account_replication_type = "GZRS"`; of a vault `cross_region_restore_enabled = true` with geo-redundant storage.
#   standards: [S1, S2, AWS REL09-BP01, AWS REL13-BP02, "Azure RE:09", NIST CP-6, NIST CP-9(5), ISO 27001 A.8.13, CIS 11.4]
#   equivalents:
#     - 1549b91f
#     - AZU-0058
#     - Azure.RSV.StorageType
#     - S3_BUCKET_CROSS_REGION_REPLICATION_ENABLED
#     - s3_bucket_cross_region_replication
#     - storage_geo_redundant_enabled
#   since: 0.1.0
package resilience.rules.dr["store-outlives-region"]

import data.resilience.lib
import data.resilience.model.recovery_points
import data.resilience.model.replications
import data.resilience.model.stores
import data.resilience.model.stores.byproducts
import data.resilience.model.vaults

# METADATA
# description: Buckets that nothing copies to, which hold what is nowhere else, and that keep no snapshots; and vaults that can say it.
subjects := object.union(
	{id: store |
		some id, store in stores.buckets
		not replications.copies[id]
		not _keeps_snapshots[id]
		not byproducts.by_id[id]
	},
	lib.asked_of(vaults.by_id, "survives_region"),
)

needs := []

protects := "recovery"

violations contains lib.entry(store, store.survives_region, $"What is in {store.name} is lost with its region: {_why(id, store)}.") if {
	some id, store in subjects
	store.survives_region.holds == false
	count(_points(id)) == 0
}

undetermined contains lib.entry(store, store.survives_region, _why_not_known(id, store)) if {
	some id, store in subjects
	store.survives_region.holds != true
	not _outlives(id)
	_why_not_known(id, store)
}

_keeps_snapshots := {store.bucket: true | some store in stores.recovery; store.bucket != null}

# Copies that are made beside the bucket are lost with it.
_points(id) := [point | some point in object.get(recovery_points.of, id, []); not _is_beside(id, point)]

_is_beside(id, point) if {
	point.region != null
	point.region == stores.buckets[id].region
}

_outlives(id) if {
	some point in _points(id)
	point.region != null
}

_why_not_known(_, store) := store.survives_region.why if {
	store.survives_region.holds == null
} else := $"whether the copies of {store.name} can be read in another region is not known: {reasons[0]}" if {
	reasons := sort([reason | some point in _points(store.id); point.region == null; some reason in point.unknown])
	count(reasons) > 0
}

# A replication that gives no recovery point has a fault.
_why(id, store) := faults[0] if {
	faults := sort([fault | some copy in object.get(replications.of_store, id, []); some fault in lib.faults(store, copy)])
	count(faults) > 0
} else := store.survives_region.why
