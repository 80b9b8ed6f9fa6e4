# METADATA
# title: Managed disks of Azure
# description: |
#   A disk keeps three copies in one zone, or, of a type that ends with `_ZRS`, one in each of three. A deleted disk is gone; what something backs up
#   (recovery points) comes back.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/virtual-machines/disks-redundancy
#     description: Redundancy of managed disks
package resilience.model.volumes.adapters.azure_disks

import data.resilience.lib
import data.resilience.lib.azure
import data.resilience.model.components

# METADATA
# description: Records of the disks in the input.
found := [record |
	some disk in input.terraform.azurerm_managed_disk
	redundant := _redundant(disk)
	record := components.record(disk, "disk", {
		"data_centres": _places(disk, redundant),
		"holds_data": true,
		"survives_data_centre": redundant,
		"backed_up": lib.fails("no backup of it is in sight", null, "Make an `azurerm_data_protection_backup_instance_disk` of it, or back up its machine with an `azurerm_backup_protected_vm`."),
	})
]

_redundant(disk) := lib.undecided_at(disk, ["storage_account_type"]) if {
	lib.is_hidden(disk, ["storage_account_type"])
} else := lib.holds("it keeps a copy in each of three zones") if {
	endswith(upper(lib.text(disk, ["storage_account_type"])), "_ZRS")
} else := lib.fails("its copies are in one data centre", "storage_account_type", "Set `storage_account_type = \"Premium_ZRS\"` or `\"StandardSSD_ZRS\"`.")

_places(disk, redundant) := azure.all_zones(disk) if {
	redundant.holds == true
} else := sort({name | some path in [["zone"], ["zones"]]; some name in azure.zones(disk, path).data_centres})
