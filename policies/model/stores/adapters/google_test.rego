package resilience.model.stores.adapters.google_test

import data.resilience.lib
import data.resilience.model.stores
import data.resilience.model.stores.adapters.google
import data.resilience.testing

_found(values, unknown) := found if {
	found := google.found with input as testing.document(
		[testing.terraform("google_storage_bucket", "snapshots", {"values": values, "unknown": unknown})],
		{},
	)
}

_store(overrides) := stores.record(testing.terraform("google_storage_bucket", "snapshots", {}).envelope, "bucket", object.union(
	{
		"provider": "google", "lag_s": 0, "lag_source": "copies in its zones are made at once",
		"deletion_refused": lib.holds("force_destroy is false"),
		"deletion_undone": lib.fails("versioning.enabled is not set", "versioning.0.enabled", "Set `versioning.enabled = true`."),
	},
	overrides,
))

_over_regions := {"redundancy": "region", "lag_s": 3600, "lag_source": "default replication of Cloud Storage"}

test_a_region_is_one_region if {
	_found({"name": "snap", "location": "US-CENTRAL1"}, {}) == [_store({"regions": ["us-central1"], "redundancy": "data-centre"})]
}

test_a_multi_region_outlives_a_region if {
	_found({"name": "snap", "location": "us"}, {}) == [_store(object.union(_over_regions, {"regions": []}))]
}

test_a_predefined_dual_region_outlives_a_region if {
	_found({"name": "snap", "location": "EUR4"}, {}) == [_store(object.union(_over_regions, {"regions": []}))]
}

test_turbo_replication_bounds_the_lag_of_two_named_regions if {
	_found(
		{"name": "snap", "location": "EU", "rpo": "ASYNC_TURBO", "custom_placement_config": [{"data_locations": ["EUROPE-WEST4", "EUROPE-WEST1"]}]},
		{},
	) == [_store({
		"regions": ["europe-west1", "europe-west4"], "redundancy": "region",
		"lag_s": 900, "lag_source": "turbo replication of Cloud Storage",
	})]
}

test_one_named_zone_outlives_a_node_only if {
	_found({"name": "snap", "location": "US-CENTRAL1", "custom_placement_config": [{"data_locations": ["US-CENTRAL1-A"]}]}, {}) == [_store({
		"regions": ["us-central1"],
		"redundancy": "node",
	})]
}

_unknown_place := _store({
	"regions": [], "redundancy": "unknown",
	"unknown": {"redundancy": "google_storage_bucket.snapshots: location is known only after apply"},
})

test_a_location_that_is_not_known_is_unknown if {
	_found({"name": "snap"}, {"location": true}) == [_unknown_place]
}

test_a_location_that_is_no_text_is_not_guessed if {
	_found({"name": "snap", "location": 7}, {}) == [_unknown_place]
}

test_a_retention_policy_counts_where_it_is_locked if {
	[open] := _found({"location": "EU", "retention_policy": [{"retention_period": 86400}]}, {})
	open.immutable == lib.fails("retention_policy.is_locked is not set", "retention_policy.0.is_locked", "Set `retention_policy.is_locked = true`.")
	[locked] := _found({"location": "EU", "retention_policy": [{"retention_period": 86400, "is_locked": true}]}, {})
	locked.immutable.holds == true
}
