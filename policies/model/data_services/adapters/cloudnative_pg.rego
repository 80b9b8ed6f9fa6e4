# METADATA
# title: PostgreSQL clusters of CloudNativePG
# description: |
#   One instance is the primary, the others follow it, and the operator promotes one when the primary is lost: one must be left. By default the
#   scheduler is asked to keep instances on different nodes (`affinity`: preferred, by hostname); `topologySpreadConstraints` keep them in different
#   data centres. With `postgresql.synchronous` each write waits for as many standbys as `number` says, and stops while they are not there unless
#   `dataDurability` is preferred; `minSyncReplicas` of former versions gives way by itself. Without either what a standby has not received is lost with the primary. WAL is archived to an object store, at least every five minutes (archive_timeout); without a base backup it can't be used, and
#   only a ScheduledBackup or a Backup makes one. A replica cluster follows another one. The operator keeps disruption budgets of the primary and of its standbys unless `enablePDB` is false.
# related_resources:
#   - ref: https://cloudnative-pg.io/documentation/current/scheduling/
#     description: Scheduling of CloudNativePG
#   - ref: https://cloudnative-pg.io/documentation/current/replication/
#     description: Synchronous replication
#   - ref: https://cloudnative-pg.io/documentation/current/wal_archiving/
#     description: WAL archiving
#   - ref: https://cloudnative-pg.io/documentation/current/replica_cluster/
#     description: Replica clusters
#   - ref: https://cloudnative-pg.io/documentation/current/kubernetes_upgrade/
#     description: Disruption budgets
package resilience.model.data_services.adapters.cloudnative_pg

import data.resilience.lib
import data.resilience.model.data_services.budgets
import data.resilience.model.data_services.members

# METADATA
# description: Records of the CloudNativePG clusters in the input.
found := [record |
	some cluster in input.kubernetes["postgresql.cnpg.io/Cluster"]
	group := _group(cluster)
	record := members.record(cluster, "PostgreSQL cluster", {
		"holds_data": true, "count": group.count.n, "failover_s": members.failover_s, "failover_rpo_s": _behind_s(cluster),
		"survives_node": _while_written(cluster, group.count.n, members.survives_node(cluster, group)),
		"survives_data_centre": _while_written(cluster, group.count.n, members.survives_data_centre(cluster, group)),
		"backed_up": _backed_up(cluster), "point_in_time": _point_in_time(cluster),
		"retention_s": retention_s(cluster),
		"replica_of": _source(cluster),
		"budgeted": budgets.verdict(cluster, group.count.n, {"path": ["spec", "enablePDB"], "fallback": true}, budgets.selecting(cluster)),
		"related": sort(_schedules(cluster)),
	})
]

_group(cluster) := {
	"count": members.count_at(cluster, ["spec", "instances"], 1), "needed": 1 + _waited_for(cluster), "what": "instance",
	"spread": members.stronger(_by_affinity(cluster), members.spread_at(cluster, ["spec"])),
	"spread_at": "spec.topologySpreadConstraints",
	"mend": "Add a constraint of `topologySpreadConstraints` with `topologyKey: topology.kubernetes.io/zone`, or set `affinity.topologyKey` to that.",
}

_synchronous := ["spec", "postgresql", "synchronous"]

# Standbys without which no write goes on.
_waited_for(cluster) := n if {
	lib.at(cluster, array.concat(_synchronous, ["dataDurability"]), "required") == "required"
	n := lib.at(cluster, array.concat(_synchronous, ["number"]), 0)
	lib.is_count(n)
} else := 0

# A service that takes no write is down, whoever is left.
_while_written(cluster, instances, otherwise) := lib.fails(
	$"each write waits for {lib.counted(n, "standby", "standbys")}, and it has {lib.counted(instances, "instance", "instances")}",
	"spec.postgresql.synchronous.number", $"Set `instances: {n + 2}`, or `postgresql.synchronous.dataDurability: preferred`.",
) if {
	n := _waited_for(cluster)
	n > 0
	instances > 1
	instances - 1 < n + 1
} else := otherwise

_behind_s(cluster) := 0 if {
	some path in [array.concat(_synchronous, ["number"]), ["spec", "minSyncReplicas"]]
	n := lib.at(cluster, path, 0)
	lib.is_count(n)
	n > 0
} else := members.lag_s

_by_affinity(cluster) := members.together if {
	lib.at(cluster, ["spec", "affinity", "enablePodAntiAffinity"], true) == false
} else := members.spread_by(
	lib.at(cluster, ["spec", "affinity", "topologyKey"], "kubernetes.io/hostname"),
	_strength[lib.at(cluster, ["spec", "affinity", "podAntiAffinityType"], "preferred")],
)

_strength := {"preferred": "preferred", "required": "guaranteed"}

# METADATA
# description: How a cluster archives its WAL, `{store, endpoint, bucket}` of its object store where that is in sight; undefined where it does not.
archive(cluster) := {"retention": lib.text(cluster, ["spec", "backup", "retentionPolicy"]), "endpoint": lib.text(cluster, ["spec", "backup", "barmanObjectStore", "endpointURL"]), "path": lib.text(cluster, ["spec", "backup", "barmanObjectStore", "destinationPath"])} if {
	lib.at(cluster, ["spec", "backup", "barmanObjectStore"], null) != null
} else := {"retention": lib.text(store, ["spec", "retentionPolicy"]), "endpoint": lib.text(store, ["spec", "configuration", "endpointURL"]), "path": lib.text(store, ["spec", "configuration", "destinationPath"])} if {
	store := _stores[[cluster.input, cluster.scope, _archiver(cluster).parameters.barmanObjectName]]
} else := {"retention": "", "endpoint": "", "path": ""} if {
	_archiver(cluster)
}

