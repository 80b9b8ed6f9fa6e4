# METADATA
# title: PostgreSQL clusters of Zalando's operator
# description: |
#   Patroni makes another instance the leader when it is lost: one must be left. Whether instances are kept apart, and where WAL goes, is said in the
#   operator's own configuration and not in the cluster: where no OperatorConfiguration is in sight it can't be told. Anti-affinity is off there
#   by default. With `synchronous_mode` a write waits for a standby where there is one, with `synchronous_mode_strict` it waits for ever where there is none;
#   without them what a standby has not received is lost with the leader. A logical backup is a dump by a schedule, 00:30 each night where it is on and none is given.
# related_resources:
#   - ref: https://postgres-operator.readthedocs.io/en/latest/reference/cluster_manifest/
#     description: Cluster manifest
#   - ref: https://patroni.readthedocs.io/en/latest/replication_modes.html
#     description: Replication modes of Patroni
#   - ref: https://postgres-operator.readthedocs.io/en/latest/reference/operator_parameters/
#     description: Configuration of the operator
package resilience.model.data_services.adapters.zalando_postgresql

import data.resilience.lib
import data.resilience.model.clusters
import data.resilience.model.data_services.members

# METADATA
# description: Records of Zalando's PostgreSQL clusters in the input.
found := [record |
	some cluster in input.kubernetes["acid.zalan.do/postgresql"]
	group := {
		"count": members.count_at(cluster, ["spec", "numberOfInstances"], 1), "needed": 1 + _waited_for(cluster), "what": "instance",
		"spread": members.stronger(members.spread_at(cluster, ["spec"]), _by_operator(cluster)),
		"spread_at": "spec.topologySpreadConstraints",
		"mend": "Add `topologySpreadConstraints` over `topology.kubernetes.io/zone`, or set `enable_pod_antiaffinity` with that `pod_antiaffinity_topology_key` in the operator's configuration.",
	}
	record := members.record(cluster, "PostgreSQL cluster", {
		"holds_data": true, "count": group.count.n, "failover_s": members.failover_s, "failover_rpo_s": _behind_s(cluster),
		"survives_node": _while_written(cluster, group.count.n, members.survives_node(cluster, group)),
		"survives_data_centre": _while_written(cluster, group.count.n, members.survives_data_centre(cluster, group)),
		"backed_up": _backed_up(cluster), "point_in_time": _point_in_time(cluster),
		"replica_of": _source(cluster),
	})
]

_is_synchronous(cluster) if lib.at(cluster, ["spec", "patroni", "synchronous_mode"], false) == true

# Standbys without which no write goes on.
_waited_for(cluster) := n if {
	_is_synchronous(cluster)
	lib.at(cluster, ["spec", "patroni", "synchronous_mode_strict"], false) == true
	n := lib.at(cluster, ["spec", "patroni", "synchronous_node_count"], 1)
	lib.is_count(n)
} else := 0

# A service that takes no write is down, whoever is left.
_while_written(cluster, instances, otherwise) := lib.fails(
	$"each write waits for {lib.counted(n, "standby", "standbys")}, and it has {lib.counted(instances, "instance", "instances")}",
	"spec.patroni.synchronous_mode_strict", $"Set `numberOfInstances: {n + 2}`, or leave out `synchronous_mode_strict`.",
) if {
	n := _waited_for(cluster)
	n > 0
	instances > 1
	instances - 1 < n + 1
} else := otherwise

_behind_s(cluster) := 0 if {
	_is_synchronous(cluster)
} else := members.lag_s

_configuration(cluster) := _configurations[clusters.of(cluster)][0]

_configurations := {cluster: [config | some id in sort(ids); config := _by_id[id]] | some cluster, ids in _ids_by_cluster}

_ids_by_cluster[clusters.of(config)] contains config.id if some config in input.kubernetes["acid.zalan.do/OperatorConfiguration"]

_by_id := {config.id: config | some config in input.kubernetes["acid.zalan.do/OperatorConfiguration"]}

_not_said := "whether it is so is said in the configuration of Zalando's operator, which is in no input"

_by_operator(cluster) := {"node": _not_said, "data_centre": _not_said} if {
	not _configuration(cluster)
} else := members.spread_by(
	lib.at(_configuration(cluster), ["configuration", "kubernetes", "pod_antiaffinity_topology_key"], "kubernetes.io/hostname"),
	_strength[lib.at(_configuration(cluster), ["configuration", "kubernetes", "pod_antiaffinity_preferred_during_scheduling"], false)],
) if {
	lib.at(_configuration(cluster), ["configuration", "kubernetes", "enable_pod_antiaffinity"], false) == true
} else := members.together

_strength := {true: "preferred", false: "guaranteed"}

# METADATA
# description: The bucket that a cluster's operator archives WAL to, undefined where none is known.
archive(cluster) := names[0] if {
	names := [name |
		some key in ["wal_s3_bucket", "wal_gs_bucket", "wal_az_storage_account"]
		name := lib.text(_configuration(cluster), ["configuration", "aws_or_gcp", key])
		name != ""
	]
	count(names) > 0
}

_backed_up(cluster) := lib.holds("logical backups are on") if {
	lib.at(cluster, ["spec", "enableLogicalBackup"], false) == true
} else := lib.holds("the operator archives WAL and base backups") if {
	archive(cluster)
} else := lib.undecided($"{cluster.address}: logical backups are off, and where WAL goes {_elsewhere}") if {
	not _configuration(cluster)
} else := lib.fails("logical backups are off, and the operator archives no WAL", "spec.enableLogicalBackup", "Set `enableLogicalBackup: true`, or a bucket for WAL in the operator's configuration.")

_elsewhere := "is said in the configuration of Zalando's operator, which is in no input"

_point_in_time(cluster) := lib.holds("the operator archives WAL") if {
	archive(cluster)
} else := lib.undecided($"{cluster.address}: where WAL goes {_elsewhere}") if {
	not _configuration(cluster)
} else := lib.fails("the operator archives no WAL", null, null)

# METADATA
# description: The longest time between two dumps of a cluster, null where it makes none.
dump_gap_s(cluster) := lib.at(cluster, ["spec", "logicalBackupSchedule", "max_gap_s"], 86400) if {
	lib.at(cluster, ["spec", "enableLogicalBackup"], false) == true
} else := null

# A standby follows another cluster, by its archive or by its host.
_source(cluster) := "unknown" if {
	some key in ["s3_wal_path", "gs_wal_path", "standby_host"]
	lib.text(cluster, ["spec", "standby", key]) != ""
} else := null
