package resilience.model.schedules.adapters.declared_test

import data.resilience.model.schedules.adapters.declared
import data.resilience.testing

_declared(overrides) := object.union(
	{"name": "admin console", "cluster": null, "schedule": {"text": "@daily", "max_gap_s": 86400}, "retention_s": null, "full": true},
	overrides,
)

_found(schedules, resources, settings) := found if {
	found := declared.found with input as testing.document(resources, object.union({"declared": {"snapshot_schedules": schedules}}, settings))
}

_record(overrides) := object.union(
	{
		"id": "schedule:admin console", "name": "admin console", "kind": "declared", "cluster": null, "store": null,
		"active": true, "why_inactive": "", "full": true, "why_partial": "", "namespaces": {"included": ["*"], "excluded": []}, "labelled": false, "volumes": "moved", "text": "@daily", "max_gap_s": 86400,
		"retention_s": 2592000, "retention_from": "default", "unknown": {},
	},
	overrides,
)

_location(name) := testing.kubernetes("velero.io/BackupStorageLocation", "velero", name, {"spec": {"provider": "aws", "objectStorage": {"bucket": name}}})

test_it_writes_to_the_only_store if {
	_found([_declared({})], [_location("a")], {}) == [_record({"store": testing.id(_location("a"))})]
}

test_of_several_stores_none_is_guessed if {
	_found([_declared({})], [_location("a"), _location("b")], {}) == [_record({})]
}

test_a_declared_cluster_is_meant_by_its_name if {
	_found([_declared({"cluster": "pam"})], [], {"clusters": [testing.cluster("pam", [], {})]}) == [_record({"cluster": "cluster:pam"})]
}

test_a_cluster_that_is_found_is_meant_by_its_name if {
	eks := testing.terraform("aws_eks_cluster", "shop", {"values": {"name": "shop"}})
	_found([_declared({"cluster": "shop"})], [eks], {}) == [_record({"cluster": testing.id(eks)})]
}

test_retention_and_scope_may_be_declared if {
	_found([_declared({"retention_s": 3600, "full": false})], [], {}) == [_record({
		"retention_s": 3600, "retention_from": "setting",
		"full": false, "why_partial": "it is declared as partial", "labelled": true,
	})]
}

test_a_schedule_that_is_not_valid_is_not_active if {
	broken := object.union(object.remove(_declared({}), ["schedule"]), {"schedule": {"text": "daily", "error": "has one field of five"}})
	_found([broken], [], {}) == [_record({
		"active": false, "why_inactive": "its schedule is not valid (has one field of five)",
		"text": "daily", "max_gap_s": null,
	})]
}

test_a_name_that_is_given_twice_makes_two_schedules if {
	[schedule.id | some schedule in _found([_declared({}), _declared({})], [], {})] == ["schedule:admin console", "schedule:admin console (2)"]
}
