# METADATA
# title: MongoDB clusters of Percona
# description: |
#   Members of each replica set vote, arbiters too: a majority must be left, and of a sharded cluster of the configuration servers as well, and one of the routers. By default
#   the operator keeps members of a set on different nodes. Backups are those of `backup.tasks`; with `pitr` the oplog is uploaded every ten
#   minutes, unless `oplogSpanMin` says otherwise.
# related_resources:
#   - ref: https://docs.percona.com/percona-operator-for-mongodb/constraints.html
#     description: Affinity
#   - ref: https://docs.percona.com/percona-operator-for-mongodb/operator.html
#     description: Custom resource options
package resilience.model.data_services.adapters.percona_mongodb

import data.resilience.lib
import data.resilience.model.data_services.members
import data.resilience.model.data_services.percona

# METADATA
# description: Records of the Percona MongoDB clusters in the input.
found := [record |
	some cluster in input.kubernetes["psmdb.percona.com/PerconaServerMongoDB"]
	groups := _groups(cluster)
	record := members.record(cluster, "MongoDB cluster", {
		"holds_data": true, "count": percona.running(cluster, _total(groups)),
		"failover_s": percona.failover_s(_routers(cluster)),
		"survives_node": lib.all_of([members.survives_node(cluster, group) | some group in array.concat(groups, _routers(cluster))]),
		"survives_data_centre": lib.all_of([members.survives_data_centre(cluster, group) | some group in groups]),
		"backed_up": percona.backed_up(cluster, _scheduled(cluster), "spec.backup.tasks"),
		"point_in_time": percona.point_in_time(cluster),
	})
]

# One that names no replica set has one of three members.
_groups(cluster) := array.concat(
	[_group(cluster, ["spec", "replsets", i]) | some i in _positions(cluster)],
	[_group(cluster, ["spec", "sharding", "configsvrReplSet"]) | lib.at(cluster, ["spec", "sharding", "enabled"], false) == true],
)

_routers(cluster) := percona.proxies(cluster, ["spec", "sharding", "mongos"], "mongos", 3) if {
	lib.at(cluster, ["spec", "sharding", "enabled"], false) == true
} else := []

_positions(cluster) := [i | some i, _ in lib.at(cluster, ["spec", "replsets"], [])] if {
	count(lib.at(cluster, ["spec", "replsets"], [])) > 0
} else := [0]

_group(cluster, path) := {
	"count": size, "needed": percona.majority(size.n), "what": "member",
	"spread": percona.spread(cluster, path), "spread_at": lib.dotted(array.concat(path, ["affinity", "antiAffinityTopologyKey"])),
	"mend": "Set `antiAffinityTopologyKey: topology.kubernetes.io/zone` of each set.",
} if {
	own := members.count_at(cluster, array.concat(path, ["size"]), 3)
	size := object.union(own, {"n": _with_arbiters(cluster, path, own.n)})
}

_with_arbiters(cluster, path, n) := n + lib.at(cluster, array.concat(path, ["arbiter", "size"]), 1) if {
	n != null
	lib.at(cluster, array.concat(path, ["arbiter", "enabled"]), false) == true
} else := n

_total(groups) := sum([group.count.n | some group in groups]) if {
	every group in groups { group.count.n != null }
} else := null

_scheduled(cluster) := percona.scheduled(cluster, ["spec", "backup", "tasks"]) if {
	lib.at(cluster, ["spec", "backup", "enabled"], true) != false
} else := []
