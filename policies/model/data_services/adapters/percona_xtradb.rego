# METADATA
# title: MySQL clusters of Percona
# description: |
#   Members of a Percona XtraDB Cluster vote: a majority must be left. By default the operator refuses fewer than three and even numbers, unless it is
#   told otherwise, and keeps members on different nodes (`antiAffinityTopologyKey`, required, by hostname). Backups are those of `backup.schedule`; with
#   `pitr` binary logs are uploaded every minute, unless `timeBetweenUploads` says otherwise.
# related_resources:
#   - ref: https://docs.percona.com/percona-operator-for-mysql/pxc/constraints.html
#     description: Affinity
#   - ref: https://docs.percona.com/percona-operator-for-mysql/pxc/operator.html
#     description: Custom resource options
package resilience.model.data_services.adapters.percona_xtradb

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
		"holds_data": true, "count": percona.running(cluster, size.n),
		"survives_node": members.survives_node(cluster, group),
		"survives_data_centre": members.survives_data_centre(cluster, group),
		"backed_up": percona.backed_up(cluster, percona.scheduled(cluster, ["spec", "backup", "schedule"]), "spec.backup.schedule"),
		"point_in_time": percona.point_in_time(cluster),
	})
]
