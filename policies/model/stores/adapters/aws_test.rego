package resilience.model.stores.adapters.aws_test

import data.resilience.model.stores.adapters.aws
import data.resilience.testing

_found(resources) := stores if {
	stores := aws.found with input as testing.document(resources, {})
}

_store(overrides) := object.union(
	{
		"id": "plan.json#aws_s3_bucket.snapshots", "name": "snap", "provider": "aws", "regions": ["eu-west-1"], "redundancy": "data-centre",
		"lag_s": 0, "lag_source": "copies in its zones are made at once", "recovery": false, "bucket": "plan.json#aws_s3_bucket.snapshots",
		"cluster": null, "prefix": "", "unknown": {},
	},
	overrides,
)

test_a_bucket_outlives_a_data_centre_of_its_region if {
	_found([testing.terraform("aws_s3_bucket", "snapshots", {"values": {"bucket": "snap"}})]) == [_store({})]
}

test_a_bucket_whose_name_is_made_on_apply_is_called_by_its_address if {
	_found([testing.terraform("aws_s3_bucket", "snapshots", {"unknown": {"bucket": true}})]) == [_store({"name": "aws_s3_bucket.snapshots"})]
}

test_a_name_that_is_no_text_is_written_as_one if {
	_found([testing.terraform("aws_s3_bucket", "snapshots", {"values": {"bucket": 7}})]) == [_store({"name": "7"})]
}

test_a_region_that_is_not_known_is_unknown if {
	bucket := testing.terraform("aws_s3_bucket", "snapshots", {"values": {"bucket": "snap"}})
	nowhere := _in_region(bucket, {"unknown": "no provider names it"})
	_found([nowhere]) == [object.union(
		object.remove(_store({}), ["regions"]),
		{"regions": [], "unknown": {"regions": "aws_s3_bucket.snapshots: no provider names it"}},
	)]
}

_in_region(built, region) := {
	"family": built.family, "type": built.type,
	"envelope": object.union(object.remove(built.envelope, ["region"]), {"region": region}),
}
