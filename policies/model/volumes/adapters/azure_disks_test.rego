package resilience.volumes_azure_disks_test

import data.resilience.lib
import data.resilience.model.volumes.adapters.azure_disks
import data.resilience.testing as build

_found(resources) := found if {
	found := azure_disks.found with input as build.document(resources, {})
}

_disk(values) := build.terraform("azurerm_managed_disk", "main", {"region": {"name": "westeurope"}, "values": values})

_record(built, given) := build.component(built, "disk", object.union(
	{
		"holds_data": true,
		"backed_up": lib.fails("no backup of it is in sight", null, "Make an `azurerm_data_protection_backup_instance_disk` of it, or back up its machine with an `azurerm_backup_protected_vm`."),
	},
	given,
))

test_a_disk_in_one_zone if {
	disk := _disk({"storage_account_type": "Premium_LRS", "zone": "2"})
	_found([disk]) == [_record(disk, {
		"data_centres": ["westeurope-2"],
		"survives_data_centre": lib.fails("its copies are in one data centre", "storage_account_type", "Set `storage_account_type = \"Premium_ZRS\"` or `\"StandardSSD_ZRS\"`."),
	})]
}

test_a_zone_redundant_disk if {
	disk := _disk({"storage_account_type": "StandardSSD_ZRS"})
	_found([disk]) == [_record(disk, {
		"data_centres": ["westeurope-1", "westeurope-2", "westeurope-3"],
		"survives_data_centre": lib.holds("it keeps a copy in each of three zones"),
	})]
}

test_a_type_that_is_not_known if {
	[record] := _found([build.over(_disk({}), {"withheld": {"storage_account_type": true}})])
	record.unknown.survives_data_centre == "azurerm_managed_disk.main: storage_account_type is marked sensitive"
}
