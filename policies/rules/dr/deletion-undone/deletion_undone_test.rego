package resilience.rules_test.dr.deletion_undone

import data.resilience.main
import data.resilience.testing as build

_judged(resources) := judged if {
	judged := main.result.rules.dr["deletion-undone"] with input as build.document(resources, {})
}

_messages(entries) := [[entry.message, entry.attribute, entry.remediation] | some entry in entries]

_database(values) := build.terraform("aws_db_instance", "main", {"values": object.union({"engine": "postgres"}, values)})

test_a_database_without_a_final_snapshot if {
	_messages(_judged([_database({"skip_final_snapshot": true})]).violations) == [[
		"What is deleted of aws_db_instance.main is gone at once (skip_final_snapshot is true).", "skip_final_snapshot", "Set `skip_final_snapshot = false`.",
	]]
}

test_it_hangs_under_that_nothing_refuses_the_deletion if {
	[entry] := _judged([_database({"skip_final_snapshot": true, "deletion_protection": false})]).violations
	entry.caused_by == {"rule": "dr/deletion-refused", "subject": "plan.json#aws_db_instance.main"}
	[kept] := _judged([_database({"skip_final_snapshot": true, "deletion_protection": true})]).violations
	kept.caused_by == null
}

test_a_database_with_one if {
	_judged([_database({})]) == {"subjects": ["plan.json#aws_db_instance.main"], "violations": [], "undetermined": []}
}

test_a_key_can_be_called_back if {
	_judged([build.terraform("aws_kms_key", "main", {})]) == {"subjects": ["plan.json#aws_kms_key.main"], "violations": [], "undetermined": []}
}
