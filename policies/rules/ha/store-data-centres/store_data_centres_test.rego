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

_asked(resources, tolerate) := judged if {
	judged := main.result.rules.ha["store-data-centres"] with input as build.document(resources, object.union({"objectives": object.union(build.nothing_asked, {"tolerate": tolerate})}, _cluster))
}

_cluster := {"clusters": [build.cluster("pam", [_node], {})]}

_node := build.terraform("google_compute_instance", "a", {})

_disk := build.terraform("google_compute_disk", "data", {"values": {"zone": "europe-west1-b"}})

test_disks_are_asked_where_a_data_centre_must_be_survived if {
	[entry.subject | some entry in _asked([_disk], "data-centre").violations] == [build.id(_disk)]
	_asked([_disk], "node").subjects == []
}

test_disks_of_the_machines_of_a_cluster_are_not if {
	attached := build.referring(_node, {"attached_disk.0.source": [_disk]})
	_asked([_disk, attached], "data-centre").subjects == []
}
