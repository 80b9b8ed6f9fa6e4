# METADATA
# title: Object stores that backups go to
# description: Where a bucket is that a backup names, as far as a plan shows it.
package resilience.model.recovery_points.object_stores

import data.resilience.model.components

# METADATA
# description: The region of a bucket, named as `s3://bucket/prefix`, `gs://bucket` or by its bare name; null where no input shows it.
region_of(path) := sort(_regions[_bucket(path)])[0] if {
	_regions[_bucket(path)]
} else := null

_bucket(path) := split(trim_prefix(trim_prefix(path, "s3://"), "gs://"), "/")[0]

_regions[name] contains region if {
	some bucket in input.terraform.aws_s3_bucket
	name := object.get(bucket.values, "bucket", null)
	region := components.region(bucket)
	region != null
}

_regions[name] contains region if {
	some bucket in input.terraform.google_storage_bucket
	name := object.get(bucket.values, "name", null)
	region := components.region(bucket)
	region != null
}
