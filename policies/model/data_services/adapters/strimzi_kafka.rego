# METADATA
# title: Kafka clusters of Strimzi
# description: |
#   Controllers vote, in node pools of that role or in ZooKeeper: a majority must be left. Brokers hold partitions: a topic that says nothing has
#   `default.replication.factor` copies (1 where it is not set), and takes writes while `min.insync.replicas` of them are there, so that one broker may be
#   lost where there is one copy more. Where that is one, a write is acknowledged that a single broker has, and an unclean election makes a broker the
#   leader that lacks such writes. Copies are put in different racks where `rack` is set; whether brokers run in several is for the scheduler,
#   and for the operator in versions that add an anti-affinity then. Messages are not backed up.
# related_resources:
#   - ref: https://strimzi.io/docs/operators/latest/deploying
#     description: Deploying and managing Strimzi
#   - ref: https://kafka.apache.org/documentation/#brokerconfigs_min.insync.replicas
#     description: min.insync.replicas
package resilience.model.data_services.adapters.strimzi_kafka

import data.resilience.lib
import data.resilience.model.data_services.members

# METADATA
# description: Records of the Kafka clusters in the input.
found := [record |
	some kafka in input.kubernetes["kafka.strimzi.io/Kafka"]
	brokers := _brokers(kafka)
	verdicts := {question: lib.all_of(array.concat([_copies(kafka)], array.concat(_of_members(kafka, question), [_topics(kafka)]))) |
		some question in ["survives_node", "survives_data_centre"]
	}
	record := members.record(kafka, "Kafka cluster", object.union(verdicts, {
		"holds_data": true, "count": brokers.n,
		"deletion_undone": _deletion_undone(kafka), "writes_kept": _writes_kept(kafka),
		"related": sort([pool.id | some pool in _pools(kafka)]),
	}))
]

_pools(kafka) := [_pool_by_id[id] | some id in lib.referrers(kafka, "metadata.labels.strimzi.io/cluster"); _pool_by_id[id]]

_pool_by_id := {pool.id: pool | some pool in input.kubernetes["kafka.strimzi.io/KafkaNodePool"]}

_of_role(kafka, role) := [pool | some pool in _pools(kafka); role in lib.at(pool, ["spec", "roles"], ["broker"])]

# Without node pools brokers stand in the Kafka object.
_brokers(kafka) := _total(_of_role(kafka, "broker")) if {
	count(_pools(kafka)) > 0
} else := members.count_at(kafka, ["spec", "kafka", "replicas"], null)

_controllers(kafka) := _total(_of_role(kafka, "controller")) if {
	count(_of_role(kafka, "controller")) > 0
} else := members.count_at(kafka, ["spec", "zookeeper", "replicas"], null) if {
	lib.at(kafka, ["spec", "zookeeper"], null) != null
} else := {"n": null, "at": "spec.kafka", "unknown": $"{kafka.address}: its node pools are in no input"}

_total(pools) := unknown[0] if {
	unknown := [size | some pool in pools; size := _size(pool); size.n == null]
	count(unknown) > 0
} else := {"n": sum([_size(pool).n | some pool in pools]), "at": "spec.replicas", "unknown": ""}

_size(pool) := members.count_at(pool, ["spec", "replicas"], 1)

_of_members(kafka, question) := [_asked(kafka, question, group) |
	some group in [
		_group(kafka, _controllers(kafka), "controller"),
		_group(kafka, _brokers(kafka), "broker"),
	]
]

_asked(kafka, "survives_node", group) := members.survives_node(kafka, group)

_asked(kafka, "survives_data_centre", group) := members.survives_data_centre(kafka, group)

_group(kafka, size, what) := {
	"count": size, "needed": _needed(kafka, what, size.n), "what": what,
	"spread": _spread(kafka, what), "spread_at": "spec.kafka.rack",
	"mend": "Add `topologySpreadConstraints` over `topology.kubernetes.io/zone` to `template.pod`, and set `spec.kafka.rack.topologyKey` to that.",
}

_needed(_, "controller", n) := members.majority(n) if n != null

_needed(_, _, null) := null

# The brokers that must be left to hold as many copies in step as a write asks for.
_needed(kafka, "broker", n) := max([1, _number(kafka, "min.insync.replicas", 1)]) if n != null

_spread(kafka, what) := members.stronger(members.stronger(_by_template(kafka, what), members.spread_at(kafka, ["spec", "kafka", "template", "pod"])), _by_rack(kafka))

# What all pools of a role say.
_by_template(kafka, what) := said[0] if {
	said := [one | some one in {members.spread_at(pool, ["spec", "template", "pod"]) | some pool in _of_role(kafka, what)}]
	count(said) == 1
} else := members.together

_by_rack(kafka) := {"node": "none", "data_centre": "whether brokers are kept in different data centres depends on the version of the operator: nothing but `rack` says so"} if {
	lib.text(kafka, ["spec", "kafka", "rack", "topologyKey"]) in {"topology.kubernetes.io/zone", "failure-domain.beta.kubernetes.io/zone"}
} else := members.together

