# METADATA
# title: Redis caches of Azure
# description: |
#   A Basic cache is one machine, without a service level; Standard and Premium have a replica that takes over. A cache is spread over the zones that
#   it is given. Azure Managed Redis has a replica unless `high_availability_enabled` is false, and spreads over the zones of its region by itself; the
#   Enterprise tiers over the zones that they are given. What a cache holds is had again from elsewhere; one that is written to storage
#   (`rdb_backup_enabled`, `aof_backup_enabled` in the Premium tier) does not come back empty.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/azure-cache-for-redis/cache-high-availability
#     description: High availability of Azure Cache for Redis
#   - ref: https://learn.microsoft.com/azure/redis/high-availability
#     description: High availability of Azure Managed Redis
package resilience.model.data_services.adapters.azure_redis

import data.resilience.lib
import data.resilience.lib.azure
import data.resilience.model.components

# METADATA
# description: Records of the caches in the input.
found := array.concat(array.concat(_caches, _enterprise), _managed)

_caches := [record |
	some cache in azure.made.azurerm_redis_cache
	replica := lib.one_of(cache, ["sku_name"], null, ["Standard", "Premium"])
	record := components.record(cache, "Redis cache", object.union(_kept(cache), {
		"data_centres": azure.zones(cache, ["zones"]).data_centres,
		"survives_node": replica, "survives_data_centre": _in_zones(cache, replica), "failover_s": 90,
		"vouched_for": lib.with_why(replica, "the Basic tier has no service level"),
		"maintained": lib.given(cache, ["patch_schedule"], "Write a `patch_schedule` at hours of little load."),
		"replica_of": _source(cache),
	}))
]

_in_zones(cache, replica) := lib.with_mend(replica, _zones) if {
	not replica.holds == true
} else := azure.in_two_zones(cache, ["zones"], _zones)

_zones := "Set `sku_name = \"Premium\"` and `zones = [\"1\", \"2\", \"3\"]`."

_kept(cache) := {"backed_up": lib.any_of([lib.flag(cache, ["redis_configuration", 0, attribute], false) | some attribute in ["rdb_backup_enabled", "aof_backup_enabled"]])} if {
	lower(lib.text(cache, ["sku_name"])) == "premium"
} else := {}

# The secondary of a link copies the cache that the link belongs to.
_source(cache) := sources[0] if {
	sources := sort({id |
		some link_id in lib.referrers(cache, "linked_redis_cache_id")
		lower(lib.text(_links[link_id], ["server_role"])) == "secondary"
		some id in lib.refs(_links[link_id], "target_redis_cache_name")
	})
	count(sources) > 0
} else := null

_links := {link.id: link | some link in input.terraform.azurerm_redis_linked_server}

_enterprise := [record |
	some cluster in input.terraform.azurerm_redis_enterprise_cluster
	record := components.record(cluster, "Redis cache", {
		"data_centres": azure.zones(cluster, ["zones"]).data_centres,
		"survives_node": lib.holds("it has a replica"),
		"survives_data_centre": azure.in_two_zones(cluster, ["zones"], "Set `zones = [\"1\", \"2\", \"3\"]`."),
		"survives_region": _linked(cluster), "failover_s": 90,
		"related": sort(lib.referrers(cluster, "cluster_id")),
	})
]

_linked(cluster) := lib.holds("its database is linked to one in another region") if {
	some id in lib.referrers(cluster, "cluster_id")
	count(lib.at(_databases[id], ["linked_database_id"], [])) > 1
} else := null

_databases := {database.id: database | some database in input.terraform.azurerm_redis_enterprise_database}

_managed := [record |
	some cache in input.terraform.azurerm_managed_redis
	replica := lib.flag(cache, ["high_availability_enabled"], true)
	record := components.record(cache, "Redis cache", object.union(_persisted(cache), {
		"data_centres": [name | replica.holds == true; some name in azure.all_zones(cache)],
		"survives_node": replica,
		"survives_data_centre": lib.all_of([replica, azure.by_itself(cache, "it spreads over the zones")]), "failover_s": 90,
	}))
]

_persisted(cache) := {"backed_up": lib.any_of([lib.given(cache, ["default_database", 0, $"persistence_{kind}_backup_frequency"], _persist) |
	some kind in ["redis_database", "append_only_file"]
])}

_persist := "Set `persistence_redis_database_backup_frequency` in `default_database`."
