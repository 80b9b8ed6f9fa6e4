package resilience.model.stores.adapters.kasten_test

import data.resilience.lib
import data.resilience.model.stores.adapters.kasten
import data.resilience.testing as build

_profile(store) := build.kubernetes("config.kio.kasten.io/Profile", "kasten-io", "s3", {"spec": {"type": "Location", "locationSpec": {"type": "ObjectStore", "objectStore": store}}})

_bucket := build.terraform("aws_s3_bucket", "snap", {"values": {"bucket": "snap"}})

_found(resources) := locations if {
	locations := kasten.locations with input as build.document(resources, {})
}

_free := lib.fails("spec.locationSpec.objectStore.protectionPeriod is not set", "spec.locationSpec.objectStore.protectionPeriod", "Set `protectionPeriod` (for example `168h`), in a bucket with an object lock.")

_s3 := {"name": "snap", "objectStoreType": "S3"}

_record(overrides) := build.with_fields(
	{
		"id": build.id(_profile({})), "name": "snap", "provider": "kasten", "bucket": build.id(_bucket), "redundancy": "unknown", "unknown": {},
		"prefix": "", "cluster": "assumed", "writes": true, "regions": [], "immutable": _free,
	},
	overrides,
)

test_a_bucket_in_sight if _found([_profile(_s3), _bucket]) == [_record({})]

test_a_bucket_that_is_not if {
	unknown := {"redundancy": "Profile.config.kio.kasten.io/kasten-io/s3: the bucket snap is in no input: add the plan that holds it"}
	_found([_profile(_s3)]) == [_record({"bucket": null, "unknown": unknown})]

	# Of that name in an object store of one's own.
	_found([_profile(object.union(_s3, {"endpoint": "https://minio.example.com"})), _bucket]) == [_record({"bucket": null, "unknown": unknown})]
}

test_a_share if {
	unknown := {"redundancy": "Profile.config.kio.kasten.io/kasten-io/s3: what its location outlives is not known"}
	_found([_profile({})]) == [_record({"name": "s3", "bucket": null, "unknown": unknown})]
}

test_a_protection_period if {
	[location.immutable.holds | some location in _found([_profile(object.union(_s3, {"protectionPeriod": "168h", "region": "eu-west-1"}))])] == [true]
}

test_a_profile_of_infrastructure_is_no_place if {
	_found([build.over(_profile(_s3), {"values": {"spec": {"type": "Infra"}}})]) == []
}
