# METADATA
# title: ElastiCache
# description: |
#   A replication group serves on where `automatic_failover_enabled` promotes one of its replicas; `multi_az_enabled`, or zones that are named, keep these
#   in another zone. A Redis cluster of its own has one node; Memcached nodes share nothing, so that with one of them its part of the cache is lost.
#   Serverless caches are in several zones. What a cache holds can be had again; a database of this kind is MemoryDB.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/AutoFailover.html
#     description: Minimizing downtime with Multi-AZ
#   - ref: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Redis-Global-Datastore.html
#     description: Replication across regions with global datastores
package resilience.model.data_services.adapters.aws_elasticache

import data.resilience.lib
import data.resilience.model.components

# METADATA
# description: Records of the caches in the input; a cluster that is a member of a replication group is judged with that.
found := array.concat(array.concat(_groups, _clusters), _serverless)

_groups := [record |
	some group in input.terraform.aws_elasticache_replication_group
	source := _source(group)
	record := components.record(group, $"{_engine(group)} replication group", object.union(_kept(group), {
		"data_centres": _zones(group), "count": _members(group),
		"survives_node": _fails_over(group), "survives_data_centre": _over_zones(group), "failover_s": 60,
		"replica_of": source, "related": sort(lib.refs(group, "global_replication_group_id")),
	}))
]

_engine(resource) := engine if {
	engine := lib.text(resource, ["engine"])
	lib.is_plain(engine)
} else := "redis"

_kept(resource) := {"backed_up": verdict, "retention_s": _retention_s(resource, verdict)} if {
	verdict := lib.at_least(resource, ["snapshot_retention_limit"], 0, 1)
}

_retention_s(resource, verdict) := lib.days(lib.at(resource, ["snapshot_retention_limit"], null)) if {
	verdict.holds == true
} else := null

_fails_over(group) := lib.all_of([lib.flag(group, ["automatic_failover_enabled"], false), _has_replica(group)])

# Provider versions before 4 call it `number_cache_clusters`, and hold shards in `cluster_mode`.
_has_replica(group) := lib.holds($"it has {_members(group)} members") if {
	_members(group) > 1
} else := lib.holds("its shards have replicas") if {
	_replicas(group) > 0
} else := lib.undecided($"{group.address}: how many members it has is known only after apply") if {
	some path in [["num_cache_clusters"], ["number_cache_clusters"], ["replicas_per_node_group"], ["cluster_mode", 0, "replicas_per_node_group"], ["cluster_mode"]]
	lib.is_hidden(group, path)
} else := lib.holds("it joins a global replication group") if {
	_source(group) != null
} else := lib.fails("it has no replica", "num_cache_clusters", "Set `num_cache_clusters = 2` or more, or `replicas_per_node_group = 1` with shards.")

_members(group) := first if {
	first := [n | some attribute in ["num_cache_clusters", "number_cache_clusters"]; n := lib.at(group, [attribute], null); lib.is_count(n)][0]
} else := null

_replicas(group) := first if {
	first := [n | some path in [["replicas_per_node_group"], ["cluster_mode", 0, "replicas_per_node_group"]]; n := lib.at(group, path, null); lib.is_count(n)][0]
} else := 0

_over_zones(group) := lib.all_of([_fails_over(group), lib.any_of([lib.flag(group, ["multi_az_enabled"], false), _named_zones(group)])])

_named_zones(group) := lib.holds($"its members are in {lib.listed(_zones(group))}") if {
	count(_zones(group)) > 1
} else := lib.fails("its zones are not named", null, null)

_zones(group) := sort({zone | some attribute in ["preferred_cache_cluster_azs", "availability_zones"]; some zone in lib.at(group, [attribute], []); is_string(zone)})

# A group that joins a global one copies its primary, which does not join by itself.
_source(group) := sources[0] if {
	sources := sort({id |
		some global in lib.refs(group, "global_replication_group_id")
		some id in lib.refs(_globals[global], "primary_replication_group_id")
	})
	count(sources) > 0
} else := name if {
	name := lib.text(group, ["global_replication_group_id"])
	name != ""
} else := null

_globals := {global.id: global | some global in input.terraform.aws_elasticache_global_replication_group}

_clusters := [record |
	some cluster in input.terraform.aws_elasticache_cluster
	not _is_member(cluster)
	record := components.record(cluster, $"{_engine(cluster)} cache", object.union(_one_kind(cluster), {
		"data_centres": _cluster_zones(cluster), "count": _nodes(cluster),
	}))
]

_is_member(cluster) if lib.refs(cluster, "replication_group_id") != set()

_is_member(cluster) if lib.text(cluster, ["replication_group_id"]) != ""

_nodes(cluster) := n if {
	n := lib.at(cluster, ["num_cache_nodes"], null)
	lib.is_count(n)
} else := null

_one_kind(cluster) := {"survives_node": nodes, "survives_data_centre": lib.all_of([nodes, lib.any_of([lib.one_of(cluster, ["az_mode"], "single-az", ["cross-az"]), _preferred(cluster)])])} if {
	_engine(cluster) == "memcached"
	nodes := lib.at_least(cluster, ["num_cache_nodes"], 1, 2)
} else := object.union(_kept(cluster), {"survives_node": single, "survives_data_centre": single}) if {
	single := lib.fails("it is one node", null, "Make an `aws_elasticache_replication_group` with `automatic_failover_enabled` and `multi_az_enabled` instead.")
}

_preferred(cluster) := lib.holds($"its nodes are in {lib.listed(_cluster_zones(cluster))}") if {
	count(_cluster_zones(cluster)) > 1
} else := lib.fails("its zones are not named", null, null)

_cluster_zones(cluster) := sort({zone | some zone in lib.at(cluster, ["preferred_availability_zones"], []); is_string(zone)} | {zone | zone := lib.text(cluster, ["availability_zone"]); zone != ""})

_serverless := [record |
	some cache in input.terraform.aws_elasticache_serverless_cache
	record := components.record(cache, $"{_engine(cache)} serverless cache", object.union(_serverless_kept(cache), {
		"survives_data_centre": lib.holds("a serverless cache is in several zones"),
	}))
]

_serverless_kept(cache) := _kept(cache) if {
	_engine(cache) != "memcached"
} else := {}
