# METADATA
# title: MySQL clusters of Percona
# description: |
#   Members of a Percona XtraDB Cluster vote: a majority must be left. By default the operator refuses fewer than three and even numbers, unless it is
#   told otherwise (`unsafeFlags`, formerly `allowUnsafeConfigurations`), and keeps members on different nodes (`antiAffinityTopologyKey`, required, by hostname). Backups are those of `backup.schedule`; with
#   `pitr` binary logs are uploaded every minute, unless `timeBetweenUploads` says otherwise. Clients go through HAProxy or ProxySQL where it is enabled, so that one of its pods must be left.
# related_resources:
#   - ref: https://docs.percona.com/percona-operator-for-mysql/pxc/constraints.html
#     description: Affinity
#   - ref: https://docs.percona.com/percona-operator-for-mysql/pxc/operator.html
#     description: Custom resource options
package resilience.model.data_services.adapters.percona_xtradb

import data.resilience.lib
import data.resilience.model.data_services.members
import data.resilience.model.data_services.percona

# METADATA
# description: Records of the Percona XtraDB clusters in the input.
found := [record |
	some cluster in input.kubernetes["pxc.percona.com/PerconaXtraDBCluster"]
	size := members.count_at(cluster, ["spec", "pxc", "size"], 3)
	group := {
		"count": size, "needed": percona.majority(size.n), "what": "member",
		"spread": percona.spread(cluster, ["spec", "pxc"]), "spread_at": "spec.pxc.affinity.antiAffinityTopologyKey",
		"mend": "Set `pxc.affinity.antiAffinityTopologyKey: topology.kubernetes.io/zone`.",
	}
	record := members.record(cluster, "MySQL cluster", {
		"holds_data": true, "count": percona.running(cluster, size.n), "failover_s": percona.failover_s(_proxies(cluster)),
		"survives_node": lib.all_of([members.survives_node(cluster, one) | some one in array.concat([group], _proxies(cluster))]),
		"survives_data_centre": members.survives_data_centre(cluster, group),
		"backed_up": percona.backed_up(cluster, percona.scheduled(cluster, ["spec", "backup", "schedule"]), "spec.backup.schedule"),
		"point_in_time": percona.point_in_time(cluster),
	})
]

_proxies(cluster) := array.concat(_proxy(cluster, "haproxy", "HAProxy"), _proxy(cluster, "proxysql", "ProxySQL"))

_proxy(cluster, name, what) := percona.proxies(cluster, ["spec", name], what, 3) if {
	lib.at(cluster, ["spec", name, "enabled"], false) == true
} else := []
