package resilience.model.stores.retention_test

import data.resilience.model.stores.retention
import data.resilience.testing as build

_kept(envelope) := answers if {
	found := retention.by_id with input as build.document([build.terraform("google_storage_bucket", "a", envelope)], {})
	answers := [record.kept_s | some record in found]
}

test_how_long if {
	_kept({}) == [0]
	_kept({"values": {"retention_policy": [{"retention_period": 86400}]}}) == [86400]
	_kept({"values": {"retention_policy": [{"retention_period": "86400"}]}}) == [86400]
	_kept({"values": {"retention_policy": [{"retention_period": "soon"}]}}) == []
	_kept({"withheld": {"retention_policy": true}}) == []
}
