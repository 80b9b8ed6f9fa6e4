# METADATA
# title: Snapshots outlive the region
# description: |
#   Snapshots are written to one location. When the region is lost they must be readable from another: the store is redundant over regions
#   itself, or its copies are replicated to a store in another region, whole, enabled and with versioning at both ends.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-requirements.html
#     description: Requirements for replication of S3
#   - ref: https://cloud.google.com/storage/docs/locations
#     description: Locations of Cloud Storage
# custom:
#   severity: error
#   remediation:
#     - text: |
#         Never a path, volume or object store inside the cluster itself.
#     - for: S3
#       types: [aws_]
#       text: |
#         `aws_s3_bucket_replication_configuration` with an enabled rule without filter to a bucket in the recovery region, `aws_s3_bucket_versioning`
#         enabled on both.
#     - for: Cloud Storage
#       types: [google_]
#       text: |
#         `location = "EU"` (or another multi-region or dual-region).
#     - for: Azure
#       types: [azurerm_]
#       text: |
#         `account_replication_type = "GZRS"` (or another that starts with G or RAG).
#   standards: [S1, S2, AWS REL09-BP01, AWS REL13-BP02, "Azure RE:09", NIST CP-6, NIST CP-6(1), NIST CP-9(5), ISO 27001 A.8.13, CIS 11.4]
#   since: 0.1.0
package resilience.rules.dr["recovery-store-redundant"]

import data.resilience.lib
import data.resilience.model.stores

# METADATA
# description: |
#   Places where snapshots are written, if recovery is asked for or the estate shows that it is meant: an objective, a recovery region, a
#   replication. A place inside the cluster itself, which keeps nothing that the cluster would lose, is judged always.
subjects := {id: store |
	some id, store in stores.recovery
	not lib.standby[store.cluster]
	_must_outlive(store)
}

needs := ["redundancy"]

protects := "recovery"

violations contains {
	"subject": id,
	"related": _related(store),
	"protects": _protected(store),
	"message": $"Snapshots in {store.name} are lost with {_what(store)}: {_why(store)}.",
	"evidence": [
		{"name": "outlives by itself the loss of a", "value": store.redundancy, "unit": "", "from": id},
		{"name": "replications", "value": count(lib.copies_of(store)), "unit": "", "from": id},
	],
} if {
	some id, store in subjects
	lib.fate(store) == "lost"
}

undetermined contains {
	"subject": id,
	"related": _related(store),
	"message": $"Whether the copies of {store.name} can be read in another region is not known: {reasons[0]}.",
} if {
	some id, store in subjects
	store.redundancy != "unknown"
	lib.fate(store) == "unknown"
	reasons := sort({reason | some copy in lib.copies_of(store); some reason in copy.unknown})
}

# What is kept inside the cluster is lost with it, in whatever failure.
_protected(store) := "data" if {
	store.redundancy == "none"
} else := "recovery"

_related(store) := array.concat([id | id := store.bucket; id != null], [copy.id | some copy in lib.copies_of(store)])

_must_outlive(_) if lib.recovery_is_meant

_must_outlive(store) if store.redundancy == "none"

_must_outlive(store) if count(lib.copies_of(store)) > 0

_what(store) := "the cluster" if {
	store.redundancy == "none"
} else := "their region"

_why(store) := $"{store.name} is inside the cluster itself" if {
	store.redundancy == "none"
} else := $"they are kept in {_places(store)} only and not replicated" if {
	count(lib.copies_of(store)) == 0
} else := sort({fault | some copy in lib.copies_of(store); some fault in lib.faults(store, copy)})[0]

_places(store) := lib.listed(store.regions) if {
	count(store.regions) > 0
} else := "one region"
