package resilience.rules_test.ha.store_data_centres

import data.resilience.main
import data.resilience.testing as build

_judged(resources) := judged if {
	judged := main.result.rules.ha["store-data-centres"] with input as build.document(resources, {})
}

_account(values) := build.terraform("azurerm_storage_account", "main", {"region": {"name": "westeurope"}, "values": values})

test_copies_in_one_data_centre if {
	judged := _judged([_account({"account_replication_type": "LRS"})])
	[[entry.message, entry.subject, entry.attribute, entry.remediation] | some entry in judged.violations] == [[
		"What is in azurerm_storage_account.main is in one data centre (account_replication_type is LRS): it is out of reach, or gone, when that is lost.",
		"plan.json#azurerm_storage_account.main", "account_replication_type", "Set `account_replication_type = \"ZRS\"`.",
	]]
}

test_copies_in_three if {
	_judged([_account({"account_replication_type": "ZRS"})]) == {"subjects": ["plan.json#azurerm_storage_account.main"], "violations": [], "undetermined": []}
}

test_a_type_that_is_not_known_yet_is_undetermined if {
	account := build.referring(build.over(_account({}), {"unknown": {"account_replication_type": true}}), {"account_replication_type": ["plan.json#null_resource.type"]})
	judged := _judged([account])
	[judged.violations, count(judged.undetermined)] == [[], 1]
}
