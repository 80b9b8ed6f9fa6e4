package resilience.schedules_evidence_test

import data.resilience.model.schedules.evidence
import data.resilience.testing as build

# The time of build.document is 1700000000.
_at(seconds_ago) := {"text": "", "epoch_s": 1700000000 - seconds_ago}

_backup(name, spec, status) := build.kubernetes("velero.io/Backup", "velero", name, {"spec": spec, "status": status})

_completed(seconds_ago) := {"phase": "Completed", "completionTimestamp": _at(seconds_ago)}

_snapshot(namespace, status) := build.kubernetes("snapshot.storage.k8s.io/VolumeSnapshot", namespace, "data", {"status": status})

_workload := {"cluster": "assumed", "namespace": "shop", "name": "orders"}

_words(resources) := words if {
	words := evidence.words(_workload) with input as build.document(resources, {})
}

test_a_backup_that_was_completed if {
	_words([_backup("a", {}, _completed(18000)), _backup("b", {}, _completed(86400))]) == "; Backup.velero.io/velero/a saved its namespace 5 h ago"
	_words([_backup("a", {"includedNamespaces": ["shop"]}, _completed(18000))]) != ""
}

test_backups_that_prove_nothing if {
	every backup in [
		_backup("a", {}, {}),
		_backup("a", {}, {"phase": "PartiallyFailed", "completionTimestamp": _at(10)}),
		_backup("a", {}, {"phase": "Completed"}),
		_backup("a", {}, _completed(-10)),
		_backup("a", {}, object.union(_completed(86400), {"expiration": _at(10)})),
		_backup("a", {"snapshotVolumes": false}, _completed(10)),
		_backup("a", {"includedNamespaces": ["other"]}, _completed(10)),
		_backup("a", {"excludedNamespaces": ["shop"]}, _completed(10)),
	] {
		_words([backup]) == ""
	}
	_words([_backup("a", {"snapshotVolumes": false, "defaultVolumesToFsBackup": true}, _completed(10))]) != ""
}

test_a_snapshot_that_is_ready if {
	_words([_snapshot("shop", {"readyToUse": true, "creationTime": _at(7200)})]) == "; VolumeSnapshot.snapshot.storage.k8s.io/shop/data saved a volume of its namespace 2 h ago"
	_words([_snapshot("other", {"readyToUse": true, "creationTime": _at(7200)})]) == ""
	_words([_snapshot("shop", {"readyToUse": false, "creationTime": _at(7200)})]) == ""
}
