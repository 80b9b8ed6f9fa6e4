package resilience.data_services_azure_redis_test

import data.resilience.lib
import data.resilience.model.data_services.adapters.azure_redis
import data.resilience.testing as build

_found(resources) := found if {
	found := azure_redis.found with input as build.document(resources, {})
}

_cache(values) := build.terraform("azurerm_redis_cache", "main", {"region": {"name": "westeurope"}, "values": values})

_unplanned := lib.fails("patch_schedule is not set", "patch_schedule", "Write a `patch_schedule` at hours of little load.")

_zones := "Set `sku_name = \"Premium\"` and `zones = [\"1\", \"2\", \"3\"]`."

test_a_basic_cache_is_one_machine if {
	cache := _cache({"sku_name": "Basic"})
	_found([cache]) == [build.component(cache, "Redis cache", {
		"failover_s": 90, "maintained": _unplanned,
		"survives_node": lib.fails("sku_name is Basic", "sku_name", "Set `sku_name = \"Standard\"`."),
		"survives_data_centre": lib.fails("sku_name is Basic", "sku_name", _zones),
		"vouched_for": lib.fails("the Basic tier has no service level", "sku_name", "Set `sku_name = \"Standard\"`."),
	})]
}

test_a_standard_cache_without_zones if {
	cache := _cache({"sku_name": "Standard"})
	_found([cache]) == [build.component(cache, "Redis cache", {
		"failover_s": 90, "maintained": _unplanned, "survives_node": lib.holds("sku_name is Standard"),
		"survives_data_centre": lib.fails("zones is not set", "zones", _zones), "vouched_for": lib.holds("sku_name is Standard"),
	})]
}

test_a_cache_over_zones_that_is_written_to_storage if {
	cache := _cache({"sku_name": "Premium", "zones": ["1", "2"], "redis_configuration": [{"rdb_backup_enabled": true}], "patch_schedule": [{"day_of_week": "Sunday"}]})
	_found([cache]) == [build.component(cache, "Redis cache", {
		"data_centres": ["westeurope-1", "westeurope-2"], "failover_s": 90, "maintained": lib.holds("patch_schedule is set"), "backed_up": lib.holds("redis_configuration.rdb_backup_enabled is true"),
		"survives_node": lib.holds("sku_name is Premium"), "survives_data_centre": lib.holds("it is in westeurope-1 and westeurope-2"),
		"vouched_for": lib.holds("sku_name is Premium"),
	})]
}

test_a_premium_cache_that_comes_back_empty if {
	[record] := _found([_cache({"sku_name": "Premium"})])
	record.backed_up == lib.fails("redis_configuration.rdb_backup_enabled is not set", "redis_configuration.0.rdb_backup_enabled", "Set `redis_configuration.rdb_backup_enabled = true`.")
}

test_the_secondary_of_a_link_is_a_copy if {
	live := _cache({"sku_name": "Premium"})
	second := build.over(live, {"address": "azurerm_redis_cache.second"})
	link := build.referring(
		build.terraform("azurerm_redis_linked_server", "main", {"values": {"server_role": "Secondary"}}),
		{"target_redis_cache_name": [live], "linked_redis_cache_id": [second]},
	)
	[record.replica_of | some record in _found([live, second, link])] == [null, build.id(live)]
}

test_an_enterprise_cache if {
	cluster := build.terraform("azurerm_redis_enterprise_cluster", "main", {"region": {"name": "westeurope"}, "values": {"zones": ["1"]}})
	database := build.referring(build.terraform("azurerm_redis_enterprise_database", "main", {"values": {"linked_database_id": ["a", "b"]}}), {"cluster_id": [cluster]})
	_found([cluster, database]) == [build.component(cluster, "Redis cache", {
		"data_centres": ["westeurope-1"], "failover_s": 90, "related": [build.id(database)],
		"survives_node": lib.holds("it has a replica"),
		"survives_data_centre": lib.fails("it is in westeurope-1 only", "zones", "Set `zones = [\"1\", \"2\", \"3\"]`."),
		"survives_region": lib.holds("its database is linked to one in another region"),
	})]
}

test_a_managed_cache if {
	cache := build.terraform("azurerm_managed_redis", "main", {"region": {"name": "westeurope"}, "values": {"default_database": [{"persistence_append_only_file_backup_frequency": "1s"}]}})
	_found([cache]) == [build.component(cache, "Redis cache", {
		"data_centres": ["westeurope-1", "westeurope-2", "westeurope-3"], "failover_s": 90, "backed_up": lib.holds("default_database.persistence_append_only_file_backup_frequency is set"),
		"survives_node": lib.holds("high_availability_enabled is true"), "survives_data_centre": lib.holds("high_availability_enabled is true"),
	})]
	[alone] := _found([build.terraform("azurerm_managed_redis", "alone", {"values": {"high_availability_enabled": false}})])
	[alone.survives_node.holds, alone.survives_data_centre.holds, alone.backed_up.mend] == [false, false, "Set `persistence_redis_database_backup_frequency` in `default_database`."]
}
