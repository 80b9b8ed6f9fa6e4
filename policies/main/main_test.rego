package resilience.main_test

import data.resilience.main

_settings := {
	"objectives": {"tolerate": null, "rto_s": null, "rpo_s": null},
	"services": [], "clusters": [],
	"regions": {"live": null, "recovery": []},
	"recovery": {"snapshot_size_bytes": null, "restore_throughput_bytes_s": null, "provision_time_s": null, "decision_time_s": null, "backup_duration_s": null},
	"declared": {"locations": [], "snapshot_schedules": []},
	"assumed_cluster": {"nodes": 3, "data_centres": 3},
	"parameters": {},
}

_document := {"version": 1, "now_s": 0, "settings": _settings, "terraform": {}, "kubernetes": {}}

_rule(overrides) := {"ha": {"some-rule": object.union(
	{"subjects": {}, "needs": [], "protects": "node", "violations": set(), "undetermined": set()},
	overrides,
)}}

_one := {"ha": ["some-rule"]}

_judged(rule) := result.rules.ha["some-rule"] if {
	result := main.result with input as _document with main.rule_names as _one with data.resilience.rules as rule
}

_entry(overrides) := object.union(
	{"attribute": null, "related": [], "message": "", "remediation": null, "evidence": [], "caused_by": null, "asked": "none"},
	overrides,
)

test_a_rule_without_subjects_judged_nothing if {
	_judged(_rule({})) == {"subjects": [], "violations": [], "undetermined": []}
}

test_a_violation_is_completed if {
	_judged(_rule({
		"subjects": {"a": {"unknown": {}}},
		"violations": {{"subject": "a", "message": "It fails."}},
	})) == {
		"subjects": ["a"],
		"violations": [_entry({"subject": "a", "message": "It fails."})],
		"undetermined": [],
	}
}

test_a_subject_whose_needed_field_is_unknown_is_undetermined if {
	_judged(_rule({
		"subjects": {"a": {"unknown": {"replicas": "not known yet"}}, "b": {"unknown": {}}},
		"needs": ["replicas"],
	})) == {
		"subjects": ["a", "b"],
		"violations": [],
		"undetermined": [_entry({"subject": "a", "attribute": "replicas", "message": "not known yet"})],
	}
}

test_an_unknown_field_that_is_not_needed_does_not_matter if {
	_judged(_rule({"subjects": {"a": {"unknown": {"size": "not known yet"}}}, "needs": ["replicas"]})).undetermined == []
}

test_a_violation_wins_over_an_unknown_field if {
	_judged(_rule({
		"subjects": {"a": {"unknown": {"replicas": "not known yet"}}},
		"needs": ["replicas"],
		"violations": {{"subject": "a", "message": "It fails."}},
	})).undetermined == []
}

test_a_rules_own_undetermined_wins_over_the_derived_one if {
	_judged(_rule({
		"subjects": {"a": {"unknown": {"replicas": "not known yet"}}},
		"needs": ["replicas"],
		"undetermined": {{"subject": "a", "message": "It can't be told."}},
	})).undetermined == [_entry({"subject": "a", "message": "It can't be told."})]
}

test_a_declared_objective_asks_for_what_a_rule_protects if {
	rule := _rule({"subjects": {"a": {"unknown": {}}}, "violations": {{"subject": "a", "message": "It fails."}}})
	result := main.result with input as object.union(_document, {"settings": {"objectives": {"tolerate": "data-centre"}}})
		with main.rule_names as _one with data.resilience.rules as rule
	result.rules.ha["some-rule"].violations == [_entry({"subject": "a", "message": "It fails.", "asked": "yes"})]
}

test_an_entry_may_protect_something_else_than_its_rule if {
	rule := _rule({"subjects": {"a": {"unknown": {}}}, "violations": {{"subject": "a", "message": "It fails.", "protects": "region"}}})
	result := main.result with input as object.union(_document, {"settings": {"objectives": {"tolerate": "data-centre"}}})
		with main.rule_names as _one with data.resilience.rules as rule
	result.rules.ha["some-rule"].violations == [_entry({"subject": "a", "message": "It fails.", "asked": "no"})]
}

test_an_estate_of_nothing_is_answered if {
	result := main.result with input as _document
	{group | some group, _ in result.rules} == {"change", "connectivity", "dr", "ha", "objectives"}
	every judged in result.rules.ha { judged == {"subjects": [], "violations": [], "undetermined": []} }
	result.failures == []
	result.services == {}
}

test_what_is_not_in_sight_is_told_by_type if {
	asg := {
		"id": "p#a", "input": "p", "scope": "", "address": "a", "action": "create", "action_reason": null, "replaced_by": [],
		"region": {"name": "eu-west-1"}, "unknown": {}, "withheld": {}, "references": {}, "referenced_by": {},
		"values": {"vpc_zone_identifier": ["subnet-2", "subnet-1"], "launch_template": [{"id": "lt-1"}]},
	}
	told := main.result.not_in_sight with input as object.union(_document, {"terraform": {"aws_autoscaling_group": [asg]}})
	told == [
		{"what": "launch template", "type": "aws_launch_template", "ids": ["lt-1"]},
		{"what": "subnet", "type": "aws_subnet", "ids": ["subnet-1", "subnet-2"]},
	]
}

test_one_rule_is_answered_as_among_all if {
	rule := _rule({
		"subjects": {"a": {"unknown": {}}, "b": {"unknown": {}}},
		"violations": {{"subject": "a", "message": "It fails."}},
	})
	asked := object.union(_document, {"only": {"group": "ha", "name": "some-rule"}})
	alone := main.one_rule with input as asked with main.rule_names as _one with data.resilience.rules as rule
	alone == _judged(rule)
	not main.one_rule with input as _document with main.rule_names as _one with data.resilience.rules as rule
}

test_every_rule_is_named if main.rule_names == {group: sort(names) |
	some group, _ in data.resilience.rules
	names := {name | some name, _ in data.resilience.rules[group]; not endswith(name, "_test")}
}

test_every_adapter_that_tells_what_is_not_in_sight_is_named if {
	named := {[concept, name] | some concept, names in main.adapters_that_tell; some name in names}
	named == {[concept, name] | some concept, name; data.resilience.model[concept].adapters[name].not_in_sight}
}
