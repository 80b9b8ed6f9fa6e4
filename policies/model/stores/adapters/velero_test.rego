package resilience.model.stores.adapters.velero_test

import data.resilience.model.stores.adapters.velero
import data.resilience.testing

_location(spec) := testing.kubernetes("velero.io/BackupStorageLocation", "velero", "default", {"spec": spec})

_found(spec, others) := locations if {
	locations := velero.locations with input as testing.document(array.concat([_location(spec)], others), {})
}

_bucket := testing.terraform("aws_s3_bucket", "snapshots", {"values": {"bucket": "snap"}})

_record(overrides) := object.union(
	{
		"id": testing.id(_location({})), "name": "snap", "provider": "aws", "bucket": null, "redundancy": "unknown", "unknown": {}, "prefix": "",
		"cluster": "assumed", "writes": true, "regions": [],
	},
	overrides,
)

test_a_bucket_of_the_estate_is_found_by_its_name if {
	_found({"provider": "aws", "objectStorage": {"bucket": "snap", "prefix": "/pam/"}, "config": {"region": "eu-west-1"}}, [_bucket]) == [_record({
		"bucket": testing.id(_bucket),
		"prefix": "pam", "regions": ["eu-west-1"],
	})]
}

test_of_two_plans_with_the_same_bucket_the_first_counts if {
	other := testing.over(_bucket, {"input": "another.json"})
	_found({"provider": "velero.io/aws", "objectStorage": {"bucket": "snap"}}, [_bucket, other]) == [_record({
		"provider": "velero.io/aws",
		"bucket": testing.id(other),
	})]
}

test_a_bucket_of_another_cloud_is_another_one if {
	_found({"provider": "gcp", "objectStorage": {"bucket": "snap"}}, [_bucket]) == [_record({
		"provider": "gcp",
		"unknown": {"redundancy": "BackupStorageLocation.velero.io/velero/default: the bucket snap is in no input: add the plan that holds it"},
	})]
}

test_a_store_with_an_address_of_its_own_is_not_the_clouds_bucket if {
	_found({"provider": "aws", "objectStorage": {"bucket": "snap"}, "config": {"s3Url": "https://s3.example.com"}}, [_bucket]) == [_record({"unknown": {"redundancy": "BackupStorageLocation.velero.io/velero/default: what a place for snapshots of provider aws outlives is not known"}})]
}

test_stores_inside_the_cluster_outlive_nothing if {
	every url in ["http://minio.minio", "http://minio.velero.svc:9000/", "http://rook-ceph-rgw-store.rook-ceph", "https://s3.velero.svc.cluster.local"] {
		_found({"provider": "aws", "objectStorage": {"bucket": "snap"}, "config": {"s3Url": url}}, [_bucket]) == [_record({"redundancy": "none"})]
	}
}

test_a_host_path_outlives_nothing if {
	_found({"provider": "replicated.com/hostpath"}, []) == [_record({
		"name": "replicated.com/hostpath",
		"provider": "replicated.com/hostpath", "redundancy": "none",
	})]
}

test_a_location_that_is_only_read_is_not_written if {
	_found({"provider": "aws", "objectStorage": {"bucket": "snap"}, "accessMode": "ReadOnly"}, [_bucket]) == [_record({
		"bucket": testing.id(_bucket),
		"writes": false,
	})]
}

test_wrong_types_are_survived if {
	_found({"provider": 7, "objectStorage": {"bucket": true, "prefix": 1}, "config": {"region": 2, "s3Url": 3}}, []) == [_record({
		"name": "true",
		"provider": "7", "prefix": "1",
		"unknown": {"redundancy": "BackupStorageLocation.velero.io/velero/default: what a place for snapshots of provider 7 outlives is not known"},
	})]
}

_missing(spec, others) := missing if {
	missing := velero.not_in_sight with input as testing.document(array.concat([_location(spec)], others), {})
}

test_a_bucket_that_no_input_shows_is_not_in_sight if {
	named := {"objectStorage": {"bucket": "snap"}}
	_missing(object.union(named, {"provider": "aws"}), []) == {{"what": "bucket", "type": "aws_s3_bucket", "id": "snap"}}
	_missing(object.union(named, {"provider": "gcp"}), [_bucket]) == {{"what": "bucket", "type": "google_storage_bucket", "id": "snap"}}
}

test_a_bucket_in_sight_of_another_store_or_unnamed_is_not_missed if {
	_missing({"provider": "aws", "objectStorage": {"bucket": "snap"}}, [_bucket]) == set()
	every spec in [
		{"provider": "aws"},
		{"provider": "azure", "objectStorage": {"bucket": "snap"}},
		{"provider": "aws", "objectStorage": {"bucket": "snap"}, "config": {"s3Url": "https://store.example.com"}},
		{"provider": "aws", "objectStorage": {"bucket": "snap"}, "config": {"s3Url": "http://minio.minio"}},
	] {
		_missing(spec, []) == set()
	}
}
