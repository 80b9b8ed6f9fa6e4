package resilience.data_services_operators_test

import data.resilience.model.data_services.adapters.cassandra_operators
import data.resilience.model.data_services.adapters.etcd_operators
import data.resilience.model.data_services.adapters.mongodb_community
import data.resilience.model.data_services.adapters.rabbitmq
import data.resilience.model.data_services.adapters.redis_operators
import data.resilience.testing as build

_three := {"assumed_cluster": {"nodes": 6, "data_centres": 3}}

_yes(why) := {"holds": true, "why": why, "attribute": null, "mend": null}

_no(why, attribute, mend) := {"holds": false, "why": why, "attribute": attribute, "mend": mend}

_survives(record) := [record.survives_node.holds, record.survives_data_centre.holds]

_zone := {"podAntiAffinity": {"requiredDuringSchedulingIgnoredDuringExecution": [{"topologyKey": "topology.kubernetes.io/zone"}]}}

_host := {"podAntiAffinity": {"requiredDuringSchedulingIgnoredDuringExecution": [{"topologyKey": "kubernetes.io/hostname"}]}}

_rabbit(spec) := build.kubernetes("rabbitmq.com/RabbitmqCluster", "shop", "queue", {"spec": spec})

_of_rabbit(spec) := record if {
	[record] := rabbitmq.found with input as build.document([_rabbit(spec)], _three)
}

test_rabbitmq if {
	_of_rabbit({"replicas": 3}) == build.component(_rabbit({}), "RabbitMQ cluster", {
		"holds_data": true, "count": 3,
		"survives_node": _yes("it has 3 nodes on different nodes"), "survives_data_centre": _yes("its 3 nodes are in different data centres"),
		"writes_kept": _yes("nodes that are cut off from the majority pause"),
	})
	_survives(_of_rabbit({})) == [false, false]
	_survives(_of_rabbit({"replicas": 2})) == [false, false]
	_survives(_of_rabbit({"replicas": "${N}"})) == [null, null]
}

test_rabbitmq_that_keeps_nothing if {
	every storage in ["0", 0] {
		_of_rabbit({"replicas": 3, "persistence": {"storage": storage}}).survives_node == _no("its storage is as ephemeral as its pods (persistence.storage is 0)", "spec.persistence.storage", "Set `persistence.storage: 10Gi`.")
	}
}

_strategy(attribute, decoded) := _of_rabbit({"replicas": 3, "rabbitmq": {attribute: decoded}}).writes_kept

test_rabbitmq_whose_network_is_cut if {
	every strategy in ["ignore", "autoheal"] {
		_strategy("additionalConfig", {"text": strategy}) == _no(
			$"cluster_partition_handling is {strategy}: both sides of a cut network take changes, and those of one are thrown away when they meet again", "spec.rabbitmq.additionalConfig",
			"Leave `cluster_partition_handling` out of `additionalConfig`, so that nodes that are cut off pause, as the operator sets it.",
		)
	}
	every strategy in ["", "pause_minority"] { _strategy("additionalConfig", {"text": strategy}).holds == true }
	_strategy("additionalConfig", {"text": "pause_if_all_down"}) == null
	_strategy("envConfig", {"text": "", "error": "names other files"}) == {"holds": null, "why": "RabbitmqCluster.rabbitmq.com/shop/queue: spec.rabbitmq.envConfig names other files", "attribute": null, "mend": null}
	_of_rabbit({"replicas": 1, "rabbitmq": {"additionalConfig": {"text": "ignore"}}}).writes_kept == null
}

test_rabbitmq_in_erlang_terms_overrides_the_text_of_settings if {
	set := {"additionalConfig": {"text": "ignore"}, "advancedConfig": {"text": "pause_minority"}}
	_of_rabbit({"replicas": 3, "rabbitmq": set}).writes_kept.holds == true
	_of_rabbit({"replicas": 3, "rabbitmq": object.union(set, {"advancedConfig": {"text": "autoheal"}})}).writes_kept.attribute == "spec.rabbitmq.advancedConfig"
}

test_rabbitmq_that_keeps_to_a_majority_by_itself if {
	every image in ["rabbitmq:4.3.0-management", "registry.example.com:5000/rabbitmq:v4.3", "rabbitmq:5"] { _of_image(image) == null }
	every image in ["rabbitmq:4.2.1", "rabbitmq:4", "rabbitmq:3.13-management", "registry.example.com:5000/rabbitmq", "rabbitmq@sha256:0123", ""] { _of_image(image).holds == false }
}

_of_image(image) := _of_rabbit({"replicas": 3, "image": image, "rabbitmq": {"additionalConfig": {"text": "ignore"}}}).writes_kept

test_rabbitmq_whose_settings_are_not_known_yet if {
	rabbit := build.over(_rabbit({"replicas": 3}), {"unknown": {"spec": {"rabbitmq": {"additionalConfig": true}}}})
	[record] := rabbitmq.found with input as build.document([rabbit], _three)
	record.writes_kept.why == "RabbitmqCluster.rabbitmq.com/shop/queue: spec.rabbitmq.additionalConfig is known only after apply"
}

_redis(spec) := build.kubernetes("databases.spotahome.com/RedisFailover", "shop", "cache", {"spec": spec})

_of_redis(spec) := record if {
	[record] := redis_operators.found with input as build.document([_redis(spec)], _three)
}

