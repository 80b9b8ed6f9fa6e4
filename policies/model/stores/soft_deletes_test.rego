package resilience.model.stores.soft_deletes_test

import data.resilience.model.stores.soft_deletes
import data.resilience.testing as build

_holds(values) := answers if {
	found := soft_deletes.by_id with input as build.document([build.terraform("google_storage_bucket", "a", {"values": values})], {})
	answers := [verdict.holds | some verdict in found]
}

test_what_a_bucket_says if {
	_holds({}) == []
	_holds({"soft_delete_policy": [{"retention_duration_seconds": 0}]}) == [false]
	_holds({"soft_delete_policy": [{"retention_duration_seconds": 604800}]}) == [true]
	_holds({"soft_delete_policy": [{"retention_duration_seconds": 0}], "versioning": [{"enabled": true}]}) == [true]
}

_days(built) := days if {
	days := soft_deletes.days_of with input as build.document([build.over(build.terraform("google_storage_bucket", "a", {}), built)], {})
}

test_for_how_long_it_keeps_them if {
	id := "plan.json#google_storage_bucket.a"
	_days({}) == {id: 7}
	_days({"values": {"soft_delete_policy": [{"retention_duration_seconds": 1209600}]}}) == {id: 14}
	_days({"values": {"soft_delete_policy": [{"retention_duration_seconds": 650000}]}}) == {id: 7}
	_days({"values": {"soft_delete_policy": [{"retention_duration_seconds": 0}]}}) == {}
	_days({"unknown": {"soft_delete_policy": true}}) == {id: 7}
	_days({"unknown": {"soft_delete_policy": true}, "references": {"soft_delete_policy.0.retention_duration_seconds": ["plan.json#x.y"]}}) == {}
}
