package resilience.data_services_aws_elasticache_test

import data.resilience.lib
import data.resilience.model.data_services.adapters.aws_elasticache
import data.resilience.testing as build

_found(resources) := found if {
	found := aws_elasticache.found with input as build.document(resources, {})
}

_group(values) := build.terraform("aws_elasticache_replication_group", "sessions", {"values": values})

_verdicts(values) := [service.survives_node.holds, service.survives_data_centre.holds, service.survives_data_centre.why] if {
	[service] := _found([_group(values)])
}

test_a_group_over_two_zones if {
	group := _group({"engine": "valkey", "automatic_failover_enabled": true, "multi_az_enabled": true, "num_cache_clusters": 2, "snapshot_retention_limit": 5})
	_found([group]) == [build.component(group, "valkey replication group", {
		"count": 2, "failover_s": 60, "retention_s": 432000,
		"survives_node": lib.holds("automatic_failover_enabled is true"), "survives_data_centre": lib.holds("automatic_failover_enabled is true"),
		"backed_up": lib.holds("snapshot_retention_limit is 5"),
	})]
}

test_a_group_without_failover if {
	group := _group({"num_cache_clusters": 2})
	off := lib.fails("automatic_failover_enabled is not set", "automatic_failover_enabled", "Set `automatic_failover_enabled = true`.")
	_found([group]) == [build.component(group, "redis replication group", {
		"count": 2, "failover_s": 60, "survives_node": off, "survives_data_centre": off,
		"backed_up": lib.fails("snapshot_retention_limit is not set", "snapshot_retention_limit", "Set `snapshot_retention_limit = 1` or more."),
	})]
}

test_failover_without_a_second_zone if {
	_verdicts({"automatic_failover_enabled": true, "num_cache_clusters": 2}) == [true, false, "multi_az_enabled is not set"]
	_verdicts({"automatic_failover_enabled": true, "number_cache_clusters": 2, "availability_zones": ["eu-west-1a", "eu-west-1b"]}) == [true, true, "automatic_failover_enabled is true"]
	_verdicts({"automatic_failover_enabled": true, "num_cache_clusters": 2, "preferred_cache_cluster_azs": ["eu-west-1a", "eu-west-1a"]}) == [true, false, "multi_az_enabled is not set"]
}

test_failover_to_nobody if {
	_verdicts({"automatic_failover_enabled": true, "multi_az_enabled": true, "num_cache_clusters": 1}) == [false, false, "it has no replica"]
}

test_shards_with_replicas_of_any_provider_version if {
	_verdicts({"automatic_failover_enabled": true, "multi_az_enabled": true, "num_node_groups": 2, "replicas_per_node_group": 1}) == [true, true, "automatic_failover_enabled is true"]
	_verdicts({"automatic_failover_enabled": true, "multi_az_enabled": true, "cluster_mode": [{"num_node_groups": 2, "replicas_per_node_group": 1}]}) == [true, true, "automatic_failover_enabled is true"]
}

test_a_number_of_members_that_is_not_known if {
	[service] := _found([build.over(_group({"automatic_failover_enabled": true}), {"unknown": {"num_cache_clusters": true}, "references": {"num_cache_clusters": ["plan.json#x"]}})])
	service.unknown.survives_node == "aws_elasticache_replication_group.sessions: how many members it has is known only after apply"
}

test_a_group_that_follows_another if {
	primary := _group({})
	global := build.referring(build.terraform("aws_elasticache_global_replication_group", "all", {}), {"primary_replication_group_id": [primary]})
	other := build.over(build.referring(_group({}), {"global_replication_group_id": [global]}), {"address": "aws_elasticache_replication_group.dr"})
	[[service.replica_of, service.related] | some service in _found([primary, global, other])] == [[null, []], [build.id(primary), [build.id(global)]]]
	[named] := _found([_group({"global_replication_group_id": "ldgnf-all"})])
	named.replica_of == "ldgnf-all"
}

_cluster(values) := build.terraform("aws_elasticache_cluster", "pages", {"values": values})

test_one_redis_node if {
	cluster := _cluster({"engine": "redis", "num_cache_nodes": 1, "availability_zone": "eu-west-1a"})
	single := lib.fails("it is one node", null, "Make an `aws_elasticache_replication_group` with `automatic_failover_enabled` and `multi_az_enabled` instead.")
	_found([cluster]) == [build.component(cluster, "redis cache", {
		"data_centres": ["eu-west-1a"], "count": 1, "survives_node": single, "survives_data_centre": single,
		"backed_up": lib.fails("snapshot_retention_limit is not set", "snapshot_retention_limit", "Set `snapshot_retention_limit = 1` or more."),
	})]
}

test_memcached_nodes if {
	cluster := _cluster({"engine": "memcached", "num_cache_nodes": 2, "az_mode": "cross-az"})
	_found([cluster]) == [build.component(cluster, "memcached cache", {
		"count": 2, "survives_node": lib.holds("num_cache_nodes is 2"), "survives_data_centre": lib.holds("num_cache_nodes is 2"),
	})]
	[together] := _found([_cluster({"engine": "memcached", "num_cache_nodes": 2})])
	together.survives_data_centre == lib.fails("az_mode is not set", "az_mode", "Set `az_mode = \"cross-az\"`.")
	[apart] := _found([_cluster({"engine": "memcached", "num_cache_nodes": 2, "preferred_availability_zones": ["eu-west-1a", "eu-west-1b"]})])
	apart.survives_data_centre.holds
}

test_a_member_of_a_group_is_judged_with_it if {
	_found([_cluster({"replication_group_id": "sessions"})]) == []
	_found([build.referring(_cluster({}), {"replication_group_id": ["plan.json#aws_elasticache_replication_group.sessions"]})]) == []
}

test_a_serverless_cache if {
	cache := build.terraform("aws_elasticache_serverless_cache", "pages", {"values": {"engine": "memcached"}})
	_found([cache]) == [build.component(cache, "memcached serverless cache", {"survives_data_centre": lib.holds("a serverless cache is in several zones")})]
	[redis] := _found([build.over(cache, {"values": {"engine": "redis", "snapshot_retention_limit": 1}})])
	redis.backed_up == lib.holds("snapshot_retention_limit is 1")
}
