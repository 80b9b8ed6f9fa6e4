# METADATA
# title: Kasten location profiles
# description: |
#   A Profile names the place that Kasten exports backups to: a bucket, a file share of a volume of the cluster, or a repository of Veeam. With a protection
#   period nobody can delete or overwrite a backup before it is over, where the bucket has an object lock.
# related_resources:
#   - ref: https://docs.kasten.io/latest/api/profiles
#     description: Profiles
#   - ref: https://docs.kasten.io/latest/usage/immutable
#     description: Immutable backups
package resilience.model.stores.adapters.kasten

import data.resilience.lib
import data.resilience.model.clusters

# METADATA
# description: Places of backups of the Kasten profiles in the input.
locations := [location |
	some profile in input.kubernetes["config.kio.kasten.io/Profile"]
	lib.at(profile, ["spec", "type"], "Location") == "Location"
	bucket := lib.text(profile, ["spec", "locationSpec", "objectStore", "name"])
	place := _place(profile, bucket)
	location := {
		"id": profile.id, "name": _name(profile, bucket), "provider": "kasten",
		"bucket": place.bucket, "redundancy": "unknown", "unknown": place.unknown,
		"prefix": "", "cluster": clusters.of(profile), "writes": true,
		"regions": [region | region := lib.text(profile, ["spec", "locationSpec", "objectStore", "region"]); region != ""],
		"immutable": _protected(profile),
	}
]

_place(profile, bucket) := {"bucket": id, "unknown": {}} if {
	bucket != ""
	lib.text(profile, ["spec", "locationSpec", "objectStore", "endpoint"]) == ""
	id := sort(_buckets[_cloud_of[lib.text(profile, ["spec", "locationSpec", "objectStore", "objectStoreType"])]][bucket])[0]
} else := {"bucket": null, "unknown": {"redundancy": $"{profile.address}: the bucket {bucket} is in no input: add the plan that holds it"}} if {
	lib.is_plain(bucket)
} else := {"bucket": null, "unknown": {"redundancy": $"{profile.address}: what its location outlives is not known"}}

_cloud_of := {"S3": "aws", "GCS": "google"}

_buckets.aws[name] contains bucket.id if {
	some bucket in input.terraform.aws_s3_bucket
	name := lib.text(bucket, ["bucket"])
}

_buckets.google[name] contains bucket.id if {
	some bucket in input.terraform.google_storage_bucket
	name := lib.text(bucket, ["name"])
}

_name(_, bucket) := bucket if bucket != ""

_name(profile, "") := $"{lib.at(profile, ["metadata", "name"], profile.address)}"

_protected(profile) := lib.given(profile, ["spec", "locationSpec", "objectStore", "protectionPeriod"], "Set `protectionPeriod` (for example `168h`), in a bucket with an object lock.")