_archiver(cluster) := [plugin |
	some plugin in lib.at(cluster, ["spec", "plugins"], [])
	contains(plugin.name, "barman-cloud")
	object.get(plugin, "enabled", true) != false
][0]

_stores := {[input_name, scope, name]: stores[0] |
	some [input_name, scope, name], _ in _stores_by_key
	stores := [store | some id in sort(_stores_by_key[[input_name, scope, name]]); store := _store_by_id[id]]
}

_stores_by_key[[store.input, store.scope, lib.text(store, ["metadata", "name"])]] contains store.id if {
	some store in input.kubernetes["barmancloud.cnpg.io/ObjectStore"]
}

_store_by_id := {store.id: store | some store in input.kubernetes["barmancloud.cnpg.io/ObjectStore"]}

# METADATA
# description: Ids of what makes base backups of a cluster, by a schedule that runs.
active_schedules(cluster) := {id | some id in _schedules(cluster); _is_active(_scheduled[id])}

_schedules(cluster) := {id | some id in lib.referrers(cluster, "spec.cluster.name"); _scheduled[id]}

_scheduled := {schedule.id: schedule | some schedule in input.kubernetes["postgresql.cnpg.io/ScheduledBackup"]}

_is_active(schedule) if {
	lib.at(schedule, ["spec", "suspend"], false) != true
	lib.at(schedule, ["spec", "schedule", "max_gap_s"], null) != null
}

# METADATA
# description: The longest time between two base backups of a cluster, null where no schedule that runs is in sight.
max_gap_s(cluster) := min(gaps) if {
	gaps := [gap | some id in active_schedules(cluster); gap := lib.at(_scheduled[id], ["spec", "schedule", "max_gap_s"], null)]
	count(gaps) > 0
} else := null

_takes_snapshots(cluster) if lib.at(cluster, ["spec", "backup", "volumeSnapshot"], null) != null

_backed_up(cluster) := lib.holds($"it is backed up by {lib.short(sort(active_schedules(cluster))[0])}") if {
	_has_a_place(cluster)
	count(active_schedules(cluster)) > 0
} else := lib.fails($"{lib.short(sort(_schedules(cluster))[0])} is suspended, or never fires", null, "Set `suspend: false`, and a schedule of six fields, the first one seconds.") if {
	_has_a_place(cluster)
	count(_schedules(cluster)) > 0
} else := lib.undecided($"{cluster.address} archives its WAL or has a place for snapshots, and no ScheduledBackup of it is in sight") if {
	_has_a_place(cluster)
} else := lib.fails("neither an object store nor volume snapshots are configured", "spec.backup", "Set `backup.barmanObjectStore`, or the plugin barman-cloud, and add a ScheduledBackup.")

_has_a_place(cluster) if archive(cluster)

_has_a_place(cluster) if _takes_snapshots(cluster)

_point_in_time(cluster) := lib.undecided(_backed_up(cluster).why) if {
	archive(cluster)
	_backed_up(cluster).holds == null
} else := lib.holds("its WAL is archived") if {
	archive(cluster)
	_backed_up(cluster).holds == true
} else := lib.fails("its WAL is not archived beside base backups", "spec.backup", "Set `backup.barmanObjectStore`, or the plugin barman-cloud, and add a ScheduledBackup.")

_unit_s := {"d": 86400, "w": 604800, "m": 2592000}

# METADATA
# description: "How long backups are kept, of a retention policy like 30d, 4w or 1m; null where there is none, so that they are kept for ever."
retention_s(cluster) := to_number(parts[0][1]) * _unit_s[parts[0][2]] if {
	parts := regex.find_all_string_submatch_n(`^([1-9][0-9]{0,4})([dwm])$`, archive(cluster).retention, 1)
	count(parts) == 1
} else := null

# The cluster that it follows: one in sight that has the name, else whatever is called so.
_source(cluster) := ids[0] if {
	_follows(cluster)
	ids := sort(_ids_by_name[[cluster.scope, lib.text(cluster, ["spec", "replica", "source"])]])
	count(ids) > 0
} else := "unknown" if {
	_follows(cluster)
} else := null

_follows(cluster) if lib.at(cluster, ["spec", "replica", "enabled"], false) == true

# A distributed topology names its primary, and each cluster itself.
_follows(cluster) if {
	primary := lib.text(cluster, ["spec", "replica", "primary"])
	primary != ""
	primary != _self(cluster)
}

_self(cluster) := self if {
	self := lib.text(cluster, ["spec", "replica", "self"])
	self != ""
} else := lib.text(cluster, ["metadata", "name"])

_ids_by_name[[cluster.scope, lib.text(cluster, ["metadata", "name"])]] contains cluster.id if {
	some cluster in input.kubernetes["postgresql.cnpg.io/Cluster"]
}
