package resilience.rules_test.ha.writes_kept

import data.resilience.main
import data.resilience.testing as build

_judged(built) := judged if {
	judged := main.result.rules.ha["writes-kept"] with input as build.document([built], {})
}

_kafka(config) := build.kubernetes("kafka.strimzi.io/Kafka", "shop", "events", {"spec": {"kafka": {"config": config}}})

_three := {"default.replication.factor": 3}

test_a_write_that_one_broker_has if {
	[[entry.message, entry.attribute] | some entry in _judged(_kafka(_three)).violations] == [[
		"Kafka shop/events may lose what it has acknowledged when one of its members fails (min.insync.replicas is 1, so that a write is acknowledged that one broker has).",
		"spec.kafka.config.min.insync.replicas",
	]]
}

test_a_write_that_two_brokers_have if {
	kafka := _kafka(object.union(_three, {"min.insync.replicas": 2}))
	_judged(kafka) == {"subjects": [build.id(kafka)], "violations": [], "undetermined": []}
}

test_one_copy_is_said_elsewhere if _judged(_kafka({})).subjects == []

test_copies_that_are_not_known_yet if {
	kafka := build.over(_kafka({}), {"unknown": {"spec": {"kafka": {"config": {"min.insync.replicas": true}}}}})
	[entry.message | some entry in _judged(kafka).undetermined] == ["Kafka.kafka.strimzi.io/shop/events: spec.kafka.config.min.insync.replicas is known only after apply"]
}
