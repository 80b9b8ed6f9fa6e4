package resilience.rules_test.dr.point_in_time_recovery

import data.resilience.main
import data.resilience.testing as build

_judged(resources) := judged if {
	judged := main.result.rules.dr["point-in-time-recovery"] with input as build.document(resources, {})
}

_table(values) := build.terraform("aws_dynamodb_table", "carts", {"values": object.union({"name": "carts"}, values)})

_plan(rule) := build.terraform("aws_backup_plan", "nightly", {"values": {"rule": [rule]}})

_selection(values) := build.referring(build.terraform("aws_backup_selection", "all", {"values": values}), {"plan_id": [_plan({})]})

_causes(entries) := [[entry.message, entry.caused_by] | some entry in entries]

test_what_is_not_backed_up_at_all_is_told_so if {
	_causes(_judged([_table({})]).violations) == [[
		"aws_dynamodb_table.carts can't be restored to the moment before a mistake (point_in_time_recovery.enabled is not set).",
		{"rule": "dr/data-backed-up", "subject": build.id(_table({}))},
	]]
}

test_nightly_copies_are_not_any_moment if {
	judged := _judged([_table({}), _plan({}), _selection({"resources": ["*"]})])
	_causes(judged.violations) == [["aws_dynamodb_table.carts can't be restored to the moment before a mistake (point_in_time_recovery.enabled is not set).", null]]
}

test_any_moment if {
	_judged([_table({"point_in_time_recovery": [{"enabled": true}]})]) == {"subjects": [build.id(_table({}))], "violations": [], "undetermined": []}
}

test_continuous_backups_of_a_plan_count if {
	database := build.terraform("aws_db_instance", "orders", {"values": {"backup_retention_period": 0, "identifier": "orders"}})
	_judged([database, _plan({"enable_continuous_backup": true}), _selection({"resources": ["*"]})]).violations == []
}

test_what_can_not_be_told_is_undetermined if {
	hidden := build.over(_table({}), {"withheld": {"point_in_time_recovery": true}})
	[entry.message | some entry in _judged([hidden]).undetermined] == ["aws_dynamodb_table.carts: point_in_time_recovery.0.enabled is marked sensitive"]
	open := build.over(_selection({"resources": [null]}), {"unknown": {"resources": [true]}})
	judged := _judged([_table({}), _plan({}), open])
	judged.violations == []
	[entry.message | some entry in judged.undetermined] == ["whether aws_backup_selection.all selects it is known only after apply"]
}
