package resilience.model.stores.adapters.aws_test

import data.resilience.lib
import data.resilience.model.stores
import data.resilience.model.stores.adapters.aws
import data.resilience.testing

_found(resources) := found if {
	found := aws.found with input as testing.document(resources, {})
}

_bucket(values) := testing.terraform("aws_s3_bucket", "snapshots", {"values": object.union({"bucket": "snap"}, values)})

_store(bucket, overrides) := stores.record(bucket.envelope, "bucket", object.union(
	{
		"provider": "aws", "regions": ["eu-west-1"], "redundancy": "data-centre", "lag_s": 0, "lag_source": "copies in its zones are made at once",
		"deletion_refused": lib.holds("force_destroy is false"),
		"deletion_undone": lib.fails("versioning is not on", null, "Make an `aws_s3_bucket_versioning` of it with `status = \"Enabled\"`."),
		"immutable": lib.fails("object_lock_enabled is not set", "object_lock_enabled", "Set `object_lock_enabled = true`."),
	},
	overrides,
))

test_a_bucket_outlives_a_data_centre_of_its_region if {
	_found([_bucket({})]) == [_store(_bucket({}), {})]
	[store] := _found([_bucket({})])
	store.name == "aws_s3_bucket.snapshots"
	store.survives_data_centre == lib.holds("it keeps its data redundant")
	store.survives_region == lib.fails("it is kept in one region", null, null)
}

test_a_region_that_is_not_known_is_unknown if {
	nowhere := testing.over(_bucket({}), {"region": {"unknown": "no provider names it"}})
	_found([nowhere]) == [_store(nowhere, {"regions": [], "unknown": {"regions": "aws_s3_bucket.snapshots: no provider names it"}})]
}

_versioning(status) := testing.referring(
	testing.terraform("aws_s3_bucket_versioning", "snapshots", {"values": {"versioning_configuration": [{"status": status}]}}),
	{"bucket": [_bucket({})]},
)

test_versioning_in_a_resource_of_its_own if {
	[store] := _found([_bucket({}), _versioning("Enabled")])
	store.deletion_undone == lib.holds("versioning is on")
	[suspended] := _found([_bucket({}), _versioning("Suspended")])
	suspended.deletion_undone.holds == false
}

test_versioning_in_the_bucket_itself if {
	[store] := _found([_bucket({"versioning": [{"enabled": true}]})])
	store.deletion_undone == lib.holds("versioning is on")
}

test_versioning_that_is_not_known if {
	blind := testing.terraform("aws_s3_bucket_versioning", "snapshots", {"unknown": {"versioning_configuration": [{"status": true}]}})
	[store] := _found([_bucket({}), testing.referring(blind, {"bucket": [_bucket({})]})])
	store.unknown == {"deletion_undone": "aws_s3_bucket.snapshots: whether it is versioned is known only after apply"}
}

test_an_object_lock if {
	[store] := _found([_bucket({"object_lock_enabled": true})])
	store.immutable == lib.holds("object_lock_enabled is true")
	lock := testing.referring(testing.terraform("aws_s3_bucket_object_lock_configuration", "snapshots", {}), {"bucket": [_bucket({})]})
	[locked] := _found([_bucket({}), lock])
	locked.immutable == lib.holds("an object lock is configured")
}

test_a_second_factor_keeps_versions if {
	guarded := testing.referring(testing.terraform("aws_s3_bucket_versioning", "snapshots", {"values": {"versioning_configuration": [{"status": "Enabled", "mfa_delete": "Enabled"}]}}), {"bucket": [_bucket({})]})
	[store] := _found([_bucket({}), guarded])
	store.immutable == lib.holds("its versions can't be deleted without a second factor")
	[inline] := _found([_bucket({"versioning": [{"enabled": true, "mfa_delete": true}]})])
	inline.immutable == lib.holds("versioning.mfa_delete is true")
}

test_versioning_that_is_suspended_is_known_whatever_else_is_not if {
	suspended := testing.terraform("aws_s3_bucket_versioning", "snapshots", {"values": {"versioning_configuration": [{"status": "Suspended"}]}, "unknown": {"versioning_configuration": [{"mfa_delete": true}]}})
	[store] := _found([_bucket({}), testing.referring(suspended, {"bucket": [_bucket({})]})])
	store.deletion_undone.holds == false
}
