package resilience.drills_velero_test

import data.resilience.model.drills
import data.resilience.testing as build

_restore(status) := build.kubernetes("velero.io/Restore", "velero", "friday", {"spec": {"backupName": "full-1"}, "status": status})

_found(status) := found if {
	found := drills.by_id with input as build.document([_restore(status)], {})
}

_ended := {"text": "2026-11-06T10:00:00Z", "epoch_s": 1793959200}

test_a_restore_that_was_completed if {
	id := "app.yaml#Restore.velero.io/velero/friday"
	_found({"phase": "Completed", "completionTimestamp": _ended}) == {id: {
		"id": id, "name": "Restore.velero.io/velero/friday", "every_s": null, "at_s": 1793959200, "unknown": {},
	}}
}

test_what_proves_nothing if {
	every status in [
		{}, {"phase": "PartiallyFailed", "completionTimestamp": _ended}, {"phase": "InProgress"}, {"phase": "Completed"},
		{"phase": "Completed", "completionTimestamp": {"text": "x", "error": "is no date"}}, {"phase": 3},
	] {
		_found(status) == {}
	}
}
