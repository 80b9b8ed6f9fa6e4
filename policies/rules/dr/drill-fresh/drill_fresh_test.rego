package resilience.rules_test.dr.drill_fresh

import data.resilience.main
import data.resilience.testing as build

_vault := build.terraform("aws_backup_vault", "main", {})

_plan(every_s) := build.terraform("aws_backup_restore_testing_plan", "weekly", {"values": {"schedule_expression": {"text": "cron", "max_gap_s": every_s}}})

_selection := build.referring(build.terraform("aws_backup_restore_testing_selection", "databases", {}), {"restore_testing_plan_name": [_plan(1)]})

_meant := {"objectives": {"tolerate": null, "rto_s": 3600, "rpo_s": null}}

_judged(resources, settings) := judged if {
	judged := main.result.rules.dr["drill-fresh"] with input as build.document(resources, settings)
}

_messages(entries) := [entry.message | some entry in entries]

test_no_drill_in_sight if {
	_messages(_judged([_vault], _meant).violations) == ["Nothing in sight practises a recovery: whether copies can be restored shows when they must be."]
}

test_a_drill_a_week if {
	_judged([_vault, _plan(604800), _selection], _meant) == {"subjects": ["estate"], "violations": [], "undetermined": []}
}

test_a_drill_that_is_too_rare if {
	_messages(_judged([_vault, _plan(604800), _selection], object.union(_meant, {"parameters": {"dr/drill-fresh": {"days": 1}}})).violations) == ["No recovery is practised within 24 h: the drills in sight are rarer, or longer ago."]
}

test_drills_of_a_day if {
	fresh := main.result.rules.dr["drill-fresh"] with input as build.document([_vault], _meant) with data.resilience.model.drills.by_id as {"d": {"id": "d", "name": "d", "every_s": null, "at_s": 1690000000, "unknown": {}}}
	fresh.violations == []
	old := main.result.rules.dr["drill-fresh"] with input as build.document([_vault], _meant) with data.resilience.model.drills.by_id as {"d": {"id": "d", "name": "d", "every_s": null, "at_s": 1600000000, "unknown": {}}}
	count(old.violations) == 1
}

test_a_schedule_that_is_not_known_is_undetermined if {
	hidden := build.over(build.terraform("aws_backup_restore_testing_plan", "weekly", {}), {"unknown": {"schedule_expression": true}})
	judged := _judged([_vault, hidden, _selection], _meant)
	judged.violations == []
	_messages(judged.undetermined) == ["How often a recovery is practised can't be told: aws_backup_restore_testing_plan.weekly: its schedule is known only after apply"]
}

test_where_no_recovery_is_meant_none_is_asked_for if _judged([_vault], {}).subjects == []

test_where_no_drill_could_be_seen_none_is_asked_for if _judged([build.terraform("aws_db_instance", "main", {})], _meant).subjects == []
