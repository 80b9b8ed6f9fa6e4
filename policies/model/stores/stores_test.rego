package resilience.model.stores_test

import data.resilience.model.stores
import data.resilience.testing

_location(name, spec) := testing.kubernetes("velero.io/BackupStorageLocation", "velero", name, {"spec": spec})

_bucket := testing.terraform("aws_s3_bucket", "snapshots", {"values": {"bucket": "snap"}})

_recovery(resources) := found if {
	found := stores.recovery with input as testing.document(resources, {})
}

test_a_location_whose_bucket_is_in_sight_is_what_the_bucket_is if {
	location := _location("default", {"provider": "aws", "objectStorage": {"bucket": "snap", "prefix": "pam"}})
	_recovery([location, _bucket]) == {testing.id(location): {
		"id": testing.id(location), "name": "snap", "provider": "aws", "bucket": testing.id(_bucket), "recovery": true, "cluster": "assumed",
		"prefix": "pam", "regions": ["eu-west-1"], "redundancy": "data-centre", "lag_s": 0, "lag_source": "copies in its zones are made at once",
		"unknown": {},
	}}
}

test_a_location_whose_bucket_is_not_in_sight_keeps_its_id if {
	location := _location("default", {"provider": "aws", "objectStorage": {"bucket": "snap"}})
	_recovery([location]) == {testing.id(location): {
		"id": testing.id(location), "name": "snap", "provider": "aws", "bucket": null, "recovery": true, "cluster": "assumed",
		"prefix": "", "regions": [], "redundancy": "unknown", "lag_s": 0, "lag_source": "not replicated",
		"unknown": {"redundancy": "BackupStorageLocation.velero.io/velero/default: the bucket snap is in no input: add the plan that holds it"},
	}}
}

test_two_locations_of_one_bucket_are_two_stores if {
	locations := [_location(name, {"provider": "aws", "objectStorage": {"bucket": "snap"}}) | some name in ["a", "b"]]
	object.keys(_recovery(array.concat(locations, [_bucket]))) == {testing.id(location) | some location in locations}
}

test_a_location_that_is_only_read_keeps_no_snapshots if {
	_recovery([_location("default", {"provider": "aws", "accessMode": "ReadOnly", "objectStorage": {"bucket": "snap"}}), _bucket]) == {}
}

test_stores_are_found_by_cluster if {
	location := _location("default", {"provider": "aws", "objectStorage": {"bucket": "snap"}})
	found := stores.of_cluster with input as testing.document([location], {})
	found == {"assumed": {testing.id(location)}}
}
