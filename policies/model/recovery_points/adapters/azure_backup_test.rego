package resilience.recovery_points_azure_backup_test

import data.resilience.model.recovery_points.adapters.azure_backup
import data.resilience.testing as build

_found(resources) := found if {
	found := azure_backup.found with input as build.document(resources, {})
}

_made(type, values) := build.terraform(type, "main", {"region": {"name": "westeurope"}, "values": values})

_machine := _made("azurerm_linux_virtual_machine", {})

_disk := _made("azurerm_managed_disk", {})

_attachment := build.referring(build.terraform("azurerm_virtual_machine_data_disk_attachment", "main", {}), {"virtual_machine_id": [_machine], "managed_disk_id": [_disk]})

_vault(values) := _made("azurerm_recovery_services_vault", values)

_policy(values) := build.terraform("azurerm_backup_policy_vm", "main", {"values": values})

_daily := _policy({"backup": [{"frequency": "Daily"}], "retention_daily": [{"count": 30}]})

_protected := build.referring(build.terraform("azurerm_backup_protected_vm", "main", {}), {
	"source_vm_id": [_machine], "recovery_vault_name": ["plan.json#azurerm_recovery_services_vault.main"], "backup_policy_id": [_daily],
})

_point(item, of, given) := object.union(
	{
		"id": build.id(item), "of": build.id(of), "kind": "backup", "region": "westeurope",
		"age_s": 86400, "age_from": build.id(_daily),
		"restore_s": null, "restore_from": "Azure documentation: depends on the amount of data",
		"retention_s": 2592000, "outlives_source": true, "unknown": {},
	},
	given,
)

test_a_machine_and_its_disk if {
	_found([_machine, _disk, _attachment, _vault({}), _daily, _protected]) == [_point(_protected, _machine, {}), _point(_protected, _disk, {})]
}

test_a_vault_that_restores_in_the_paired_region_too if {
	_found([_machine, _vault({"cross_region_restore_enabled": true}), _daily, _protected]) == [
		_point(_protected, _machine, {}),
		_point(_protected, _machine, {"region": "northeurope"}),
	]
}

test_nothing_is_made_where_protection_is_stopped if {
	_found([_machine, _vault({}), _daily, build.over(_protected, {"values": {"protection_state": "ProtectionStopped"}})]) == []
}

test_a_vault_and_policy_out_of_sight if {
	item := build.over(build.referring(build.terraform("azurerm_backup_protected_vm", "main", {}), {"source_vm_id": [_machine]}), {"region": {"unknown": "x"}})
	_found([_machine, item]) == [_point(item, _machine, {"region": null, "age_s": null, "age_from": build.id(item), "retention_s": null})]
}

_age(values) := point.age_s if {
	[point] := _found([_machine, _vault({}), _policy(values), _protected])
}

test_hours_between_two_runs if {
	_age({"backup": [{"frequency": "Hourly", "hour_interval": 4, "hour_duration": 12}]}) == 43200
	_age({"backup": [{"frequency": "Hourly", "hour_interval": 4, "hour_duration": 24}]}) == 14400
	_age({"backup": [{"frequency": "Weekly"}]}) == 604800
}

test_a_disk_in_a_backup_vault if {
	vault := _made("azurerm_data_protection_backup_vault", {"redundancy": "GeoRedundant", "cross_region_restore_enabled": true})
	policy := build.terraform("azurerm_data_protection_backup_policy_disk", "main", {"values": {
		"backup_repeating_time_intervals": ["R/2021-05-19T06:33:16+00:00/PT4H"], "default_retention_duration": "P7D",
	}})
	item := build.referring(build.terraform("azurerm_data_protection_backup_instance_disk", "main", {}), {"disk_id": [_disk], "vault_id": [vault], "backup_policy_id": [policy]})
	[[point.of, point.region, point.age_s, point.retention_s] | some point in _found([_disk, vault, policy, item])] == [
		[build.id(_disk), "westeurope", 14400, 604800],
		[build.id(_disk), "northeurope", 14400, 604800],
	]
}

