package resilience.azapi_test

import data.resilience.lib.azapi
import data.resilience.lib.azure
import data.resilience.testing as build

_twins(resources) := found if {
	found := azapi.twins with input as build.document(resources, {})
}

_made(type, given) := build.terraform("azapi_resource", "main", object.union({"region": {"name": "westeurope"}}, object.union(given, {"values": object.union({"type": type, "name": "shop"}, object.get(given, "values", {}))})))

_values(type, body) := [twin.values | some twins in _twins([_made(type, {"values": {"body": body}})]); some twin in twins]

test_a_storage_account if {
	account := build.referring(_made("Microsoft.Storage/storageAccounts@2023-05-01", {"values": {"body": {"sku": {"name": "Standard_ZRS"}, "kind": "StorageV2"}}}), {"parent_id": ["plan.json#azurerm_resource_group.main"]})
	[twin] := _twins([account]).azurerm_storage_account
	twin == build.with_fields(account.envelope, {
		"values": {"name": "shop", "account_replication_type": "ZRS", "account_kind": "StorageV2"},
		"references": {"parent_id": ["plan.json#azurerm_resource_group.main"], "resource_group_name": ["plan.json#azurerm_resource_group.main"]},
		"referenced_by": {},
	})
}

test_blocks_and_flags if {
	_values("Microsoft.DBforPostgreSQL/flexibleServers@2024-11-01-preview", {"properties": {"backup": {"geoRedundantBackup": "Disabled"}, "highAvailability": {"mode": "SameZone"}}}) == [{
		"name": "shop", "high_availability": [{"mode": "SameZone"}], "geo_redundant_backup_enabled": false,
	}]
}

test_pools_together if {
	profiles := [{"availabilityZones": ["2", "1"], "count": 2}, {"availabilityZones": ["3"], "enableAutoScaling": true, "minCount": 3}, {}]
	_values("Microsoft.ContainerService/managedClusters@2024-09-02-preview", {"properties": {"agentPoolProfiles": profiles}}) == [{
		"name": "shop", "default_node_pool": [{"zones": ["1", "2", "3"], "node_count": 6, "min_count": 6, "auto_scaling_enabled": false}],
	}]
	_values("Microsoft.ContainerService/managedClusters@2024-09-02-preview", {"properties": {"agentPoolProfiles": [{"enableAutoScaling": true}]}}) == [{
		"name": "shop", "default_node_pool": [{"zones": [], "node_count": 1, "min_count": 1, "auto_scaling_enabled": true}],
	}]
}

