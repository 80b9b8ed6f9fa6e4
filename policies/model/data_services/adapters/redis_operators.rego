# METADATA
# title: Redis and Valkey of operators
# description: |
#   RedisFailover: Sentinels agree by majority on a new master, so that one Redis and a majority of Sentinels must be left; both are kept on different
#   nodes as far as that can be done unless `affinity` says otherwise. RedisReplication makes one of its pods the master; without Sentinels in sight nothing
#   makes another one. Replication is asynchronous: what a replica has not received is lost with the master. A Redis is one server. RedisCluster needs a majority of its leaders, and a follower of each.
# related_resources:
#   - ref: https://github.com/spotahome/redis-operator
#     description: RedisFailover
#   - ref: https://redis-operator.opstree.dev/docs/getting-started/cluster/
#     description: RedisCluster
package resilience.model.data_services.adapters.redis_operators

import data.resilience.lib
import data.resilience.model.data_services.members

# METADATA
# description: Records of Redis in the input.
found := array.concat(array.concat(_failovers, _clusters), array.concat(_replications, _servers))

_failovers := [record |
	some redis in input.kubernetes["databases.spotahome.com/RedisFailover"]
	sentinels := members.count_at(redis, ["spec", "sentinel", "replicas"], 3)
	servers := members.count_at(redis, ["spec", "redis", "replicas"], 3)
	groups := [
		_group(sentinels, _majority(sentinels.n), "Sentinel", _spread(redis, ["spec", "sentinel"]), "spec.sentinel.affinity"),
		_group(servers, 1, "Redis server", _spread(redis, ["spec", "redis"]), "spec.redis.affinity"),
	]
	record := members.record(redis, "Redis", {
		"holds_data": _keeps(redis), "count": servers.n, "failover_s": 30, "failover_rpo_s": members.lag_s,
		"survives_node": lib.all_of([members.survives_node(redis, group) | some group in groups]),
		"survives_data_centre": lib.all_of([members.survives_data_centre(redis, group) | some group in groups]),
	})
]

# What is kept in memory only is a cache.
_keeps(redis) if {
	lib.at(redis, ["spec", "redis", "storage", "persistentVolumeClaim"], null) != null
} else := false

# The operator's own anti-affinity counts where none is given.
_spread(redis, path) := members.spread_at(redis, path) if {
	lib.at(redis, array.concat(path, ["affinity", "podAntiAffinity"]), null) != null
} else := members.stronger({"node": "preferred", "data_centre": "none"}, members.spread_at(redis, path))

_clusters := [record |
	some redis in input.kubernetes["redis.redis.opstreelabs.in/RedisCluster"]
	leaders := members.count_at(redis, ["spec", "redisLeader", "replicas"], lib.at(redis, ["spec", "clusterSize"], 3))
	followers := members.count_at(redis, ["spec", "redisFollower", "replicas"], lib.at(redis, ["spec", "clusterSize"], 3))
	group := _group(leaders, _majority(leaders.n), "leader", members.stronger(members.spread_at(redis, ["spec"]), members.spread_at(redis, ["spec", "redisLeader"])), "spec.redisLeader.affinity")
	record := members.record(redis, "Redis cluster", {
		"holds_data": lib.at(redis, ["spec", "storage"], null) != null, "count": leaders.n, "failover_s": 30, "failover_rpo_s": members.lag_s,
		"survives_node": lib.all_of([members.survives_node(redis, group), _followed(leaders, followers)]),
		"survives_data_centre": lib.all_of([members.survives_data_centre(redis, group), _followed(leaders, followers)]),
	})
]

_followed(leaders, followers) := lib.undecided(followers.unknown) if {
	null in [leaders.n, followers.n]
} else := lib.holds("each leader has a follower") if {
	followers.n >= leaders.n
} else := lib.fails($"it has {followers.n} followers of {leaders.n} leaders", followers.at, $"Set `{followers.at}: {leaders.n}`.")

_replications := [record |
	some redis in input.kubernetes["redis.redis.opstreelabs.in/RedisReplication"]
	servers := members.count_at(redis, ["spec", "clusterSize"], 1)
	group := _group(servers, 1, "Redis server", members.spread_at(redis, ["spec"]), "spec.affinity")
	record := members.record(redis, "Redis", {
		"holds_data": lib.at(redis, ["spec", "storage"], null) != null, "count": servers.n, "failover_s": 30, "failover_rpo_s": members.lag_s,
		"survives_node": lib.all_of([members.survives_node(redis, group), _watched(redis, "node")]),
		"survives_data_centre": lib.all_of([members.survives_data_centre(redis, group), _watched(redis, "data_centre")]),
		"related": sort([sentinel.id | some sentinel in _sentinels_of(redis)]),
	})
]

# Sentinels agree by majority on a new master.
_watched(redis, question) := lib.any_of([_agree(sentinel, question) | some sentinel in _sentinels_of(redis)]) if {
	count(_sentinels_of(redis)) > 0
} else := lib.undecided("no Sentinels that make another server the master are in sight")

_agree(sentinel, question) := verdicts[question] if {
	size := members.count_at(sentinel, ["spec", "clusterSize"], 3)
	group := _group(size, _majority(size.n), "Sentinel", members.spread_at(sentinel, ["spec"]), null)
	verdicts := {"node": members.survives_node(sentinel, group), "data_centre": members.survives_data_centre(sentinel, group)}
}

_sentinels_of(redis) := [_sentinels[id] | some id in sort(lib.referrers(redis, "spec.redisSentinelConfig.redisReplicationName")); _sentinels[id]]

_sentinels := {sentinel.id: sentinel | some sentinel in input.kubernetes["redis.redis.opstreelabs.in/RedisSentinel"]}

_servers := [record |
	some redis in input.kubernetes["redis.redis.opstreelabs.in/Redis"]
	why := lib.fails("it is one server", null, "Take a RedisReplication with a RedisSentinel, or a RedisCluster.")
	record := members.record(redis, "Redis", {
		"holds_data": lib.at(redis, ["spec", "storage"], null) != null, "count": 1,
		"survives_node": why, "survives_data_centre": why,
	})
]

_group(size, needed, what, spread, at) := {
	"count": size, "needed": needed, "what": what, "spread": spread, "spread_at": at,
	"mend": "Add a `podAntiAffinity` over `topology.kubernetes.io/zone`.",
}

_majority(n) := members.majority(n) if n != null

_majority(null) := null
