# METADATA
# title: Velero snapshot locations
# description: |
#   A BackupStorageLocation names the place where snapshots are kept. PAM writes to one location. Places inside the cluster (a host
#   path, a volume, an in-cluster object store) are lost with it, and are not suitable for disaster recovery.
# related_resources:
#   - ref: https://velero.io/docs/main/api-types/backupstoragelocation/
#     description: Backup storage location
#   - ref: https://kurl.sh/docs/add-ons/velero
#     description: Internal storage is not suitable for disaster recovery
package resilience.model.stores.adapters.velero

import data.resilience.lib
import data.resilience.model.clusters

# METADATA
# description: Snapshot locations of the Velero objects in the input.
locations := [location |
	some object in input.kubernetes["velero.io/BackupStorageLocation"]
	provider := $"{lib.at(object, ["spec", "provider"], "unknown")}"
	bucket := $"{lib.at(object, ["spec", "objectStorage", "bucket"], "")}"
	place := _place(object, provider, bucket)
	location := {
		"id": object.id, "name": _name(bucket, provider), "provider": provider,
		"bucket": place.bucket, "redundancy": place.redundancy, "unknown": place.unknown,
		"prefix": trim($"{lib.at(object, ["spec", "objectStorage", "prefix"], "")}", "/"),
		"cluster": clusters.of(object), "writes": lib.at(object, ["spec", "accessMode"], "ReadWrite") != "ReadOnly",
		"regions": [region | region := lib.at(object, ["spec", "config", "region"], ""); is_string(region); region != ""],
	}
]

_place(object, provider, bucket) := {"bucket": null, "redundancy": "none", "unknown": {}} if {
	_is_inside(object, provider)
} else := {"bucket": id, "redundancy": "unknown", "unknown": {}} if {
	_is_of_cloud(object)
	id := sort(_buckets[_cloud_of[provider]][bucket])[0]
} else := {"bucket": null, "redundancy": "unknown", "unknown": {"redundancy": _why(object, provider, bucket)}}

_inside := {"replicated.com/hostpath": true, "replicated.com/pvc": true}

_is_inside(_, provider) if _inside[provider]

_is_inside(object, _) if _is_in_cluster(lib.at(object, ["spec", "config", "s3Url"], ""))

# An address that only the cluster itself can resolve.
_is_in_cluster(url) if regex.match(`^https?://[^/]*\.svc(\.cluster\.local)?(:[0-9]+)?(/|$)`, url)

_is_in_cluster(url) if regex.match(`^https?://(minio|rook-ceph-rgw)[^./]*(\.[a-z0-9-]+)?(:[0-9]+)?(/|$)`, url)

# An address of its own means another object store than the cloud's.
_is_of_cloud(object) if lib.at(object, ["spec", "config", "s3Url"], "") == ""

_is_of_cloud(object) if contains(lib.at(object, ["spec", "config", "s3Url"], ""), ".amazonaws.com")

_cloud_of := {"aws": "aws", "velero.io/aws": "aws", "gcp": "google", "velero.io/gcp": "google"}

# Bucket ids by cloud and name: plans of one estate may show one bucket twice.
_buckets.aws[name] contains bucket.id if {
	some bucket in input.terraform.aws_s3_bucket
	name := lib.at(bucket, ["bucket"], "")
}

_buckets.google[name] contains bucket.id if {
	some bucket in input.terraform.google_storage_bucket
	name := lib.at(bucket, ["name"], "")
}

_why(object, provider, bucket) := $"{object.address}: the bucket {bucket} is in no input: add the plan that holds it" if {
	_cloud_of[provider]
	_is_of_cloud(object)
	bucket != ""
} else := $"{object.address}: what a place for snapshots of provider {provider} outlives is not known"

_name(bucket, provider) := provider if bucket == ""

_name(bucket, _) := bucket if bucket != ""

# METADATA
# description: Names of buckets that a snapshot location names and no input shows, as `{what, type, id}`.
not_in_sight contains {"what": "bucket", "type": type, "id": bucket} if {
	some object in input.kubernetes["velero.io/BackupStorageLocation"]
	provider := lib.text(object, ["spec", "provider"])
	type := _bucket_type[_cloud_of[provider]]
	bucket := lib.text(object, ["spec", "objectStorage", "bucket"])
	bucket != ""
	_is_of_cloud(object)
	place := _place(object, provider, bucket)
	place.bucket == null
	place.redundancy != "none"
}

_bucket_type := {"aws": "aws_s3_bucket", "google": "google_storage_bucket"}
