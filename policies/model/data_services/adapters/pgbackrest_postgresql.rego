# METADATA
# title: PostgreSQL clusters of Crunchy Data and of Percona
# description: |
#   Both operators share their ways: Patroni makes another instance the leader, so that one must be left, and pgBackRest archives WAL to every repository
#   and takes the backups that its schedules ask for. Unless `disableDefaultPodScheduling` is set, instances are spread over nodes and over
#   zones as far as that can be done. What goes through PgBouncer needs one of its pods. Replication is asynchronous unless Patroni's `synchronous_mode` is
#   set. A repository on a volume is lost with the cluster.
# related_resources:
#   - ref: https://access.crunchydata.com/documentation/postgres-operator/latest/tutorials/cluster-management/high-availability
#     description: High availability
#   - ref: https://docs.percona.com/percona-operator-for-postgresql/2.0/backups.html
#     description: Backups
package resilience.model.data_services.adapters.pgbackrest_postgresql

import data.resilience.lib
import data.resilience.model.data_services.members

_types := ["postgres-operator.crunchydata.com/PostgresCluster", "pgv2.percona.com/PerconaPGCluster"]

# METADATA
# description: The clusters in the input.
clusters := [cluster | some type in _types; some cluster in input.kubernetes[type]]

# METADATA
# description: Their records.
found := [record |
	some cluster in clusters
	group := _group(cluster)
	record := members.record(cluster, "PostgreSQL cluster", {
		"holds_data": true, "count": group.count.n, "failover_s": max([members.failover_s, members.fronts_s(_bouncers(cluster))]), "failover_rpo_s": _behind_s(cluster),
		"survives_node": lib.all_of(array.concat([members.survives_node(cluster, group)], [members.survives_node(cluster, bouncers) | some bouncers in _bouncers(cluster)])),
		"survives_data_centre": members.survives_data_centre(cluster, group),
		"backed_up": _backed_up(cluster), "point_in_time": _backed_up(cluster),
		"replica_of": _source(cluster),
	})
]

# All sets of instances together have one leader.
_group(cluster) := {
	"count": _count(cluster), "needed": 1, "what": "instance",
	"spread": members.stronger(_by_default(cluster), _said(cluster)),
	"spread_at": "spec.instances.0.topologySpreadConstraints",
	"mend": "Add `topologySpreadConstraints` over `topology.kubernetes.io/zone` to each of `instances`.",
}

_proxy := ["spec", "proxy", "pgBouncer"]

_bouncers(cluster) := [{
	"count": members.count_at(cluster, array.concat(_proxy, ["replicas"]), 1), "needed": 1, "what": "PgBouncer",
	"spread": members.stronger(_by_default(cluster), members.spread_at(cluster, _proxy)),
	"spread_at": "spec.proxy.pgBouncer.topologySpreadConstraints",
	"mend": "Add `topologySpreadConstraints` over `topology.kubernetes.io/zone` to `proxy.pgBouncer`.",
}] if {
	lib.at(cluster, _proxy, null) != null
} else := []

_behind_s(cluster) := 0 if {
	lib.at(cluster, ["spec", "patroni", "dynamicConfiguration", "synchronous_mode"], false) in {true, "quorum"}
} else := members.lag_s

_count(cluster) := unknown[0] if {
	unknown := [count_ | some count_ in _counts(cluster); count_.n == null]
	count(unknown) > 0
} else := {"n": sum([count_.n | some count_ in _counts(cluster)]), "at": "spec.instances.0.replicas", "unknown": ""}

_counts(cluster) := [members.count_at(cluster, ["spec", "instances", i, "replicas"], 1) | some i, _ in lib.at(cluster, ["spec", "instances"], [])]

_by_default(cluster) := members.together if {
	lib.at(cluster, ["spec", "disableDefaultPodScheduling"], false) == true
} else := {"node": "preferred", "data_centre": "preferred"}

# What every set of instances says.
_said(cluster) := sets[0] if {
	sets := [members.spread_at(cluster, ["spec", "instances", i]) | some i, _ in lib.at(cluster, ["spec", "instances"], [])]
	count(sets) == 1
} else := members.together

# METADATA
# description: |
#   The repositories of a cluster that are outside of it and have a schedule, `[{name, bucket, region, gap_s}]` with the longest time between two backups.
outside(cluster) := [{"name": object.get(repo, "name", "a repository"), "bucket": bucket, "region": _region(repo), "gap_s": min(gaps)} |
	some repo in lib.at(cluster, ["spec", "backups", "pgbackrest", "repos"], [])
	some kind in ["s3", "gcs", "azure"]
	repo[kind]
	not members.is_inside(object.get(repo, ["s3", "endpoint"], ""))
	bucket := object.get(repo[kind], "bucket", "")
	gaps := _gaps(repo)
	count(gaps) > 0
]

_gaps(repo) := [gap | some schedule in object.get(repo, "schedules", {}); gap := schedule.max_gap_s; is_number(gap)]

_region(repo) := region if {
	region := repo.s3.region
	is_string(region)
} else := null

_backed_up(cluster) := lib.holds($"pgBackRest backs it up to {outside(cluster)[0].name}") if {
	count(outside(cluster)) > 0
} else := lib.fails("the schedules of pgBackRest write to a volume of the cluster only", "spec.backups.pgbackrest.repos", "Add a repository in an object store (`s3`, `gcs` or `azure`) with `schedules.full`.") if {
	some repo in lib.at(cluster, ["spec", "backups", "pgbackrest", "repos"], [])
	count(_gaps(repo)) > 0
} else := lib.fails("no repository of pgBackRest has a schedule", "spec.backups.pgbackrest.repos", "Add `schedules: {full: \"0 1 * * 0\", differential: \"0 1 * * 1-6\"}` to a repository in an object store.")

_source(cluster) := "unknown" if {
	lib.at(cluster, ["spec", "standby", "enabled"], false) == true
} else := null
