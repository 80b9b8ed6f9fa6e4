# METADATA
# title: Vaults of AWS Backup
# description: |
#   A vault refuses to be deleted while copies are in it, unless `force_destroy` empties it first. A lock keeps copies for a least time from everybody; with
#   `changeable_for_days` nobody can take the lock off once these days are over. A logically air-gapped vault is locked from the start.
# related_resources:
#   - ref: https://docs.aws.amazon.com/aws-backup/latest/devguide/vault-lock.html
#     description: AWS Backup Vault Lock
#   - ref: https://docs.aws.amazon.com/aws-backup/latest/devguide/logicallyairgappedvault.html
#     description: Logically air-gapped vault
package resilience.model.vaults.adapters.aws_backup

import data.resilience.lib
import data.resilience.model.components

# METADATA
# description: Records of the backup vaults in the input.
found := array.concat(
	[record |
		some vault in input.terraform.aws_backup_vault
		record := components.record(vault, "backup vault", {
			"immutable": _locked(vault), "deletion_refused": lib.flag_off(vault, ["force_destroy"], false),
			"related": sort(_lock_ids(vault)),
		})
	],
	[record |
		some vault in input.terraform.aws_backup_logically_air_gapped_vault
		record := components.record(vault, "backup vault", {"immutable": lib.holds("it is logically air-gapped")})
	],
)

_locked(vault) := lib.holds("it has a lock") if {
	count(_lock_ids(vault)) > 0
} else := lib.fails("it has no lock", null, "Make an `aws_backup_vault_lock_configuration` of it with `min_retention_days` and `changeable_for_days`.")

_lock_ids(vault) := {id | some id in lib.referrers(vault, "backup_vault_name"); _locks[id]}

_locks := {lock.id: true | some lock in input.terraform.aws_backup_vault_lock_configuration}
