package resilience.rules_test.dr.deletion_refused

import data.resilience.main
import data.resilience.testing as build

_judged(resources) := judged if {
	judged := main.result.rules.dr["deletion-refused"] with input as build.document(resources, {})
}

_messages(entries) := [[entry.message, entry.attribute, entry.remediation] | some entry in entries]

_database(values) := build.terraform("aws_db_instance", "main", {"values": object.union({"engine": "postgres"}, values)})

test_a_database_that_can_be_deleted if {
	_messages(_judged([_database({})]).violations) == [[
		"aws_db_instance.main can be deleted at once (deletion_protection is not set).", "deletion_protection", "Set `deletion_protection = true`.",
	]]
}

test_a_database_that_is_protected if {
	_judged([_database({"deletion_protection": true})]) == {"subjects": ["plan.json#aws_db_instance.main"], "violations": [], "undetermined": []}
}

test_what_is_sensitive_is_undetermined if {
	[entry.message | some entry in _judged([build.over(_database({}), {"withheld": {"deletion_protection": true}})]).undetermined] == ["aws_db_instance.main: deletion_protection is marked sensitive"]
}

_account := build.terraform("azurerm_storage_account", "main", {"values": {"account_replication_type": "ZRS"}})

test_locks_are_asked_for_where_the_settings_say_so if {
	_judged([_account]).subjects == []
	judged := main.result.rules.dr["deletion-refused"] with input as build.document([_account], {"parameters": {"dr/deletion-refused": {"locks": true}}})
	_messages(judged.violations) == [[
		"azurerm_storage_account.main can be deleted at once (no management lock is on it).", null,
		"Make an `azurerm_management_lock` with `lock_level = \"CanNotDelete\"` whose `scope` is its id.",
	]]
}
