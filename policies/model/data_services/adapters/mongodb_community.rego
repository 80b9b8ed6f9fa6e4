# METADATA
# title: MongoDB replica sets of the community operator
# description: |
#   Members vote, arbiters too: a majority must be left. Nothing keeps pods apart unless the override of the stateful set says so. The operator takes no
#   backups.
# related_resources:
#   - ref: https://github.com/mongodb/mongodb-kubernetes-operator/blob/master/docs/deploy-configure.md
#     description: Deploy and configure a MongoDBCommunity resource
package resilience.model.data_services.adapters.mongodb_community

import data.resilience.lib
import data.resilience.model.data_services.members

# METADATA
# description: Records of the MongoDB replica sets in the input.
found := [record |
	some set in input.kubernetes["mongodbcommunity.mongodb.com/MongoDBCommunity"]
	size := _size(set)
	group := {
		"count": size, "needed": _needed(size.n), "what": "member",
		"spread": members.spread_at(set, ["spec", "statefulSet", "spec", "template", "spec"]),
		"spread_at": "spec.statefulSet.spec.template.spec.topologySpreadConstraints",
		"mend": "Add `topologySpreadConstraints` over `topology.kubernetes.io/zone` to `statefulSet.spec.template.spec`.",
	}
	record := members.record(set, "MongoDB replica set", {
		"holds_data": true, "count": size.n, "failover_s": members.failover_s,
		"survives_node": members.survives_node(set, group),
		"survives_data_centre": members.survives_data_centre(set, group),
	})
]

_size(set) := object.union(own, {"n": own.n + lib.at(set, ["spec", "arbiters"], 0)}) if {
	own := members.count_at(set, ["spec", "members"], 1)
	own.n != null
	is_number(lib.at(set, ["spec", "arbiters"], 0))
} else := members.count_at(set, ["spec", "members"], 1)

_needed(n) := members.majority(n) if n != null

_needed(null) := null
