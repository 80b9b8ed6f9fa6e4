package resilience.data_services_azure_storage_parts_test

import data.resilience.lib
import data.resilience.model.data_services.adapters.azure_storage_parts
import data.resilience.testing as build

_found(resources) := found if {
	found := azure_storage_parts.found with input as build.document(resources, {})
}

_made(type, values) := build.terraform(type, "main", {"region": {"name": "westeurope"}, "values": values})

_of(account, type) := build.referring(build.terraform(type, "main", {}), {"storage_account_id": [account]})

_undone(account_values, type) := found[0].deletion_undone if {
	account := _made("azurerm_storage_account", account_values)
	found := _found([account, _of(account, type)])
}

test_a_container_goes_with_its_blobs if {
	account := _made("azurerm_storage_account", {"blob_properties": [{"versioning_enabled": true}]})
	container := _of(account, "azurerm_storage_container")
	_found([account, container]) == [build.component(container, "blob container", {
		"region": "westeurope", "needs": [build.id(account)], "related": [build.id(account)],
		"deletion_undone": lib.fails(
			"blob_properties.container_delete_retention_policy.days is not set", null,
			"Write `blob_properties { container_delete_retention_policy { days = 14 } }` in its storage account.",
		),
	})]
}

test_what_an_account_keeps if {
	_undone({"blob_properties": [{"container_delete_retention_policy": [{}]}]}, "azurerm_storage_container") == lib.holds("blob_properties.container_delete_retention_policy.days is 7")
	_undone({"blob_properties": [{"container_delete_retention_policy": [{"days": 14}]}]}, "azurerm_storage_container").holds == true
	_undone({"share_properties": [{"retention_policy": [{"days": 14}]}]}, "azurerm_storage_share").holds == true
	_undone({}, "azurerm_storage_share").holds == false
	_found([_made("azurerm_storage_container", {})]) == []
}

test_a_container_is_in_one_account if {
	account := _made("azurerm_storage_account", {})
	other := build.terraform("azurerm_storage_account", "other", {"region": {"name": "westeurope"}})
	container := build.referring(build.terraform("azurerm_storage_container", "main", {}), {"storage_account_id": [build.id(other), build.id(account)]})
	[record.needs | some record in _found([account, other, container])] == [[build.id(account)]]
}
