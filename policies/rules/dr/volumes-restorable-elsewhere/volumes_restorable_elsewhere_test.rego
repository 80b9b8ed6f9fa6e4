package resilience.rules_test.dr.volumes_restorable_elsewhere

import data.resilience.main
import data.resilience.testing as build

_db(n) := build.kubernetes("apps/StatefulSet", "shop", "db", {"spec": {"replicas": n, "volumeClaimTemplates": [{"spec": {}}]}})

_velero(template) := build.kubernetes("velero.io/Schedule", "velero", "full", {"spec": {"schedule": {"text": "0 3 * * *", "max_gap_s": 86400}, "template": template}})

_judged(resources) := judged if {
	judged := main.result.rules.dr["volumes-restorable-elsewhere"] with input as build.document(resources, {})
}

_id := "app.yaml#Schedule.velero.io/velero/full"

test_data_that_stays_in_its_region if {
	judged := _judged([_db(3), _velero({})])
	[[entry.subject, entry.message, entry.related] | some entry in judged.violations] == [[
		_id, "Schedule full leaves the data of volumes in their region, as snapshots: restored in another region, db starts with empty volumes.",
		["app.yaml#StatefulSet.apps/shop/db"],
	]]
	[entry.message | some entry in _judged([_db(3), _velero({"snapshotVolumes": false})]).violations] == ["Schedule full saves no volumes: restored in another region, db starts with empty volumes."]
}

test_data_that_leaves_it if {
	every template in [{"snapshotMoveData": true}, {"defaultVolumesToFsBackup": true}, {"defaultVolumesToRestic": true}] {
		_judged([_db(3), _velero(template)]) == {"subjects": [_id], "violations": [], "undetermined": []}
	}
}

test_no_volumes_in_sight if {
	_judged([_velero({})]).subjects == []
	_judged([_db(0), _velero({})]).subjects == []
}

test_a_partial_schedule_is_judged_elsewhere if _judged([_db(3), _velero({"includedNamespaces": ["other"]})]).subjects == []
