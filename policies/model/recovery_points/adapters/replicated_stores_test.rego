package resilience.recovery_points_replicated_stores_test

import data.resilience.model.recovery_points.adapters.replicated_stores

_copy := {
	"id": "r", "from": "a", "to": "b", "to_name": "b", "from_region": "eu-west-1", "to_region": "eu-central-1",
	"active": true, "whole": true, "prefix": "", "versioned": true, "lag_s": 900, "lag_source": "a setting", "reasons": [], "unknown": {},
}

_found(given) := points if {
	points := [object.filter(point, ["region", "unknown"]) | some point in replicated_stores.found] with data.resilience.model.replications.all as [object.union(_copy, given)]
		with data.resilience.model.stores.buckets as {"a": {"id": "a", "region": "eu-west-1", "prefix": ""}}
		with input as {"settings": {"regions": {"live": null, "recovery": []}}}
}

test_a_copy_of_all_can_be_read_where_it_goes if _found({}) == [{"region": "eu-central-1", "unknown": {}}]

test_one_of_which_something_is_not_known_may_be_anywhere if {
	unknown := {"to_region": "it is known only after apply"}
	_found({"to_region": null, "unknown": unknown}) == [{"region": null, "unknown": unknown}]
}

test_one_of_a_part_may_be_of_what_matters if {
	reason := "its rule copies only what begins with a/"
	partly := {"prefix": "a/", "reasons": [reason]}
	_found(partly) == [{"region": "eu-central-1", "unknown": {"of": $"only a part of it is copied to b: {reason}"}}]
	_found(object.union(partly, {"active": false})) == []
	_found(object.union(partly, {"versioned": false})) == []
	_found(object.union(partly, {"to_region": "eu-west-1"})) == []
}
