package resilience.data_services_strimzi_test

import data.resilience.model.data_services.adapters.strimzi_kafka
import data.resilience.testing as build

_config := {"default.replication.factor": 3, "min.insync.replicas": 2}

_kafka(spec) := build.kubernetes("kafka.strimzi.io/Kafka", "shop", "events", {"spec": {"kafka": object.union({"config": _config}, spec)}})

_labelled(type, name, kafka, spec) := build.referring(build.kubernetes(type, "shop", name, {"spec": spec}), {"metadata.labels.strimzi.io/cluster": [kafka]})

_pool(name, kafka, spec) := _labelled("kafka.strimzi.io/KafkaNodePool", name, kafka, spec)

_zones := {"template": {"pod": {"topologySpreadConstraints": [{"topologyKey": "topology.kubernetes.io/zone"}]}}}

_of(resources) := record if {
	[record] := strimzi_kafka.found with input as build.document(resources, {"assumed_cluster": {"nodes": 6, "data_centres": 3}})
}

_both := {"replicas": 3, "roles": ["controller", "broker"]}

_with_pools(spec, pool_specs) := _of(array.concat([kafka], [_pool($"p{i}", kafka, pool) | some i, pool in pool_specs])) if kafka := _kafka(spec)

_survives(record) := [record.survives_node.holds, record.survives_data_centre.holds]

test_a_cluster_over_data_centres if {
	kafka := _kafka({})
	pool := _pool("p0", kafka, object.union(_both, _zones))
	_of([kafka, pool]) == build.component(kafka, "Kafka cluster", {
		"holds_data": true, "count": 3, "related": [build.id(pool)],
		"survives_node": {"holds": true, "why": "its topics have copies to spare", "attribute": null, "mend": null},
		"survives_data_centre": {"holds": true, "why": "its topics have copies to spare", "attribute": null, "mend": null},
		"deletion_undone": {"holds": true, "why": "its volumes stay when it is deleted", "attribute": null, "mend": null},
		"writes_kept": {"holds": true, "why": "a write is acknowledged when 2 brokers have it", "attribute": null, "mend": null},
	})
}

test_members_that_nothing_keeps_apart if {
	record := _with_pools({}, [_both])
	_survives(record) == [false, false]
	record.survives_node.why == "nothing keeps its controllers on different nodes"
}

test_controllers_and_brokers_of_different_pools if {
	_survives(_with_pools({}, [object.union({"replicas": 3, "roles": ["controller"]}, _zones), object.union({"replicas": 3, "roles": ["broker"]}, _zones)])) == [true, true]
	_with_pools({}, [object.union({"replicas": 1, "roles": ["controller"]}, _zones), object.union({"replicas": 3, "roles": ["broker"]}, _zones)]).survives_node.why == "it has 1 controller"
	_with_pools({}, [object.union({"replicas": 3, "roles": ["controller"]}, _zones), object.union({"replicas": 2, "roles": ["broker"]}, _zones)]).survives_node.why == "it has 2 brokers"
}

test_zookeeper if {
	old := build.kubernetes("kafka.strimzi.io/Kafka", "shop", "events", {"spec": {"kafka": object.union({"config": _config, "replicas": 3}, _zones), "zookeeper": {"replicas": 3}}})
	_survives(_of([old])) == [true, true]
}

test_pools_that_no_input_shows if {
	record := _of([_kafka(object.union({"replicas": 3}, _zones))])
	[record.survives_node.holds, record.survives_node.why] == [null, "Kafka.kafka.strimzi.io/shop/events: its node pools are in no input"]
}

test_racks_alone if {
	every key in ["topology.kubernetes.io/zone", "failure-domain.beta.kubernetes.io/zone"] {
		_told_of_racks(key)
	}
}

_told_of_racks(key) if {
	record := _with_pools({"rack": {"topologyKey": key}}, [object.union(_both, {"template": {"pod": {"topologySpreadConstraints": [{"topologyKey": "kubernetes.io/hostname"}]}}})])
	[_survives(record), record.survives_data_centre.why] == [
		[true, null],
		"whether brokers are kept in different data centres depends on the version of the operator: nothing but `rack` says so",
	]
}

_why(config) := verdict.why if {
	kafka := build.kubernetes("kafka.strimzi.io/Kafka", "shop", "events", {"spec": {"kafka": {"config": config}}})
	verdict := _of([kafka, _pool("p0", kafka, object.union(_both, _zones))]).survives_node
}

test_copies if {
	_why({}) == "default.replication.factor is 1"
	_why({"default.replication.factor": "3", "min.insync.replicas": "3"}) == "min.insync.replicas is 3"
	_why({"default.replication.factor": 3, "offsets.topic.replication.factor": 1}) == "offsets.topic.replication.factor is 1"
	_why({"default.replication.factor": 3, "transaction.state.log.min.isr": 3}) == "transaction.state.log.min.isr is 3"
	_why({"default.replication.factor": 3}) == "its topics have copies to spare"
}

_with_topic(n) := _topic({"replicas": n})

