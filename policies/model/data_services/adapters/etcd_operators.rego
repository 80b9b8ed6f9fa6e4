# METADATA
# title: etcd clusters of operators
# description: Members vote, and a majority must be left. An even number of members survives no more than the odd one below it.
# related_resources:
#   - ref: https://etcd.io/docs/v3.6/faq/
#     description: Failure tolerance
package resilience.model.data_services.adapters.etcd_operators

import data.resilience.model.data_services.members

_types := ["etcd.database.coreos.com/EtcdCluster", "operator.etcd.io/EtcdCluster"]

# METADATA
# description: Records of the etcd clusters in the input.
found := [record |
	some type in _types
	some cluster in input.kubernetes[type]
	size := members.count_at(cluster, ["spec", "size"], null)
	group := {
		"count": size, "needed": _needed(size.n), "what": "member",
		"spread": members.spread_at(cluster, ["spec", "pod"]), "spread_at": "spec.pod.affinity",
		"mend": "Add a `podAntiAffinity` over `topology.kubernetes.io/zone` to `pod.affinity`.",
	}
	record := members.record(cluster, "etcd cluster", {
		"holds_data": true, "count": size.n,
		"survives_node": members.survives_node(cluster, group),
		"survives_data_centre": members.survives_data_centre(cluster, group),
	})
]

_needed(n) := members.majority(n) if n != null

_needed(null) := null
