# METADATA
# title: Backups and snapshots that were taken
# description: |
#   A dump of a cluster shows what was saved: a Backup of Velero that was completed, with volumes, and is not expired; a VolumeSnapshot that is ready. They prove that a workload's
#   namespace was saved once, and nothing of when it will be again: that is for a schedule to say. A manifest that asks for a backup has no status, and proves nothing.
# related_resources:
#   - ref: https://velero.io/docs/main/api-types/backup/
#     description: Backup
#   - ref: https://kubernetes.io/docs/concepts/storage/volume-snapshots/
#     description: Volume snapshots
package resilience.model.schedules.evidence

import data.resilience.lib
import data.resilience.model.clusters

# METADATA
# description: |
#   The Backup that saved the namespace of a workload record last, `{id, name, at_s}`, at_s in seconds since 1970; undefined where none in sight did.
backup_of(workload) := _newest(object.get(_backups, workload.cluster, []), workload.namespace)

_snapshot_of(workload) := _newest(object.get(_snapshots, [[workload.cluster, workload.namespace]], []), workload.namespace)

_newest(ones, namespace) := {"id": newest[1], "name": newest[2], "at_s": newest[0]} if {
	saved := [[one.at_s, one.id, one.name] | some one in ones; _takes(one, namespace)]
	count(saved) > 0
	newest := sort(saved)[count(saved) - 1]
}

# METADATA
# description: What to add to a reason that no schedule is in sight, "" where nothing was saved, `; Backup.velero.io/velero/a saved its namespace 5 h ago`.
words(workload) := $"; {last.name} saved its namespace {lib.duration(input.now_s - last.at_s)} ago" if {
	last := backup_of(workload)
} else := $"; {last.name} saved a volume of its namespace {lib.duration(input.now_s - last.at_s)} ago" if {
	last := _snapshot_of(workload)
} else := ""

_backups := {cluster: saved |
	some cluster in {clusters.of(backup) | some backup in _completed}
	saved := [one |
		some backup in _completed
		clusters.of(backup) == cluster
		_holds_volumes(backup)
		not _is_expired(backup)
		at_s := lib.at(backup, ["status", "completionTimestamp", "epoch_s"], null)
		_is_past(at_s)
		one := {
			"id": backup.id, "name": backup.address, "at_s": at_s,
			"included": _or_all(lib.at(backup, ["spec", "includedNamespaces"], [])), "excluded": lib.at(backup, ["spec", "excludedNamespaces"], []),
		}
	]
}

_completed := [backup | some backup in input.kubernetes["velero.io/Backup"]; lib.text(backup, ["status", "phase"]) == "Completed"]

_holds_volumes(backup) if lib.at(backup, ["spec", "snapshotVolumes"], true) != false

_holds_volumes(backup) if lib.at(backup, ["spec", "defaultVolumesToFsBackup"], false) == true

_is_expired(backup) if {
	until := lib.at(backup, ["status", "expiration", "epoch_s"], null)
	is_number(until)
	until < input.now_s
}

_is_past(at_s) if {
	is_number(at_s)
	at_s <= input.now_s
}

_or_all([]) := ["*"]

_or_all(names) := names if count(names) > 0

_snapshots := {key: [one | some one in sort(ones)] | some key, ones in _snapshots_by_place}

_snapshots_by_place[[clusters.of(snapshot), snapshot.scope]] contains one if {
	some snapshot in input.kubernetes["snapshot.storage.k8s.io/VolumeSnapshot"]
	lib.at(snapshot, ["status", "readyToUse"], false) == true
	at_s := lib.at(snapshot, ["status", "creationTime", "epoch_s"], null)
	_is_past(at_s)
	one := {"id": snapshot.id, "name": snapshot.address, "at_s": at_s, "included": ["*"], "excluded": []}
}

_takes(one, namespace) if {
	_names(one.included, namespace)
	not _names(one.excluded, namespace)
}

_names(patterns, namespace) if {
	some pattern in patterns
	is_string(pattern)
	glob.match(pattern, [], namespace)
}
