package resilience.data_services_redis_operators_test

import data.resilience.model.data_services.adapters.redis_operators
import data.resilience.testing as build

_zones := {"topologySpreadConstraints": [{"topologyKey": "topology.kubernetes.io/zone", "whenUnsatisfiable": "DoNotSchedule"}]}

_redis(n) := build.kubernetes("redis.redis.opstreelabs.in/RedisReplication", "shop", "cache", {"spec": object.union(_zones, {"clusterSize": n, "storage": {}})})

_sentinel(n, redis) := build.referring(
	build.kubernetes("redis.redis.opstreelabs.in/RedisSentinel", "shop", "watch", {"spec": object.union(_zones, {"clusterSize": n})}),
	{"spec.redisSentinelConfig.redisReplicationName": [redis]},
)

_found(resources) := found if {
	found := redis_operators.found with input as build.document(resources, {})
}

_of(resources) := [[record.survives_node.holds, record.survives_data_centre.holds, record.survives_node.why] | some record in _found(resources)]

test_a_replication_that_sentinels_watch if {
	_found([_redis(2), _sentinel(3, _redis(2))]) == [build.component(_redis(2), "Redis", {
		"holds_data": true, "count": 2, "failover_s": 30, "failover_rpo_s": 1, "related": ["app.yaml#RedisSentinel.redis.redis.opstreelabs.in/shop/watch"],
		"survives_node": {"holds": true, "why": "it has 2 Redis servers on different nodes", "attribute": null, "mend": null},
		"survives_data_centre": {"holds": true, "why": "its 2 Redis servers are in different data centres", "attribute": null, "mend": null},
	})]
}

test_too_few_sentinels if {
	_of([_redis(2), _sentinel(2, _redis(2))]) == [[false, false, "it has 2 Sentinels"]]
	_of([_redis(1), _sentinel(3, _redis(1))]) == [[false, false, "it has 1 Redis server"]]
}

test_no_sentinels_in_sight if {
	_of([_redis(3)]) == [[null, null, "no Sentinels that make another server the master are in sight"]]
	_of([_redis(1)]) == [[false, false, "it has 1 Redis server"]]
}

test_one_server if {
	redis := build.kubernetes("redis.redis.opstreelabs.in/Redis", "shop", "cache", {"spec": {}})
	_of([redis]) == [[false, false, "it is one server"]]
	[record.holds_data | some record in _found([redis])] == [false]
}
