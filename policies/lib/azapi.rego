# What the azapi provider makes from a body as Azure's own interface takes it, said as the resources of the azurerm provider say it, so that each
# adapter is written once. What a body holds besides is passed over.
package resilience.lib.azapi

import data.resilience.lib

# METADATA
# description: |
#   Resources of type `azapi_resource` by the type of azurerm that they are read as; an id, address and region are their own. A body that is written
#   as text (version 1 of the provider) can't be read.
# related_resources:
#   - ref: https://registry.terraform.io/providers/Azure/azapi/latest/docs/resources/resource
#     description: azapi_resource
twins := {type: resources |
	some type, made in _types
	resources := [_twin(resource, made.attributes) | some resource in _readable[made.of]]
	count(resources) > 0
}

_twin(resource, attributes) := object.union(object.remove(resource, ["values", "unknown"]), {
	"values": object.union(object.filter(resource.values, ["id", "name", "location"]), _known(resource, attributes)),
	"unknown": _unknown(resource, attributes),
	"references": object.union(resource.references, {"resource_group_name": sort(lib.refs(resource, "parent_id"))}),
})

_readable[type] contains resource if {
	some resource in input.terraform.azapi_resource
	_has_body(resource)
	type := _type(resource)
}

_has_body(resource) if is_object(resource.values.body)

_has_body(resource) if lib.unknown_within(resource, ["body"])

_type(resource) := lower(split(lib.text(resource, ["type"]), "@")[0])

# An attribute of azurerm, by its path, and where the body says it; a block is a list of one.
_types := {
	"azurerm_storage_account": {"of": "microsoft.storage/storageaccounts", "attributes": [
		[["account_replication_type"], ["sku", "name"], "after the underscore"], [["account_kind"], ["kind"], "as it is"],
	]},
	"azurerm_linux_virtual_machine": {"of": "microsoft.compute/virtualmachines", "attributes": [
		[["zone"], ["zones", 0], "as it is"], [["size"], ["properties", "hardwareProfile", "vmSize"], "as it is"],
	]},
	"azurerm_orchestrated_virtual_machine_scale_set": {"of": "microsoft.compute/virtualmachinescalesets", "attributes": [
		[["zones"], ["zones"], "as it is"], [["instances"], ["sku", "capacity"], "as it is"], [["sku_name"], ["sku", "name"], "as it is"],
		[["automatic_instance_repair", 0, "enabled"], ["properties", "automaticRepairsPolicy", "enabled"], "as it is"],
	]},
	"azurerm_kubernetes_cluster": {"of": "microsoft.containerservice/managedclusters", "attributes": [
		[["sku_tier"], ["sku", "tier"], "as it is"],
		[["default_node_pool", 0, "zones"], ["properties", "agentPoolProfiles"], "zones of all"],
		[["default_node_pool", 0, "node_count"], ["properties", "agentPoolProfiles"], "nodes of all"],
		[["default_node_pool", 0, "smallest_user_pool"], ["properties", "agentPoolProfiles"], "nodes of the smallest user pool"],
		[["default_node_pool", 0, "min_count"], ["properties", "agentPoolProfiles"], "nodes of all"],
		[["default_node_pool", 0, "auto_scaling_enabled"], ["properties", "agentPoolProfiles"], "whether all scale"],
		[["default_node_pool", 0, "vm_size"], ["properties", "agentPoolProfiles", 0, "vmSize"], "as it is"],
	]},
	"azurerm_postgresql_flexible_server": {"of": "microsoft.dbforpostgresql/flexibleservers", "attributes": _flexible_server},
	"azurerm_mysql_flexible_server": {"of": "microsoft.dbformysql/flexibleservers", "attributes": _flexible_server},
	"azurerm_cosmosdb_account": {"of": "microsoft.documentdb/databaseaccounts", "attributes": [
		[["backup", 0, "type"], ["properties", "backupPolicy", "type"], "as it is"],
		[["backup", 0, "tier"], ["properties", "backupPolicy", "continuousModeProperties", "tier"], "as it is"],
		[["geo_location"], ["properties", "locations"], "locations"],
		[["automatic_failover_enabled"], ["properties", "enableAutomaticFailover"], "as it is"],
		[["multiple_write_locations_enabled"], ["properties", "enableMultipleWriteLocations"], "as it is"],
		[["free_tier_enabled"], ["properties", "enableFreeTier"], "as it is"],
	]},
	"azurerm_mssql_database": {"of": "microsoft.sql/servers/databases", "attributes": [
		[["zone_redundant"], ["properties", "zoneRedundant"], "as it is"], [["sku_name"], ["sku", "name"], "as it is"],
		[["storage_account_type"], ["properties", "requestedBackupStorageRedundancy"], "as it is"],
	]},
	"azurerm_redis_cache": {"of": "microsoft.cache/redis", "attributes": [[["sku_name"], ["properties", "sku", "name"], "as it is"], [["zones"], ["zones"], "as it is"]]},
	"azurerm_search_service": {"of": "microsoft.search/searchservices", "attributes": [[["sku"], ["sku", "name"], "as it is"], [["replica_count"], ["properties", "replicaCount"], "as it is"]]},
	"azurerm_key_vault": {"of": "microsoft.keyvault/vaults", "attributes": [
		[["purge_protection_enabled"], ["properties", "enablePurgeProtection"], "as it is"], [["soft_delete_enabled"], ["properties", "enableSoftDelete"], "as it is"],
	]},
	"azurerm_service_plan": {"of": "microsoft.web/serverfarms", "attributes": [
		[["sku_name"], ["sku", "name"], "as it is"], [["worker_count"], ["sku", "capacity"], "as it is"], [["zone_balancing_enabled"], ["properties", "zoneRedundant"], "as it is"],
	]},
	"azurerm_virtual_network_gateway": {"of": "microsoft.network/virtualnetworkgateways", "attributes": [
		[["type"], ["properties", "gatewayType"], "as it is"], [["active_active"], ["properties", "activeActive"], "as it is"], [["sku"], ["properties", "sku", "name"], "as it is"],
	]},
	"azurerm_application_gateway": {"of": "microsoft.network/applicationgateways", "attributes": [
		[["zones"], ["zones"], "as it is"], [["sku", 0, "capacity"], ["properties", "sku", "capacity"], "as it is"],
		[["autoscale_configuration", 0, "min_capacity"], ["properties", "autoscaleConfiguration", "minCapacity"], "as it is"],
	]},
	"azurerm_firewall": {"of": "microsoft.network/azurefirewalls", "attributes": [[["zones"], ["zones"], "as it is"]]},
	"azurerm_nat_gateway": {"of": "microsoft.network/natgateways", "attributes": [[["zones"], ["zones"], "as it is"], [["sku_name"], ["sku", "name"], "as it is"]]},
}