_number(kafka, name, fallback) := n if {
	value := lib.at(kafka, ["spec", "kafka", "config", name], fallback)
	n := _as_number(value)
} else := fallback

_as_number(value) := value if is_number(value)

_as_number(value) := to_number(value) if {
	is_string(value)
	regex.match(`^[0-9]{1,4}$`, value)
}

# A topic of one copy is gone with its broker; one that needs all copies takes no writes without one of them.
_copies(kafka) := lib.fails($"{wrong[0].name} is {wrong[0].value}", $"spec.kafka.config.{wrong[0].name}", $"Set `{wrong[0].name}: {wrong[0].mend}`.") if {
	wrong := array.concat(
		[{"name": name, "value": n, "mend": 3} |
			some name in ["default.replication.factor", "offsets.topic.replication.factor", "transaction.state.log.replication.factor"]
			n := _number(kafka, name, _defaults[name])
			n < 2
		],
		[{"name": pair[0], "value": n, "mend": 2} |
			some pair in [["min.insync.replicas", "default.replication.factor"], ["transaction.state.log.min.isr", "transaction.state.log.replication.factor"]]
			n := _number(kafka, pair[0], _defaults[pair[0]])
			n >= _number(kafka, pair[1], _defaults[pair[1]])
		],
	)
	count(wrong) > 0
} else := lib.holds("its topics have copies to spare")

_defaults := {
	"default.replication.factor": 1, "min.insync.replicas": 1,
	"offsets.topic.replication.factor": 3, "transaction.state.log.replication.factor": 3, "transaction.state.log.min.isr": 2,
}

# What has one copy is lost with it, which is said already.
_writes_kept(kafka) := lib.undecided_at(kafka, hidden[0]) if {
	hidden := [path |
		some name in ["default.replication.factor", "min.insync.replicas", "unclean.leader.election.enable"]
		path := ["spec", "kafka", "config", name]
		lib.unknown_at(kafka, path)
	]
	count(hidden) > 0
} else := null if {
	_number(kafka, "default.replication.factor", 1) < 2
} else := lib.fails("min.insync.replicas is 1, so that a write is acknowledged that one broker has", "spec.kafka.config.min.insync.replicas", "Set `min.insync.replicas: 2`.") if {
	_number(kafka, "min.insync.replicas", 1) < 2
} else := lib.fails("a broker that lacks writes may become the leader", "spec.kafka.config.unclean.leader.election.enable", "Set `unclean.leader.election.enable: false`.") if {
	lib.at(kafka, ["spec", "kafka", "config", "unclean.leader.election.enable"], false) in {true, "true"}
} else := lib.fails($"topic {weak[0]} has min.insync.replicas of 1", null, "Set `min.insync.replicas: 2` of the topic.") if {
	weak := sort([topic.address | some topic in _topics_of(kafka); _as_number(lib.at(topic, ["spec", "config", "min.insync.replicas"], null)) < 2])
	count(weak) > 0
} else := lib.holds($"a write is acknowledged when {_number(kafka, "min.insync.replicas", 1)} brokers have it")

_topics_of(kafka) := [_topic_by_id[id] | some id in lib.referrers(kafka, "metadata.labels.strimzi.io/cluster"); _topic_by_id[id]]

_topics(kafka) := lib.fails($"topic {single[0]} has one copy", null, "Set `spec.replicas: 3` of the topic.") if {
	single := sort([topic.address | some topic in _topics_of(kafka); lib.at(topic, ["spec", "replicas"], null) == 1])
	count(single) > 0
} else := lib.fails($"topic {full[0]} takes no write without one of its copies", null, "Set `min.insync.replicas` of the topic to one less than its `replicas`.") if {
	full := sort([topic.address |
		some topic in _topics_of(kafka)
		_as_number(lib.at(topic, ["spec", "config", "min.insync.replicas"], null)) >= lib.at(topic, ["spec", "replicas"], null)
		lib.at(topic, ["spec", "replicas"], null) != null
	])
	count(full) > 0
} else := lib.holds("no topic in sight has one copy")

_topic_by_id := {topic.id: topic | some topic in input.kubernetes["kafka.strimzi.io/KafkaTopic"]}

_storages(kafka) := array.concat(
	[lib.at(kafka, ["spec", "kafka", "storage"], {}), lib.at(kafka, ["spec", "zookeeper", "storage"], {})],
	[lib.at(pool, ["spec", "storage"], {}) | some pool in _pools(kafka)],
)

_deletion_undone(kafka) := lib.fails("deleteClaim is true: its volumes go with it", null, "Set `storage.deleteClaim: false`.") if {
	some storage in _storages(kafka)
	some volume in array.concat([storage], [volume | some volume in storage.volumes])
	volume.deleteClaim == true
} else := lib.fails("its storage is ephemeral", null, "Set `storage.type: persistent-claim`, or that of its `volumes`.") if {
	some storage in _storages(kafka)
	some volume in array.concat([storage], [volume | some volume in storage.volumes])
	volume.type == "ephemeral"
} else := lib.holds("its volumes stay when it is deleted")
