package resilience.stores_aws_directory_test

import data.resilience.lib
import data.resilience.model.stores.adapters.aws_directory
import data.resilience.testing as build

test_a_directory_bucket_is_in_one_zone if {
	bucket := build.terraform("aws_s3_directory_bucket", "fast", {})
	found := aws_directory.found with input as build.document([bucket], {})
	found == [object.union(
		build.component(bucket, "directory bucket", {
			"provider": "aws", "regions": ["eu-west-1"], "redundancy": "node", "lag_s": 0, "lag_source": "it is kept in one zone", "holds_data": true,
			"deletion_refused": lib.holds("force_destroy is false"),
			"survives_data_centre": lib.fails("it is kept in one data centre", null, null), "survives_region": lib.fails("it is kept in one data centre", null, null),
		}),
		{"recovery": false, "bucket": build.id(bucket), "cluster": null, "prefix": ""},
	)]
}

test_a_region_that_is_not_known if {
	bucket := build.terraform("aws_s3_directory_bucket", "fast", {"region": {"unknown": "its provider names none"}})
	found := aws_directory.found with input as build.document([bucket], {})
	found[0].unknown.regions == "aws_s3_directory_bucket.fast: its provider names none"
}
