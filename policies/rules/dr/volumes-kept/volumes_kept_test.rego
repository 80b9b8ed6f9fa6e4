package resilience.rules_test.dr.volumes_kept

import data.resilience.main
import data.resilience.testing as build

_class(policy) := build.kubernetes("storage.k8s.io/StorageClass", "", "ssd", {"provisioner": "ebs.csi.aws.com", "reclaimPolicy": policy})

_db(class, spec) := build.referring(
	build.kubernetes("apps/StatefulSet", "shop", "db", {"spec": object.union({"replicas": 3, "volumeClaimTemplates": [{"spec": {"storageClassName": "ssd"}}]}, spec)}),
	{"spec.volumeClaimTemplates.0.spec.storageClassName": [class]},
)

_velero := build.kubernetes("velero.io/Schedule", "velero", "full", {"spec": {"schedule": {"text": "0 3 * * *", "max_gap_s": 86400}, "template": {"snapshotMoveData": true}}})

_judged(resources) := {"subjects": judged.subjects, "told": [entry.message | some entry in judged.violations]} if {
	judged := main.result.rules.dr["volumes-kept"] with input as build.document(resources, {})
}

_class_id := "app.yaml#StorageClass.storage.k8s.io/ssd"

_set_id := "app.yaml#StatefulSet.apps/shop/db"

test_a_class_that_deletes if {
	_judged([_class("Delete"), _db(_class("Delete"), {})]) == {
		"subjects": [_set_id, _class_id],
		"told": ["What db keeps in volumes of class ssd is deleted with their claims (reclaimPolicy is Delete), and nothing in sight backs them up."],
	}
}

test_a_class_that_keeps if _judged([_class("Retain"), _db(_class("Retain"), {})]) == {"subjects": [_set_id, _class_id], "told": []}

test_what_is_backed_up_is_not_asked if _judged([_class("Delete"), _db(_class("Delete"), {}), _velero]) == {"subjects": [_set_id], "told": []}

test_a_class_that_nothing_uses if _judged([_class("Delete")]) == {"subjects": [], "told": []}

test_several_users if {
	other := build.over(_db(_class("Delete"), {}), {"address": "StatefulSet.apps/shop/other"})
	_judged([_class("Delete"), _db(_class("Delete"), {}), other]).told == [
		"What db and 1 other keep in volumes of class ssd is deleted with their claims (reclaimPolicy is Delete), and nothing in sight backs them up.",
	]
}

test_a_set_that_deletes_its_claims if {
	set := _db(_class("Retain"), {"persistentVolumeClaimRetentionPolicy": {"whenScaled": "Delete"}})
	_judged([_class("Retain"), set]).told == ["The volumes of db go with it (scaling it down deletes the claims of its volumes), and nothing in sight backs them up."]
	_judged([_class("Retain"), set, _velero]).told == []
}
