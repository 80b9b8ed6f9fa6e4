package resilience.rules_test.dr.backup_outlives_source

import data.resilience.main
import data.resilience.testing as build

_judged(resources) := judged if {
	judged := main.result.rules.dr["backup-outlives-source"] with input as build.document(resources, {})
}

_database(values) := build.terraform("aws_db_instance", "orders", {"values": object.union({"identifier": "orders", "backup_retention_period": 7}, values)})

_plan := build.terraform("aws_backup_plan", "nightly", {"values": {"rule": [{}]}})

_selection(values) := build.referring(build.terraform("aws_backup_selection", "all", {"values": values}), {"plan_id": [_plan]})

test_automated_backups_go_with_their_database if {
	[[entry.message, entry.evidence[0].value] | some entry in _judged([_database({})]).violations] == [["All backups of aws_db_instance.orders are deleted with it.", 1]]
}

test_copies_in_a_vault_stay if {
	_judged([_database({}), _plan, _selection({"resources": ["*"]})]) == {"subjects": [build.id(_database({}))], "violations": [], "undetermined": []}
}

test_backups_that_are_told_to_stay if {
	_judged([_database({"delete_automated_backups": false})]).violations == []
}

test_what_has_no_backups_is_judged_elsewhere if {
	_judged([_database({"backup_retention_period": 0})]).subjects == []
}

test_what_may_be_selected_is_undetermined if {
	open := build.over(_selection({"resources": [null]}), {"unknown": {"resources": [true]}})
	judged := _judged([_database({}), _plan, open])
	judged.violations == []
	[entry.message | some entry in judged.undetermined] == ["Whether aws_db_instance.orders has a backup that is not deleted with it can't be told: whether aws_backup_selection.all selects it is known only after apply."]
}