test_redis_with_sentinels if {
	apart := _no("nothing keeps its Sentinels in different data centres", "spec.sentinel.affinity", "Add a `podAntiAffinity` over `topology.kubernetes.io/zone`.")
	_of_redis({}) == build.component(_redis({}), "Redis", {
		"count": 3, "failover_s": 30, "failover_rpo_s": 1,
		"survives_node": _yes("it has 3 Sentinels on different nodes"), "survives_data_centre": apart,
	})
	_survives(_of_redis({"redis": {"affinity": _zone}, "sentinel": {"affinity": _zone}})) == [true, true]
	_survives(_of_redis({"redis": {"affinity": {"podAntiAffinity": {}}}})) == [false, false]
	_survives(_of_redis({"sentinel": {"replicas": 2}})) == [false, false]
	_survives(_of_redis({"redis": {"replicas": 1}})) == [false, false]
	_of_redis({"redis": {"storage": {"persistentVolumeClaim": {}}}}).holds_data == true
}

_of_redis_cluster(spec) := record if {
	[record] := redis_operators.found with input as build.document([build.kubernetes("redis.redis.opstreelabs.in/RedisCluster", "shop", "cache", {"spec": spec})], _three)
}

test_redis_cluster if {
	_survives(_of_redis_cluster({"clusterSize": 3, "redisLeader": {"affinity": _zone}})) == [true, true]
	_survives(_of_redis_cluster({"clusterSize": 3})) == [false, false]
	_of_redis_cluster({"redisLeader": {"affinity": _zone}, "redisFollower": {"replicas": 1}}).survives_node == _no("it has 1 followers of 3 leaders", "spec.redisFollower.replicas", "Set `spec.redisFollower.replicas: 3`.")
	_survives(_of_redis_cluster({"clusterSize": "many"})) == [null, null]
}

_cassandra(spec) := build.kubernetes("cassandra.datastax.com/CassandraDatacenter", "shop", "dc1", {"spec": spec})

_of_cassandra(spec) := record if {
	[record] := cassandra_operators.found with input as build.document([_cassandra(spec)], _three)
}

_rack(zone) := {"name": zone, "nodeAffinityLabels": {"topology.kubernetes.io/zone": zone}}

test_a_cassandra_data_centre if {
	racks := [_rack(zone) | some zone in ["a", "b", "c"]]
	_of_cassandra({"size": 3, "racks": racks}) == build.component(_cassandra({}), "Cassandra cluster", {
		"holds_data": true, "count": 3,
		"survives_node": _yes("it has 3 nodes on different nodes"), "survives_data_centre": _yes("its 3 nodes are in different data centres"),
	})
	_survives(_of_cassandra({"size": 3})) == [true, false]
	_survives(_of_cassandra({"size": 3, "racks": [_rack("a"), {"name": "r2", "zone": "b"}]})) == [true, false]
	_survives(_of_cassandra({"size": 3, "allowMultipleNodesPerWorker": true})) == [false, false]
	_survives(_of_cassandra({"size": 1})) == [false, false]
	stopped := cassandra_operators.found with input as build.document([_cassandra({"size": 3, "stopped": true})], {})
	stopped == []
}

_of_k8ssandra(spec) := record if {
	[record] := cassandra_operators.found with input as build.document([build.kubernetes("k8ssandra.io/K8ssandraCluster", "shop", "db", {"spec": spec})], _three)
}

test_a_k8ssandra_cluster if {
	shared := {"cassandra": {"racks": [_rack(zone) | some zone in ["a", "b", "c"]], "datacenters": [{"size": 3}]}}
	_survives(_of_k8ssandra(shared)) == [true, true]
	_of_k8ssandra(shared).backed_up == _no("Medusa is not configured", "spec.medusa", "Set `medusa.storageProperties`, and add a MedusaBackupSchedule.")
	_of_k8ssandra(object.union(shared, {"medusa": {"storageProperties": {"bucketName": "b"}}})).backed_up.holds == null
	_survives(_of_k8ssandra({"cassandra": {"datacenters": [{"size": 3}], "softPodAntiAffinity": true}})) == [false, false]
	none := cassandra_operators.found with input as build.document([build.kubernetes("k8ssandra.io/K8ssandraCluster", "shop", "db", {})], {})
	none == []
}

_mongo(spec) := build.kubernetes("mongodbcommunity.mongodb.com/MongoDBCommunity", "shop", "db", {"spec": spec})

_of_mongo(spec) := record if {
	[record] := mongodb_community.found with input as build.document([_mongo(spec)], _three)
}

_placed(affinity) := {"statefulSet": {"spec": {"template": {"spec": {"affinity": affinity}}}}}

test_a_mongodb_replica_set if {
	_of_mongo(object.union({"members": 3}, _placed(_zone))) == build.component(_mongo({}), "MongoDB replica set", {
		"holds_data": true, "count": 3, "failover_s": 60,
		"survives_node": _yes("it has 3 members on different nodes"), "survives_data_centre": _yes("its 3 members are in different data centres"),
	})
	_survives(_of_mongo({"members": 3})) == [false, false]
	_survives(_of_mongo(object.union({"members": 3}, _placed(_host)))) == [true, false]
	_survives(_of_mongo(object.union({"members": 2, "arbiters": 1}, _placed(_zone)))) == [true, true]
	_survives(_of_mongo({"members": "many"})) == [null, null]
}

test_etcd if {
	every type in ["etcd.database.coreos.com/EtcdCluster", "operator.etcd.io/EtcdCluster"] {
		cluster := build.kubernetes(type, "shop", "db", {"spec": {"size": 3, "pod": {"affinity": _zone}}})
		found := etcd_operators.found with input as build.document([cluster], _three)
		found == [build.component(cluster, "etcd cluster", {
			"holds_data": true, "count": 3,
			"survives_node": _yes("it has 3 members on different nodes"), "survives_data_centre": _yes("its 3 members are in different data centres"),
		})]
	}
}
