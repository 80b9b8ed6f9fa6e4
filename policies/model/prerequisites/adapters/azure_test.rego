package resilience.prerequisites_azure_test

import data.resilience.lib
import data.resilience.model.prerequisites.adapters.azure
import data.resilience.testing as build

_found(resources) := found if {
	found := azure.found with input as build.document(resources, {})
}

_made(type, values) := build.terraform(type, "main", {"region": {"name": "westeurope"}, "values": values})

_purged(kind) := lib.fails(
	$"whoever deletes the {kind} can purge it too, since purge_protection_enabled is not true",
	"purge_protection_enabled", "Set `purge_protection_enabled = true`.",
)

test_a_vault_as_azure_makes_it if {
	vault := _made("azurerm_key_vault", {})
	_found([vault]) == [build.component(vault, "key vault", {
		"survives_region": lib.holds("Azure fails it over to the paired region, to be read"),
		"deletion_undone": lib.holds("soft_delete_enabled is true"), "deletion_refused": _purged("key vault"),
	})]
}

test_a_vault_that_nobody_can_purge if {
	vault := _made("azurerm_key_vault", {"purge_protection_enabled": true, "soft_delete_enabled": false})
	_found([vault]) == [build.component(vault, "key vault", {
		"survives_region": lib.holds("Azure fails it over to the paired region, to be read"),
		"deletion_undone": lib.fails("soft_delete_enabled is false", "soft_delete_enabled", "Set `soft_delete_enabled = true`."),
		"deletion_refused": lib.holds("purge_protection_enabled is true"),
	})]
	lock := build.referring(build.terraform("azurerm_management_lock", "main", {"values": {"lock_level": "CanNotDelete"}}), {"scope": [vault]})
	[locked] := _found([_made("azurerm_key_vault", {}), lock])
	locked.deletion_refused == lib.holds("a management lock is on it")
}

test_a_vault_in_a_region_without_a_pair if {
	[record] := _found([build.over(_made("azurerm_key_vault", {}), {"region": {"name": "italynorth"}})])
	record.survives_region.holds == false
	[unknown] := _found([build.over(_made("azurerm_key_vault", {}), {"region": {"unknown": "x"}})])
	unknown.unknown.survives_region == "azurerm_key_vault.main: its region is not known"
}

test_a_registry if {
	registry := _made("azurerm_container_registry", {"sku": "Premium"})
	_found([registry]) == [build.component(registry, "container registry", {
		"survives_data_centre": lib.holds("it spreads over the zones in a region with availability zones"),
		"survives_region": lib.fails("georeplications is not set", "georeplications", "Set `sku = \"Premium\"` and write a `georeplications` block for the recovery region."),
	})]
	[replicated] := _found([_made("azurerm_container_registry", {"georeplications": [{"location": "North Europe"}]})])
	replicated.survives_region == lib.holds("georeplications is set")
	[old] := _found([_made("azurerm_container_registry", {"georeplication_locations": ["North Europe"]})])
	old.survives_region == lib.holds("georeplication_locations is set")
}

test_a_configuration_store if {
	store := _made("azurerm_app_configuration", {"sku": "standard", "replica": [{"location": "northeurope"}], "purge_protection_enabled": true})
	_found([store]) == [build.component(store, "configuration store", {
		"survives_region": lib.holds("replica is set"), "vouched_for": lib.holds("sku is standard"),
		"deletion_refused": lib.holds("purge_protection_enabled is true"),
	})]
	free := _made("azurerm_app_configuration", {})
	_found([free]) == [build.component(free, "configuration store", {
		"survives_region": lib.fails("replica is not set", "replica", "Write a `replica` block for the recovery region, with `sku = \"standard\"`."),
		"vouched_for": lib.fails("the free tier has no service level", "sku", "Set `sku = \"standard\"`."),
		"deletion_refused": _purged("configuration store"),
	})]
}

test_a_machine_image if {
	[[record.kind, record.survives_region.holds] |
		some regions in [[{"name": "West Europe"}, {"name": "westeurope"}], [{"name": "westeurope"}, {"name": "northeurope"}]]
		some record in _found([_made("azurerm_shared_image_version", {"target_region": regions})])
	] == [["machine image", false], ["machine image", true]]
}

test_a_managed_domain if {
	domain := _made("azurerm_active_directory_domain_service", {"sku": "Standard"})
	replica := build.referring(build.terraform("azurerm_active_directory_domain_service_replica_set", "main", {}), {"domain_service_id": [domain]})
	_found([domain]) == [build.component(domain, "managed domain", {"survives_region": lib.fails(
		"it has one replica set", "sku",
		"Make an `azurerm_active_directory_domain_service_replica_set` in the recovery region, with `sku = \"Enterprise\"`.",
	)})]
	[replicated] := _found([domain, replica])
	replicated.survives_region == lib.holds("it has a second replica set")
}

test_the_tiers_of_a_configuration_store if {
	[[sku, store.vouched_for.holds] |
		some sku in ["free", "standard", "premium", "developer"]
		[store] := _found([_made("azurerm_app_configuration", {"sku": sku})])
	] == [["free", false], ["standard", true], ["premium", true], ["developer", false]]
}

test_a_registry_of_an_old_provider if {
	[registry] := _found([_made("azurerm_container_registry", {"georeplication_locations": ["northeurope"]})])
	registry.survives_region.holds == true
}
