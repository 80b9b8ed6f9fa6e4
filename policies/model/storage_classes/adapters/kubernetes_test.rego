package resilience.storage_classes_kubernetes_test

import data.resilience.lib
import data.resilience.model.storage_classes
import data.resilience.testing as build

_class(manifest) := build.kubernetes("storage.k8s.io/StorageClass", "", "ssd", manifest)

_found(class, others) := found if {
	found := [one | some one in storage_classes.by_id] with input as build.document(array.concat([class], others), {})
}

_record(overrides) := object.union(
	{
		"id": "app.yaml#StorageClass.storage.k8s.io/ssd", "name": "ssd", "users": [], "related": [], "waits": null, "unknown": {},
	},
	overrides,
)

_at_once := lib.fails("volumeBindingMode is Immediate", "volumeBindingMode", "Set `volumeBindingMode: WaitForFirstConsumer`.")

test_a_class_of_disks if {
	_found(_class({"provisioner": "ebs.csi.aws.com", "volumeBindingMode": "Immediate", "reclaimPolicy": "Delete"}), []) == [_record({
		"waits": _at_once,
		"kept": lib.fails("reclaimPolicy is Delete", "reclaimPolicy", "Set `reclaimPolicy: Retain`."),
	})]
	_found(_class({"provisioner": "ebs.csi.aws.com", "volumeBindingMode": "WaitForFirstConsumer", "reclaimPolicy": "Retain"}), []) == [_record({
		"waits": lib.holds("volumeBindingMode is WaitForFirstConsumer"), "kept": lib.holds("reclaimPolicy is Retain"),
	})]
}

test_what_it_takes_by_default if {
	_found(_class({"provisioner": "ebs.csi.aws.com"}), []) == [_record({
		"waits": lib.fails("volumeBindingMode is not set", "volumeBindingMode", "Set `volumeBindingMode: WaitForFirstConsumer`."),
		"kept": lib.fails("reclaimPolicy is not set", "reclaimPolicy", "Set `reclaimPolicy: Retain`."),
	})]
}

test_storage_that_follows_its_pods_need_not_wait if {
	[one.waits | some one in _found(_class({"provisioner": "efs.csi.aws.com"}), [])] == [null]
}

test_what_uses_it if {
	class := _class({"provisioner": "ebs.csi.aws.com"})
	claim := build.referring(build.kubernetes("core/PersistentVolumeClaim", "shop", "data", {}), {"spec.storageClassName": [class]})
	web := build.referring(
		build.kubernetes("apps/Deployment", "shop", "web", {"spec": {"template": {"spec": {"volumes": [{"persistentVolumeClaim": {"claimName": "data"}}]}}}}),
		{"spec.template.spec.volumes.0.persistentVolumeClaim.claimName": [claim]},
	)
	db := build.referring(
		build.kubernetes("apps/StatefulSet", "shop", "db", {"spec": {"volumeClaimTemplates": [{"spec": {"storageClassName": "ssd"}}]}}),
		{"spec.volumeClaimTemplates.0.spec.storageClassName": [class]},
	)
	[one.users | some one in _found(class, [claim, web, db])] == [["app.yaml#Deployment.apps/shop/web", "app.yaml#StatefulSet.apps/shop/db"]]
}

test_what_is_known_after_apply_is_no_default if {
	hidden := build.over(_class({"provisioner": "ebs.csi.aws.com"}), {"unknown": {"volumeBindingMode": true, "reclaimPolicy": true}})
	[one] := _found(hidden, [])
	[one.waits.holds, one.kept.holds] == [null, null]
	one.unknown == {
		"waits": "StorageClass.storage.k8s.io/ssd: volumeBindingMode is known only after apply",
		"kept": "StorageClass.storage.k8s.io/ssd: reclaimPolicy is known only after apply",
	}
}