_topic(spec) := _of([kafka, _pool("p0", kafka, object.union(_both, _zones)), _labelled("kafka.strimzi.io/KafkaTopic", "orders", kafka, spec)]) if kafka := _kafka({})

test_a_topic_of_one_copy if {
	_with_topic(1).survives_node.why == "topic KafkaTopic.kafka.strimzi.io/shop/orders has one copy"
	_with_topic(3).survives_node.holds == true
}

_deletion(storage) := _with_pools({}, [object.union(_both, {"storage": storage})]).deletion_undone.why

test_what_is_left_when_it_is_deleted if {
	_deletion({"type": "ephemeral"}) == "its storage is ephemeral"
	_deletion({"type": "jbod", "volumes": [{"type": "ephemeral"}]}) == "its storage is ephemeral"
	_deletion({"type": "persistent-claim", "deleteClaim": true}) == "deleteClaim is true: its volumes go with it"
	_deletion({"type": "jbod", "volumes": [{"type": "persistent-claim"}]}) == "its volumes stay when it is deleted"
}

test_a_number_of_nodes_that_is_none if _with_pools({}, [{"replicas": "many", "roles": ["controller", "broker"]}]).survives_node.holds == null

_kept(config) := verdict if {
	kafka := build.kubernetes("kafka.strimzi.io/Kafka", "shop", "events", {"spec": {"kafka": {"config": config}}})
	verdict := _of([kafka]).writes_kept
}

test_how_many_brokers_have_a_write if {
	_kept({"default.replication.factor": 3}) == {
		"holds": false, "why": "min.insync.replicas is 1, so that a write is acknowledged that one broker has",
		"attribute": "spec.kafka.config.min.insync.replicas", "mend": "Set `min.insync.replicas: 2`.",
	}
	_kept({}) == null
	_kept(_config).holds == true
	every yes in [true, "true"] {
		_kept(object.union(_config, {"unclean.leader.election.enable": yes})).why == "a broker that lacks writes may become the leader"
	}
	_kept(object.union(_config, {"unclean.leader.election.enable": "false"})).holds == true
}

test_topics_of_their_own_settings if {
	_topic({"replicas": 3, "config": {"min.insync.replicas": 1}}).writes_kept.why == "topic KafkaTopic.kafka.strimzi.io/shop/orders has min.insync.replicas of 1"
	_topic({"replicas": 3, "config": {"min.insync.replicas": "3"}}).survives_node.why == "topic KafkaTopic.kafka.strimzi.io/shop/orders takes no write without one of its copies"
	_topic({"replicas": 3, "config": {"min.insync.replicas": 2}}).survives_node.holds == true
	_topic({"config": {"min.insync.replicas": 2}}).survives_node.holds == true
}

test_zookeeper_whose_storage_is_ephemeral if {
	old := build.kubernetes("kafka.strimzi.io/Kafka", "shop", "events", {"spec": {"kafka": {"replicas": 3}, "zookeeper": {"replicas": 3, "storage": {"type": "ephemeral"}}}})
	_of([old]).deletion_undone.why == "its storage is ephemeral"
}

_configured(config) := [record.survives_node.why, record.writes_kept] if {
	record := _with_pools({"config": object.union(_config, config)}, [object.union(_both, _zones)])
}

test_every_number_of_copies if {
	every name in ["default.replication.factor", "offsets.topic.replication.factor", "transaction.state.log.replication.factor"] {
		_configured({name: 1})[0] == $"{name} is 1"
		_configured({name: 2, "min.insync.replicas": 1, "transaction.state.log.min.isr": 1})[0] == "its topics have copies to spare"
	}
}

test_copies_that_must_all_be_there if {
	_configured({"min.insync.replicas": 3})[0] == "min.insync.replicas is 3"
	_configured({"transaction.state.log.min.isr": 3})[0] == "transaction.state.log.min.isr is 3"
	_configured({"transaction.state.log.replication.factor": 2})[0] == "transaction.state.log.min.isr is 2"
	_configured({"min.insync.replicas": "2"})[0] == "its topics have copies to spare"
	_configured({"min.insync.replicas": "many"})[0] == "its topics have copies to spare"
}

test_writes_that_may_be_lost if {
	[_configured({"unclean.leader.election.enable": value})[1].holds | some value in [true, "true", false, "false"]] == [false, false, true, true]
	_configured({"min.insync.replicas": 1})[1].holds == false
	_configured({"default.replication.factor": 1})[1] == null
}

test_settings_that_are_not_known_yet if {
	every name in ["default.replication.factor", "min.insync.replicas", "unclean.leader.election.enable"] {
		kafka := build.over(_kafka({}), {"withheld": {"spec": {"kafka": {"config": {name: true}}}}})
		record := _of([kafka, _pool("p0", kafka, _both)])
		[record.writes_kept.holds, record.writes_kept.why] == [null, $"Kafka.kafka.strimzi.io/shop/events: spec.kafka.config.{name} is marked sensitive"]
	}
	kafka := build.over(_kafka({}), {"withheld": {"spec": {"kafka": {"config": {"log.retention.hours": true}}}}})
	_of([kafka, _pool("p0", kafka, _both)]).writes_kept.holds == true
}
