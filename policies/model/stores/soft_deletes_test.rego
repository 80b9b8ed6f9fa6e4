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