test_a_machine_that_is_replicated if {
	fabric := build.terraform("azurerm_site_recovery_fabric", "main", {"values": {"location": "North Europe"}})
	copy := build.referring(build.terraform("azurerm_site_recovery_replicated_vm", "main", {}), {"source_vm_id": [_machine], "target_recovery_fabric_id": [fabric]})
	_found([_machine, fabric, copy]) == [{
		"id": build.id(copy), "of": build.id(_machine), "kind": "replica", "region": "northeurope",
		"age_s": 300, "age_from": "Azure documentation: a point every five minutes",
		"restore_s": 3600, "restore_from": "Azure service level: an hour to fail over",
		"retention_s": null, "outlives_source": true, "unknown": {},
	}]
}

test_durations if {
	[azure_backup.iso_duration_s(text) | some text in ["PT4H", "PT30M", "P1D", "P2W", "P3M", "P1Y"]] == [14400, 1800, 86400, 1209600, 7776000, 31536000]
	not azure_backup.iso_duration_s("P1DT4H")
}

test_the_policies_of_every_kind_of_item if {
	items := {
		"azurerm_backup_protected_vm": ["source_vm_id", "azurerm_backup_policy_vm"],
		"azurerm_backup_protected_file_share": ["source_storage_account_id", "azurerm_backup_policy_file_share"],
		"azurerm_data_protection_backup_instance_disk": ["disk_id", "azurerm_data_protection_backup_policy_disk"],
		"azurerm_data_protection_backup_instance_blob_storage": ["storage_account_id", "azurerm_data_protection_backup_policy_blob_storage"],
		"azurerm_data_protection_backup_instance_postgresql_flexible_server": ["server_id", "azurerm_data_protection_backup_policy_postgresql_flexible_server"],
		"azurerm_data_protection_backup_instance_mysql_flexible_server": ["server_id", "azurerm_data_protection_backup_policy_mysql_flexible_server"],
		"azurerm_data_protection_backup_instance_kubernetes_cluster": ["kubernetes_cluster_id", "azurerm_data_protection_backup_policy_kubernetes_cluster"],
	}
	every type, names in items {
		[attribute, policy_type] := names
		policy := build.terraform(policy_type, "daily", {"values": {"backup": [{"frequency": "Daily"}]}})
		item := build.referring(build.terraform(type, "one", {}), {attribute: [_disk], "backup_policy_id": [policy]})
		[[point.of, point.age_s, point.age_from] | some point in _found([_disk, policy, item])] == [[build.id(_disk), 86400, build.id(policy)]]
	}
}

test_nothing_is_made_while_backups_are_suspended if _found([_machine, _vault({}), _daily, build.over(_protected, {"values": {"protection_state": "BackupsSuspended"}})]) == []

test_hours_of_a_policy_of_file_shares if {
	_age({"backup": [{"frequency": "Hourly", "hourly": [{"interval": 4, "window_duration": 12}]}]}) == 43200
	_age({"backup": [{"frequency": "Hourly", "hourly": [{"interval": 24, "window_duration": 24}]}]}) == 86400
	_age({"backup": [{"frequency": "Hourly", "hourly": [{"interval": 0, "window_duration": 24}]}]}) == null
	_age({"backup": [{"frequency": "Hourly", "hourly": [{"interval": 25, "window_duration": 25}]}]}) == null
	_age({"backup_repeating_time_intervals": ["R/2021-05-19T06:33:16+00:00/P1W", "R/2021-05-19T06:33:16+00:00/PT4H", "PT1H", 3]}) == 14400
}

_kept(values) := point.retention_s if {
	[point] := _found([_machine, _vault({}), _policy(values), _protected])
}

test_how_long_a_policy_keeps_them if {
	_kept({"retention_daily": [{"count": 7}]}) == 604800
	_kept({"retention_weekly": [{"count": 7}]}) == 4233600
	_kept({"retention_daily": [{"count": 30}], "retention_weekly": [{"count": 2}]}) == 2592000
	every attribute in ["default_retention_duration", "operational_default_retention_duration", "vault_default_retention_duration", "retention_duration"] {
		_kept({attribute: "P2W"}) == 1209600
	}
	_kept({"default_retention_rule": [{"life_cycle": [{"duration": "P1M"}]}]}) == 2592000
	_kept({}) == null
}

test_every_unit_of_a_duration if {
	[azure_backup.iso_duration_s(text) | some text in ["PT2H", "PT2M", "P2D", "P2W", "P2M", "P2Y"]] == [7200, 120, 172800, 1209600, 5184000, 63072000]
	every text in ["P2H", "PTXM", "2D", "P123456D", "PT2D"] { not azure_backup.iso_duration_s(text) }
}
