# METADATA
# title: S3 buckets
# description: A bucket keeps its data in at least three zones of its one region, and outlives the loss of any of them.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/DataDurability.html
#     description: Data protection in Amazon S3
package resilience.model.stores.adapters.aws

import data.resilience.lib

# METADATA
# description: Store records of the S3 buckets in the input.
found := [store |
	some bucket in input.terraform.aws_s3_bucket
	store := {
		"id": bucket.id, "name": $"{lib.at(bucket, ["bucket"], bucket.address)}", "provider": "aws",
		"regions": [name | name := bucket.region.name],
		"redundancy": "data-centre", "lag_s": 0, "lag_source": "copies in its zones are made at once",
		"recovery": false, "bucket": bucket.id, "cluster": null, "prefix": "",
		"unknown": {"regions": $"{bucket.address}: {reason}" | reason := bucket.region.unknown},
	}
]
