package resilience.model.stores.locks_test

import data.resilience.model.stores.locks
import data.resilience.testing as build

_group := build.terraform("azurerm_resource_group", "main", {"values": {"name": "shop"}})

_account := build.referring(build.terraform("azurerm_storage_account", "main", {}), {"resource_group_name": [_group]})

_registry := build.terraform("azurerm_container_registry", "main", {})

_lock(resource) := build.referring(build.terraform("azurerm_management_lock", "main", {"values": {"lock_level": "CanNotDelete"}}), {"scope": [resource]})

_holds(resources) := answers if {
	found := locks.refused with input as build.document(resources, {})
	answers := {split(id, "#")[1]: verdict.holds | some id, verdict in found}
}

test_without_a_lock if {
	_holds([_group, _account, _registry]) == {"azurerm_resource_group.main": false, "azurerm_storage_account.main": false, "azurerm_container_registry.main": false}
}

test_a_lock_of_its_group_is_enough if {
	_holds([_group, _account, _lock(_group)]) == {"azurerm_resource_group.main": true, "azurerm_storage_account.main": true}
	_holds([_group, _account, _lock(_account)]) == {"azurerm_resource_group.main": false, "azurerm_storage_account.main": true}
}
