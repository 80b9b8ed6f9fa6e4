# METADATA
# title: RabbitMQ clusters
# description: |
#   Quorum queues and streams, and the cluster's own metadata, need a majority of the nodes. The operator asks the scheduler to spread nodes over zones.
#   A storage of "0" keeps messages as long as a pod lives. Messages are not backed up. The operator has nodes that are cut off from the majority pause
#   (`cluster_partition_handling: pause_minority`); its users may set otherwise: with ignore and autoheal both sides of a cut network take changes, and those of one are
#   thrown away when they meet again. From RabbitMQ 4.3 on the setting has no effect. Of the texts that it stands in nothing else is read.
# related_resources:
#   - ref: https://www.rabbitmq.com/kubernetes/operator/using-operator
#     description: Using the cluster operator
#   - ref: https://www.rabbitmq.com/docs/quorum-queues
#     description: Quorum queues
#   - ref: https://www.rabbitmq.com/docs/4.2/partitions
#     description: Clustering and network partitions
#   - ref: https://github.com/rabbitmq/cluster-operator/blob/main/internal/resource/configmap.go
#     description: What the operator sets
package resilience.model.data_services.adapters.rabbitmq

import data.resilience.lib
import data.resilience.model.data_services.members

# METADATA
# description: Records of the RabbitMQ clusters in the input.
found := [record |
	some cluster in input.kubernetes["rabbitmq.com/RabbitmqCluster"]
	size := members.count_at(cluster, ["spec", "replicas"], 1)
	group := {
		"count": size, "needed": _needed(size.n), "what": "node",
		"spread": members.stronger({"node": "none", "data_centre": "preferred"}, members.stronger(
			members.spread_at(cluster, ["spec"]),
			members.spread_at(cluster, ["spec", "override", "statefulSet", "spec", "template", "spec"]),
		)),
		"spread_at": "spec.affinity", "mend": null,
	}
	record := members.record(cluster, "RabbitMQ cluster", {
		"holds_data": true, "count": size.n,
		"survives_node": lib.all_of([members.survives_node(cluster, group), _kept(cluster)]),
		"survives_data_centre": lib.all_of([members.survives_data_centre(cluster, group), _kept(cluster)]),
		"writes_kept": _writes_kept(cluster, size.n),
	})
]

_needed(n) := members.majority(n) if n != null

_needed(null) := null

_kept(cluster) := lib.fails("its storage is as ephemeral as its pods (persistence.storage is 0)", "spec.persistence.storage", "Set `persistence.storage: 10Gi`.") if {
	lib.at(cluster, ["spec", "persistence", "storage"], "10Gi") in {"0", "0Gi", 0}
} else := lib.holds("its storage outlasts its pods")

# What is set in Erlang terms overrides the text of settings.
_writes_kept(cluster, n) := null if {
	_is_alone(cluster, n)
} else := lib.undecided_at(cluster, hidden[0]) if {
	hidden := [path | some path in _texts; lib.unknown_at(cluster, path)]
	count(hidden) > 0
} else := lib.undecided($"{cluster.address}: {unreadable[0]}") if {
	unreadable := [why |
		some path in _texts
		error := lib.text(cluster, array.concat(path, ["error"]))
		error != ""
		why := $"{lib.dotted(path)} {error}"
	]
	count(unreadable) > 0
} else := lib.fails(
	$"cluster_partition_handling is {strategy}: both sides of a cut network take changes, and those of one are thrown away when they meet again",
	lib.dotted(path), $"Leave `cluster_partition_handling` out of `{path[2]}`, so that nodes that are cut off pause, as the operator sets it.",
) if {
	[path, strategy] := _set(cluster)[0]
	strategy in ["ignore", "autoheal"]
} else := null if {
	_set(cluster)[0][1] == "pause_if_all_down"
} else := lib.holds("nodes that are cut off from the majority pause")

# One node is cut off from none, and from 4.3 on all that is replicated keeps to a majority by itself.
_is_alone(_, n) if n in [0, 1]

_is_alone(cluster, _) if {
	image := split(lib.text(cluster, ["spec", "image"]), "@")[0]
	[[_, major, minor]] := regex.find_all_string_submatch_n(`:v?([0-9]{1,3})(?:\.([0-9]{1,3}))?(?:[.-][^:/]*)?$`, image, 1)
	_is_raft_only(to_number(major), minor)
}

_is_raft_only(major, _) if major > 4

_is_raft_only(4, minor) if {
	minor != ""
	to_number(minor) >= 3
}

_texts := [["spec", "rabbitmq", "advancedConfig"], ["spec", "rabbitmq", "additionalConfig"], ["spec", "rabbitmq", "envConfig"]]

_set(cluster) := [[path, strategy] | some path in _texts; strategy := lib.text(cluster, array.concat(path, ["text"])); strategy != ""]
