# METADATA
# title: Vaults of Azure Backup
# description: |
#   A Recovery Services vault keeps its backups in the paired region too unless `storage_mode_type` says otherwise; they can be restored there only with
#   `cross_region_restore_enabled`, else when Azure declares the region lost. A Backup vault says it with `redundancy`. What is deleted is kept for 14 days,
#   unless soft delete is off; with `immutability` nobody shortens how long a backup is kept. Azure refuses to delete a vault that holds backups.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/backup/backup-create-recovery-services-vault
#     description: Storage redundancy and Cross Region Restore
#   - ref: https://learn.microsoft.com/azure/backup/backup-azure-immutable-vault-concept
#     description: Immutable vaults
package resilience.model.vaults.adapters.azure_backup

import data.resilience.lib
import data.resilience.model.components

# METADATA
# description: Records of the vaults in the input.
found := array.concat(_recovery_vaults, _backup_vaults)

_recovery_vaults := [_record(vault, ["storage_mode_type"], "GeoRedundant", lib.flag(vault, ["soft_delete_enabled"], true)) |
	some vault in input.terraform.azurerm_recovery_services_vault
]

_backup_vaults := [_record(vault, ["redundancy"], null, lib.one_of(vault, ["soft_delete"], "On", ["On", "AlwaysOn"])) |
	some vault in input.terraform.azurerm_data_protection_backup_vault
]

_record(vault, path, fallback, undone) := components.record(vault, "backup vault", {
	"survives_data_centre": lib.one_of(vault, path, fallback, ["ZoneRedundant", "GeoRedundant"]),
	"survives_region": lib.all_of([lib.one_of(vault, path, fallback, ["GeoRedundant"]), lib.flag(vault, ["cross_region_restore_enabled"], false)]),
	"deletion_refused": lib.holds("Azure refuses to delete a vault that holds backups"),
	"deletion_undone": undone,
	"immutable": lib.one_of(vault, ["immutability"], "Disabled", ["Unlocked", "Locked"]),
})
