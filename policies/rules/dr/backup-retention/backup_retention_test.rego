package resilience.rules_test.dr.backup_retention

import data.resilience.main
import data.resilience.testing as build

_judged(resources) := judged if {
	judged := main.result.rules.dr["backup-retention"] with input as build.document(resources, {})
}

_messages(entries) := [[entry.message, entry.attribute, entry.remediation] | some entry in entries]

_database(values) := build.terraform("aws_db_instance", "main", {"values": object.union({"engine": "postgres"}, values)})

test_backups_that_are_kept_too_short if {
	_messages(_judged([_database({"backup_retention_period": 1})]).violations) == [[
		"Backups of aws_db_instance.main are kept for 24 h: a mistake that is found later can't be undone.", null, null,
	]]
}

test_backups_that_are_kept_long_enough if {
	_judged([_database({"backup_retention_period": 7})]) == {"subjects": ["plan.json#aws_db_instance.main"], "violations": [], "undetermined": []}
}

test_how_long_that_is_can_be_set if {
	judged := main.result.rules.dr["backup-retention"] with input as build.document([_database({"backup_retention_period": 7})], {"parameters": {"dr/backup-retention": {"days": 30}}})
	[entry.evidence[1] | some entry in judged.violations] == [{"name": "wanted", "value": 2592000, "unit": "s", "from": "setting"}]
}

test_what_is_not_backed_up_is_not_judged if _judged([_database({"backup_retention_period": 0})]).subjects == []

_cosmos(backup) := build.terraform("azurerm_cosmosdb_account", "main", {"values": {"backup": backup}})

test_what_restores_any_moment_keeps_its_backups_longer_too if {
	causes := [[entry.message, entry.caused_by] | some entry in _judged([_cosmos([])]).violations]
	causes == [[
		"Backups of azurerm_cosmosdb_account.main are kept for 8 h: a mistake that is found later can't be undone.",
		{"rule": "dr/point-in-time-recovery", "subject": "plan.json#azurerm_cosmosdb_account.main"},
	]]
	_judged([_cosmos([{"type": "Continuous", "tier": "Continuous7Days"}])]).violations == []
	[entry.caused_by | some entry in _judged([_database({"backup_retention_period": 1})]).violations] == [null]
}
