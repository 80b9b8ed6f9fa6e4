package resilience.vaults_azure_backup_test

import data.resilience.lib
import data.resilience.model.vaults.adapters.azure_backup
import data.resilience.testing as build

_found(resources) := found if {
	found := azure_backup.found with input as build.document(resources, {})
}

_vault(type, values) := build.terraform(type, "main", {"region": {"name": "westeurope"}, "values": values})

_record(built, given) := build.component(built, "backup vault", object.union({"deletion_refused": lib.holds("Azure refuses to delete a vault that holds backups")}, given))

test_a_recovery_vault_as_azure_makes_it if {
	vault := _vault("azurerm_recovery_services_vault", {})
	_found([vault]) == [_record(vault, {
		"survives_data_centre": lib.holds("storage_mode_type is GeoRedundant"),
		"survives_region": lib.fails("cross_region_restore_enabled is not set", "cross_region_restore_enabled", "Set `cross_region_restore_enabled = true`."),
		"deletion_undone": lib.holds("soft_delete_enabled is true"),
		"immutable": lib.fails("immutability is not set", "immutability", "Set `immutability = \"Unlocked\"`."),
	})]
}

test_a_vault_whose_backups_can_be_restored_elsewhere if {
	vault := _vault("azurerm_recovery_services_vault", {"cross_region_restore_enabled": true, "soft_delete_enabled": false, "immutability": "Locked"})
	_found([vault]) == [_record(vault, {
		"survives_data_centre": lib.holds("storage_mode_type is GeoRedundant"), "survives_region": lib.holds("storage_mode_type is GeoRedundant"),
		"deletion_undone": lib.fails("soft_delete_enabled is false", "soft_delete_enabled", "Set `soft_delete_enabled = true`."),
		"immutable": lib.holds("immutability is Locked"),
	})]
}

test_a_backup_vault_in_one_data_centre if {
	vault := _vault("azurerm_data_protection_backup_vault", {"redundancy": "LocallyRedundant", "soft_delete": "Off", "immutability": "Unlocked"})
	_found([vault]) == [_record(vault, {
		"survives_data_centre": lib.fails("redundancy is LocallyRedundant", "redundancy", "Set `redundancy = \"ZoneRedundant\"`."),
		"survives_region": lib.fails("redundancy is LocallyRedundant", "redundancy", "Set `redundancy = \"GeoRedundant\"`."),
		"deletion_undone": lib.fails("soft_delete is Off", "soft_delete", "Set `soft_delete = \"On\"`."),
		"immutable": lib.holds("immutability is Unlocked"),
	})]
}

test_a_redundancy_that_is_not_known if {
	[record] := _found([build.over(_vault("azurerm_data_protection_backup_vault", {"cross_region_restore_enabled": true}), {"withheld": {"redundancy": true}})])
	record.unknown == {field: "azurerm_data_protection_backup_vault.main: redundancy is marked sensitive" | some field in ["survives_region", "survives_data_centre"]}
}
