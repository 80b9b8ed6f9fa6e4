# METADATA
# title: S3 directory buckets
# description: A directory bucket keeps its data in one Availability Zone, or in one Local Zone. It has no versions, no locks and no replication.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/directory-buckets-overview.html
#     description: Directory buckets
package resilience.model.stores.adapters.aws_directory

import data.resilience.lib
import data.resilience.model.stores

# METADATA
# description: Store records of the directory buckets in the input.
found := [store |
	some bucket in input.terraform.aws_s3_directory_bucket
	store := stores.record(bucket, "directory bucket", {
		"provider": "aws", "regions": [name | name := bucket.region.name],
		"redundancy": "node", "lag_s": 0, "lag_source": "it is kept in one zone",
		"deletion_refused": lib.flag_off(bucket, ["force_destroy"], false),
		"unknown": _unknown(bucket),
	})
]

_unknown(bucket) := {"regions": $"{bucket.address}: {bucket.region.unknown}"} if bucket.region.unknown

_unknown(bucket) := {} if not bucket.region.unknown