# What each type's body says, and what it is read as.
_bodies := [
	["Microsoft.Compute/virtualMachines", {"zones": ["2"], "properties": {"hardwareProfile": {"vmSize": "Standard_D2s_v5"}}}, {"zone": "2", "size": "Standard_D2s_v5"}],
	[
		"Microsoft.Compute/virtualMachineScaleSets",
		{"zones": ["1", "2"], "sku": {"capacity": 3, "name": "Standard_D2s_v5"}, "properties": {"automaticRepairsPolicy": {"enabled": true}}},
		{"zones": ["1", "2"], "instances": 3, "sku_name": "Standard_D2s_v5", "automatic_instance_repair": [{"enabled": true}]},
	],
	[
		"Microsoft.ContainerService/managedClusters",
		{"sku": {"tier": "Standard"}, "properties": {"agentPoolProfiles": [{"vmSize": "Standard_D4s_v5", "mode": "System", "count": 3}, {"mode": "User", "count": 2}]}},
		{"sku_tier": "Standard", "default_node_pool": [{"zones": [], "node_count": 5, "min_count": 5, "smallest_user_pool": 2, "auto_scaling_enabled": false, "vm_size": "Standard_D4s_v5"}]},
	],
	[
		"Microsoft.DBforPostgreSQL/flexibleServers",
		{"properties": {
			"availabilityZone": "1", "highAvailability": {"mode": "ZoneRedundant", "standbyAvailabilityZone": "2"},
			"backup": {"geoRedundantBackup": "Enabled", "backupRetentionDays": 14}, "createMode": "Replica", "sourceServerResourceId": "/servers/a",
		}},
		{
			"zone": "1", "high_availability": [{"mode": "ZoneRedundant", "standby_availability_zone": "2"}],
			"geo_redundant_backup_enabled": true, "backup_retention_days": 14, "create_mode": "Replica", "source_server_id": "/servers/a",
		},
	],
	["Microsoft.DBforMySQL/flexibleServers", {"properties": {"createMode": "Default"}}, {"create_mode": "Default"}],
	[
		"Microsoft.DocumentDB/databaseAccounts",
		{"properties": {
			"backupPolicy": {"type": "Continuous", "continuousModeProperties": {"tier": "Continuous7Days"}},
			"enableAutomaticFailover": true, "enableMultipleWriteLocations": false, "enableFreeTier": true,
		}},
		{"backup": [{"type": "Continuous", "tier": "Continuous7Days"}], "automatic_failover_enabled": true, "multiple_write_locations_enabled": false, "free_tier_enabled": true},
	],
	[
		"Microsoft.Sql/servers/databases",
		{"sku": {"name": "BC_Gen5"}, "properties": {"zoneRedundant": true, "requestedBackupStorageRedundancy": "Geo"}},
		{"sku_name": "BC_Gen5", "zone_redundant": true, "storage_account_type": "Geo"},
	],
	["Microsoft.Cache/redis", {"zones": ["1"], "properties": {"sku": {"name": "Premium"}}}, {"zones": ["1"], "sku_name": "Premium"}],
	["Microsoft.Search/searchServices", {"sku": {"name": "standard"}, "properties": {"replicaCount": 3}}, {"sku": "standard", "replica_count": 3}],
	["Microsoft.KeyVault/vaults", {"properties": {"enablePurgeProtection": true, "enableSoftDelete": false}}, {"purge_protection_enabled": true, "soft_delete_enabled": false}],
	["Microsoft.Web/serverfarms", {"sku": {"name": "P1v3", "capacity": 3}, "properties": {"zoneRedundant": true}}, {"sku_name": "P1v3", "worker_count": 3, "zone_balancing_enabled": true}],
	[
		"Microsoft.Network/virtualNetworkGateways",
		{"properties": {"gatewayType": "Vpn", "activeActive": true, "sku": {"name": "VpnGw2AZ"}}},
		{"type": "Vpn", "active_active": true, "sku": "VpnGw2AZ"},
	],
	[
		"Microsoft.Network/applicationGateways",
		{"zones": ["1", "2"], "properties": {"sku": {"capacity": 2}, "autoscaleConfiguration": {"minCapacity": 1}}},
		{"zones": ["1", "2"], "sku": [{"capacity": 2}], "autoscale_configuration": [{"min_capacity": 1}]},
	],
	["Microsoft.Network/azureFirewalls", {"zones": ["3"]}, {"zones": ["3"]}],
	["Microsoft.Network/natGateways", {"zones": ["3"], "sku": {"name": "Standard"}}, {"zones": ["3"], "sku_name": "Standard"}],
]

test_each_type_by_its_body if {
	every case in _bodies {
		_values($"{case[0]}@2024-01-01", case[1]) == [object.union({"name": "shop"}, case[2])]
	}
}

test_locations if {
	_values("Microsoft.DocumentDB/databaseAccounts@2024-12-01", {"properties": {"locations": [{"locationName": "West Europe", "isZoneRedundant": true}]}}) == [{
		"name": "shop", "geo_location": [{"location": "West Europe", "failover_priority": 0, "zone_redundant": true}],
	}]
}

test_what_is_not_known_yet if {
	machine := _made("Microsoft.Compute/virtualMachines@2024-07-01", {"unknown": {"body": {"zones": [true], "properties": {"hardwareProfile": {"vmSize": true}}}}})
	[[twin.values, twin.unknown] | some twin in _twins([machine]).azurerm_linux_virtual_machine] == [[{"name": "shop"}, {"zone": true, "size": true}]]
	server := _made("Microsoft.DBforMySQL/flexibleServers@2023-12-30", {"unknown": {"body": {"properties": {"highAvailability": true}}}})
	[twin.unknown | some twin in _twins([server]).azurerm_mysql_flexible_server] == [{"high_availability": [{"mode": true, "standby_availability_zone": true}]}]
}

test_a_body_that_is_text_and_a_type_that_is_not_read if {
	_twins([_made("Microsoft.Storage/storageAccounts@2023-05-01", {})]) == {}
	_twins([_made("Microsoft.Insights/components@2020-02-02", {"values": {"body": {"kind": "web"}}})]) == {}
}

test_both_providers_together if {
	account := build.terraform("azurerm_storage_account", "main", {})
	twin := _made("Microsoft.Storage/storageAccounts@2023-05-01", {"values": {"body": {"sku": {"name": "Standard_ZRS"}}}})
	found := azure.made with input as build.document([account, twin], {})
	[resource.id | some resource in found.azurerm_storage_account] == [build.id(account), build.id(twin)]
}

test_the_smallest_pool_for_applications if {
	profiles := [{"mode": "System", "count": 1}, {"mode": "User", "minCount": 3}, {"mode": "User", "count": 2}]
	[values] := _values("Microsoft.ContainerService/managedClusters@2024-09-02-preview", {"properties": {"agentPoolProfiles": profiles}})
	values.default_node_pool[0].smallest_user_pool == 2
}
