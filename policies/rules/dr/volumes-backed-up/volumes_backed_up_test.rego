package resilience.rules_test.dr.volumes_backed_up

import data.resilience.main
import data.resilience.testing as build

_db(n) := build.kubernetes("apps/StatefulSet", "shop", "db", {"spec": {"replicas": n, "volumeClaimTemplates": [{"spec": {}}]}})

_velero(template) := build.kubernetes("velero.io/Schedule", "velero", "full", {"spec": {"schedule": {"text": "0 3 * * *", "max_gap_s": 86400}, "template": template}})

_judged(resources) := judged if {
	judged := main.result.rules.dr["volumes-backed-up"] with input as build.document(resources, {})
}

_id := "app.yaml#StatefulSet.apps/shop/db"

test_a_volume_that_is_backed_up if _judged([_db(3), _velero({})]) == {"subjects": [_id], "violations": [], "undetermined": []}

test_a_volume_that_is_left_out if {
	[entry.message | some entry in _judged([_db(3), _velero({"excludedNamespaces": ["shop"]})]).violations] == ["The volumes of db are not backed up (schedule full does not take its namespace): what is deleted or corrupted by mistake is gone."]
}

test_no_schedule_in_sight if {
	judged := _judged([_db(3)])
	[judged.violations, [entry.message | some entry in judged.undetermined]] == [[], ["Whether the volumes of db are backed up can't be told: no schedule of backups of the cluster that db runs on is in sight."]]
}

test_what_keeps_nothing_or_is_off_is_not_judged if {
	_judged([build.kubernetes("apps/Deployment", "shop", "web", {})]).subjects == []
	_judged([_db(0)]).subjects == []
}