_flexible_server := [
	[["zone"], ["properties", "availabilityZone"], "as it is"],
	[["high_availability", 0, "mode"], ["properties", "highAvailability", "mode"], "as it is"],
	[["high_availability", 0, "standby_availability_zone"], ["properties", "highAvailability", "standbyAvailabilityZone"], "as it is"],
	[["geo_redundant_backup_enabled"], ["properties", "backup", "geoRedundantBackup"], "enabled"],
	[["backup_retention_days"], ["properties", "backup", "backupRetentionDays"], "as it is"],
	[["create_mode"], ["properties", "createMode"], "as it is"],
	[["source_server_id"], ["properties", "sourceServerResourceId"], "as it is"],
]

_known(resource, attributes) := object.union(
	{path[0]: value |
		some [path, at, how] in attributes
		count(path) == 1
		value := _read(lib.at(resource, array.concat(["body"], at), null), how)
	},
	{block: [inner] |
		some block in {path[0] | some [path, _, _] in attributes; count(path) == 3}
		inner := {path[2]: value |
			some [path, at, how] in attributes
			count(path) == 3
			path[0] == block
			value := _read(lib.at(resource, array.concat(["body"], at), null), how)
		}
		count(inner) > 0
	},
)

_unknown(resource, attributes) := object.union(
	{path[0]: true | some [path, at, _] in attributes; count(path) == 1; lib.unknown_at(resource, array.concat(["body"], at))},
	{block: [inner] |
		some block in {path[0] | some [path, _, _] in attributes; count(path) == 3}
		inner := {path[2]: true | some [path, at, _] in attributes; count(path) == 3; path[0] == block; lib.unknown_at(resource, array.concat(["body"], at))}
		count(inner) > 0
	},
)

_read(value, "as it is") := value if value != null

_read(value, "after the underscore") := parts[count(parts) - 1] if {
	is_string(value)
	parts := split(value, "_")
}

_read(value, "enabled") := lower(value) == "enabled" if is_string(value)

_read(value, "zones of all") := sort({zone | some profile in value; some zone in profile.availabilityZones}) if is_array(value)

# Of each pool what it has, or the least that its autoscaler keeps or kept, one where nothing says.
_read(value, "nodes of all") := sum([_nodes(profile) | some profile in value]) if is_array(value)

_read(value, "nodes of the smallest user pool") := min([_nodes(profile) | some profile in value; profile.mode == "User"]) if {
	is_array(value)
	some profile in value
	profile.mode == "User"
}

_read(value, "whether all scale") := count([profile | some profile in value; object.get(profile, "enableAutoScaling", false) != true]) == 0 if is_array(value)

_read(value, "locations") := [location |
	some one in value
	location := {"location": one.locationName, "failover_priority": object.get(one, "failoverPriority", 0), "zone_redundant": object.get(one, "isZoneRedundant", false)}
] if {
	is_array(value)
}

_nodes(profile) := profile.minCount if {
	profile.enableAutoScaling == true
	lib.is_count(profile.minCount)
} else := profile.count if {
	object.get(profile, "enableAutoScaling", false) != true
	lib.is_count(profile.count)
} else := profile.minCount if {
	lib.is_count(profile.minCount)
} else := 1
