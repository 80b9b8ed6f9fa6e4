# METADATA
# title: RabbitMQ clusters
# description: |
#   Quorum queues and streams, and the cluster's own metadata, need a majority of the nodes. The operator asks the scheduler to spread nodes over zones.
#   A storage of "0" keeps messages as long as a pod lives. Messages are not backed up.
# related_resources:
#   - ref: https://www.rabbitmq.com/kubernetes/operator/using-operator
#     description: Using the cluster operator
#   - ref: https://www.rabbitmq.com/docs/quorum-queues
#     description: Quorum queues
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
	})
]

_needed(n) := members.majority(n) if n != null

_needed(null) := null

_kept(cluster) := lib.fails("its storage is as ephemeral as its pods (persistence.storage is 0)", "spec.persistence.storage", "Set `persistence.storage: 10Gi`.") if {
	lib.at(cluster, ["spec", "persistence", "storage"], "10Gi") in {"0", "0Gi", 0}
} else := lib.holds("its storage outlasts its pods")
