# METADATA
# title: Azure Backup and Site Recovery
# description: |
#   What a vault backs up by a policy: machines with their disks, file shares, disks, blobs and servers. How much is lost follows from the policy, the longest
#   time between two runs; where it can be restored from the vault, in the paired region too with Cross Region Restore. Site Recovery keeps a machine
#   ready in another region or zone, with a point from every five minutes.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/backup/backup-support-matrix
#     description: What Azure Backup supports
#   - ref: https://learn.microsoft.com/azure/site-recovery/azure-to-azure-how-to-reprotect
#     description: Replication of machines between regions
package resilience.model.recovery_points.adapters.azure_backup

import data.resilience.lib
import data.resilience.lib.azure
import data.resilience.model.components
import data.resilience.model.vaults.adapters.azure_backup as azure_vaults

# METADATA
# description: Recovery points that vaults make.
found := array.concat(array.concat(_in_vault, _in_pair), _replicated)

# Type of what is protected, with the attribute that names it, and those that name its vault and policy.
_items := {
	"azurerm_backup_protected_vm": "source_vm_id", "azurerm_backup_protected_file_share": "source_storage_account_id",
	"azurerm_data_protection_backup_instance_disk": "disk_id", "azurerm_data_protection_backup_instance_blob_storage": "storage_account_id",
	"azurerm_data_protection_backup_instance_postgresql_flexible_server": "server_id",
	"azurerm_data_protection_backup_instance_mysql_flexible_server": "server_id",
	"azurerm_data_protection_backup_instance_kubernetes_cluster": "kubernetes_cluster_id",
}

_protected := [{"item": item, "of": of, "vault": vault, "policy": policy} |
	some type, attribute in _items
	some item in input.terraform[type]
	not lib.text(item, ["protection_state"]) in {"ProtectionStopped", "BackupsSuspended"}
	vault := _vault_of(item)
	policy := _policy_of(item)
	some named in lib.refs(item, attribute)
	some of in array.concat([named], [disk | some disk in _disks_of[named]])
]

_vault_of(item) := vaults[0] if {
	vaults := [_vaults[id] | some id in sort(lib.refs(item, "recovery_vault_name") | lib.refs(item, "vault_id")); _vaults[id]]
	count(vaults) > 0
} else := null

_vaults := {vault.id: vault | some vault in azure_vaults.found}

_policy_of(item) := policies[0] if {
	policies := [_policies[id] | some id in sort(lib.refs(item, "backup_policy_id")); _policies[id]]
	count(policies) > 0
} else := null

_policies := {policy.id: policy | some type in _policy_types; some policy in input.terraform[type]}

_policy_types := [
	"azurerm_backup_policy_vm", "azurerm_backup_policy_file_share", "azurerm_data_protection_backup_policy_disk",
	"azurerm_data_protection_backup_policy_blob_storage", "azurerm_data_protection_backup_policy_postgresql_flexible_server",
	"azurerm_data_protection_backup_policy_mysql_flexible_server", "azurerm_data_protection_backup_policy_kubernetes_cluster",
]

# The disks of a machine are backed up with it.
_disks_of[machine] contains disk if {
	some attachment in input.terraform.azurerm_virtual_machine_data_disk_attachment
	some machine in lib.refs(attachment, "virtual_machine_id")
	some disk in lib.refs(attachment, "managed_disk_id")
}

_in_vault := [_point(one, _region(one)) | some one in _protected]

_region(one) := one.vault.region if {
	one.vault != null
} else := components.region(one.item)

_in_pair := [_point(one, azure.pairs[one.vault.region]) |
	some one in _protected
	one.vault.survives_region.holds == true
	azure.pairs[one.vault.region]
]

_point(one, region) := {
	"id": one.item.id, "of": one.of, "kind": "backup", "region": region,
	"age_s": _gap_s(one.policy), "age_from": _named(one.policy, one.item),
	"restore_s": null, "restore_from": "Azure documentation: depends on the amount of data",
	"retention_s": _retention_s(one.policy), "outlives_source": true, "unknown": {},
}

_named(null, item) := item.id

_named(policy, _) := policy.id if policy != null

# Hourly runs fill a window of the day: the longest gap is the night between two.
_gap_s(policy) := null if {
	policy == null
} else := max([every_h, 24 - (floor(window_h / every_h) * every_h)]) * 3600 if {
	lower(lib.text(policy, ["backup", 0, "frequency"])) == "hourly"
	every_h := _hours(policy, ["hour_interval"], ["hourly", 0, "interval"])
	window_h := _hours(policy, ["hour_duration"], ["hourly", 0, "window_duration"])
} else := 86400 if {
	lower(lib.text(policy, ["backup", 0, "frequency"])) == "daily"
} else := 604800 if {
	lower(lib.text(policy, ["backup", 0, "frequency"])) == "weekly"
} else := min(gaps) if {
	gaps := {seconds | some written in lib.at(policy, ["backup_repeating_time_intervals"], []); seconds := _repeated_s(written)}
	count(gaps) > 0
} else := null

_hours(policy, a, b) := hours if {
	hours := lib.at(policy, array.concat(["backup", 0], a), lib.at(policy, array.concat(["backup", 0], b), null))
	is_number(hours)
	hours > 0
	hours <= 24
}

# `R/2021-05-23T02:30:00+00:00/PT4H`.
_repeated_s(written) := iso_duration_s(parts[count(parts) - 1]) if {
	is_string(written)
	parts := split(written, "/")
	count(parts) == 3
}

# METADATA
# description: Seconds of a period of one unit as Azure writes it, `PT4H`, `P1D`, `P2W`, `P3M`, `P1Y`; months of 30 days, years of 365.
iso_duration_s(text) := to_number(match[2]) * _unit_s[$"{match[1]}{match[3]}"] if {
	[match] := regex.find_all_string_submatch_n(`^(PT|P)([0-9]{1,5})([HMDWY])$`, text, 1)
}

_unit_s := {"PTH": 3600, "PTM": 60, "PD": 86400, "PW": 604800, "PM": 2592000, "PY": 31536000}

_retention_s(policy) := null if {
	policy == null
} else := max(kept) if {
	kept := {seconds |
		some path, unit_s in {["retention_daily", 0, "count"]: 86400, ["retention_weekly", 0, "count"]: 604800}
		n := lib.at(policy, path, null)
		is_number(n)
		seconds := n * unit_s
	} | {seconds |
		some path in [
			["default_retention_duration"], ["operational_default_retention_duration"], ["vault_default_retention_duration"], ["retention_duration"],
			["default_retention_rule", 0, "life_cycle", 0, "duration"],
		]
		seconds := iso_duration_s(lib.text(policy, path))
	}
	count(kept) > 0
} else := null

_replicated := [point |
	some copy in input.terraform.azurerm_site_recovery_replicated_vm
	some named in lib.refs(copy, "source_vm_id")
	some of in array.concat([named], [disk | some disk in _disks_of[named]])
	point := {
		"id": copy.id, "of": of, "kind": "replica", "region": _target(copy),
		"age_s": 300, "age_from": "Azure documentation: a point every five minutes",
		"restore_s": 3600, "restore_from": "Azure service level: an hour to fail over",
		"retention_s": null, "outlives_source": true, "unknown": {},
	}
]

_target(copy) := regions[0] if {
	regions := sort({azure.location(name) | some id in lib.refs(copy, "target_recovery_fabric_id"); name := lib.text(_fabrics[id], ["location"]); name != ""})
	count(regions) > 0
} else := null

_fabrics := {fabric.id: fabric | some fabric in input.terraform.azurerm_site_recovery_fabric}
