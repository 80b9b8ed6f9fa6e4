package resilience.drills_aws_backup_test

import data.resilience.model.drills
import data.resilience.testing as build

_plan(schedule) := build.terraform("aws_backup_restore_testing_plan", "weekly", {"values": {"schedule_expression": schedule}})

_selection := build.referring(build.terraform("aws_backup_restore_testing_selection", "databases", {}), {"restore_testing_plan_name": [_plan({})]})

_found(resources) := found if {
	found := drills.by_id with input as build.document(resources, {})
}

_drill(overrides) := {"plan.json#aws_backup_restore_testing_plan.weekly": object.union(
	{"id": "plan.json#aws_backup_restore_testing_plan.weekly", "name": "aws_backup_restore_testing_plan.weekly", "every_s": 604800, "at_s": null, "unknown": {}},
	overrides,
)}

test_a_plan_with_a_selection if {
	_found([_plan({"text": "cron(0 4 ? * SUN *)", "max_gap_s": 604800}), _selection]) == _drill({})
}

test_a_plan_that_restores_nothing if _found([_plan({"text": "cron(0 4 ? * SUN *)", "max_gap_s": 604800})]) == {}

test_a_plan_that_never_runs if _found([_plan({"text": "cron(0 4 31 2 ? *)", "never": true}), _selection]) == {}

test_a_schedule_that_is_wrong_or_not_known if {
	_found([_plan({"text": "x", "error": "must be cron"}), _selection]) == _drill({"every_s": null, "unknown": {"every_s": "aws_backup_restore_testing_plan.weekly: its schedule must be cron"}})
	hidden := build.over(build.terraform("aws_backup_restore_testing_plan", "weekly", {}), {"unknown": {"schedule_expression": true}})
	_found([hidden, _selection]) == _drill({"every_s": null, "unknown": {"every_s": "aws_backup_restore_testing_plan.weekly: its schedule is known only after apply"}})
}
