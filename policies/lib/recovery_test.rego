package resilience.lib_recovery_test

import data.resilience.lib
import data.resilience.testing

_store(overrides) := object.union({"id": "s", "bucket": "b", "redundancy": "data-centre", "prefix": "", "cluster": "cluster:c", "lag_s": 0, "lag_source": "x"}, overrides)

_copy(overrides) := object.union(
	{
		"id": "copy", "from": "b", "from_region": "eu-west-1", "to_region": "eu-central-1", "active": true, "whole": true, "prefix": "",
		"versioned": true, "lag_s": 900, "lag_source": "replication time control", "unknown": {},
	},
	overrides,
)

_document(recovery) := testing.document([], {"regions": {"live": null, "recovery": recovery}})

_fate(store, copies, recovery) := answer if {
	answer := lib.fate(store) with data.resilience.model.replications.of_store as {"b": copies} with input as _document(recovery)
}

test_a_store_over_regions_outlives_one if {
	_fate(_store({"redundancy": "region"}), [], []) == "outlives"
}

test_a_store_of_which_nothing_is_known_is_unknown if {
	_fate(_store({"redundancy": "unknown"}), [], []) == "unknown"
}

test_a_store_in_one_region_is_lost_with_it if {
	every redundancy in ["none", "node", "data-centre"] { _fate(_store({"redundancy": redundancy}), [], []) == "lost" }
}

test_a_sound_copy_outlives if {
	_fate(_store({}), [_copy({})], []) == "outlives"
	_fate(_store({}), [_copy({})], ["eu-central-1"]) == "outlives"
}

test_a_faulty_copy_does_not if {
	faults := [{"active": false}, {"whole": false}, {"prefix": "logs/"}, {"versioned": false}, {"to_region": "eu-west-1"}]
	every fault in faults { _fate(_store({}), [_copy(fault)], []) == "lost" }
}

test_a_copy_where_nothing_is_recovered_does_not if {
	_fate(_store({}), [_copy({})], ["us-east-1"]) == "lost"
}

test_one_sound_copy_is_enough if {
	_fate(_store({}), [_copy({"active": false}), _copy({})], []) == "outlives"
}

test_a_copy_that_may_be_sound_is_unknown if {
	_fate(_store({}), [_copy({"to_region": null, "unknown": {"to_region": "it is in no input"}})], []) == "unknown"
	_fate(_store({}), [_copy({"to_region": null, "active": false, "unknown": {"to_region": "it is in no input"}})], []) == "lost"
}

test_a_prefix_that_covers_the_snapshots_is_no_fault if {
	_fate(_store({"prefix": "pam"}), [_copy({"prefix": "pam/"})], []) == "outlives"
	_fate(_store({"prefix": "pam"}), [_copy({"prefix": "pa"})], []) == "outlives"
	_fate(_store({"prefix": "pam"}), [_copy({"prefix": "pam/backups"})], []) == "lost"
}

test_of_several_copies_the_soonest_counts if {
	way := lib.outlives_region(_store({})) with input as _document([])
		with data.resilience.model.replications.of_store as {"b": [_copy({"id": "slow", "lag_s": null}), _copy({"id": "fast"})]}
	way == {"how": "replicated", "lag_s": 900, "lag_source": "replication time control", "id": "fast"}
}

_schedule(overrides) := object.union({"id": "full", "cluster": "cluster:c", "store": "s", "active": true, "full": true, "max_gap_s": 3600}, overrides)

_of(schedules, store, recovery) := {"best": best, "elsewhere": elsewhere, "way": way} if {
	document := testing.document([], {"recovery": recovery})
	stored := {"s": store | store != null}
	adapters := {"a": {"found": schedules}}
	best := lib.best_age("cluster:c") with input as document
		with data.resilience.model.schedules.adapters as adapters
		with data.resilience.model.stores.recovery as stored
	elsewhere := lib.best_age_elsewhere("cluster:c") with input as document
		with data.resilience.model.schedules.adapters as adapters
		with data.resilience.model.stores.recovery as stored
	way := lib.way("cluster:c") with input as document
		with data.resilience.model.schedules.adapters as adapters
		with data.resilience.model.stores.recovery as stored
}

_redundant := _store({"redundancy": "region", "lag_s": 900})

test_the_age_is_the_gap_and_the_backup_and_the_lag if {
	_of([_schedule({})], _redundant, {"backup_duration_s": 60}) == {"best": 4560, "elsewhere": 4560, "way": "known"}
}

test_the_terms_of_an_age_say_where_they_come_from if {
	age := lib.recovery_point_age(_schedule({})) with input as testing.document([], {"recovery": {"backup_duration_s": 60}})
		with data.resilience.model.stores.recovery as {"s": _store({"redundancy": "region", "lag_s": null})}
	age == {
		"s": null, "least": 3660, "missing": ["time until a copy is in another region"],
		"terms": [
			{"name": "longest time between runs", "value": 3600, "unit": "s", "from": "full"},
			{"name": "time that a backup takes", "value": 60, "unit": "s", "from": "setting"},
			{"name": "time until a copy is in another region", "value": null, "unit": "s", "from": "b"},
		],
	}
}

test_snapshots_that_are_lost_with_the_region_have_no_age_elsewhere if {
	_of([_schedule({})], _store({}), {}) == {"best": 3600, "elsewhere": null, "way": "none"}
}

test_where_snapshots_go_may_be_unknown if {
	_of([_schedule({"store": null})], null, {}) == {"best": 3600, "elsewhere": null, "way": "unknown"}
}

test_without_snapshots_in_sight_nothing_is_known if {
	_of([], null, {}) == {"best": null, "elsewhere": null, "way": "unknown"}
}

test_a_place_for_snapshots_without_a_schedule_restores_nothing if {
	_of([_schedule({"active": false})], _redundant, {}) == {"best": null, "elsewhere": null, "way": "none"}
}

test_a_schedule_of_a_cluster_that_is_not_known_does_not_prove_it if {
	_of([_schedule({"cluster": "assumed"})], _redundant, {}).way == "unknown"
}

test_standby_is_what_waits_in_a_recovery_region if {
	clusters := {"live": {"regions": ["eu-west-1"]}, "waiting": {"regions": ["eu-central-1"]}, "blind": {"regions": []}}
	standby := lib.standby with data.resilience.model.clusters.by_id as clusters with input as _document(["eu-central-1"])
	standby == {"waiting": true}
}

test_a_live_region_that_is_named_says_what_waits if {
	standby := lib.standby with data.resilience.model.clusters.by_id as {"waiting": {"regions": ["eu-central-1"]}}
		with input as testing.document([], {"regions": {"live": "eu-west-1", "recovery": ["eu-central-1"]}})
	standby == {"waiting": true}
}

test_no_region_is_live_and_waits if {
	standby := lib.standby with data.resilience.model.clusters.by_id as {"both": {"regions": ["eu-west-1"]}}
		with input as testing.document([], {"regions": {"live": "eu-west-1", "recovery": ["eu-west-1"]}})
	standby == {}
}
