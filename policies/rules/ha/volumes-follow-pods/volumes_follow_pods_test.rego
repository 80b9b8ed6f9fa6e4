package resilience.rules_test.ha.volumes_follow_pods

import data.resilience.main
import data.resilience.testing as build

_class(driver, mode) := build.kubernetes("storage.k8s.io/StorageClass", "", "ssd", {"provisioner": driver, "volumeBindingMode": mode})

_zones := [{"maxSkew": 1, "topologyKey": "topology.kubernetes.io/zone", "whenUnsatisfiable": "DoNotSchedule", "labelSelector": {"matchLabels": {"app": "db"}}}]

_db(class, n, constraints) := build.referring(
	build.kubernetes("apps/StatefulSet", "shop", "db", {"spec": {
		"replicas": n, "volumeClaimTemplates": [{"spec": {"storageClassName": "ssd"}}],
		"template": {"metadata": {"labels": {"app": "db"}}, "spec": {"containers": [{"name": "db"}], "topologySpreadConstraints": constraints}},
	}}),
	{"spec.volumeClaimTemplates.0.spec.storageClassName": [class]},
)

_told(class, n, constraints) := [entry.message | some entry in judged.violations] if {
	judged := main.result.rules.ha["volumes-follow-pods"] with input as build.document([class, _db(class, n, constraints)], {})
}

_ebs(mode) := _class("ebs.csi.aws.com", mode)

test_a_class_that_binds_at_once if {
	_told(_ebs("Immediate"), 3, _zones) == ["Volumes of class ssd are made before their pods are placed (volumeBindingMode is Immediate): the pods of db can't be spread over data centres as they are told."]
}

test_what_is_right_as_it_is if {
	_told(_ebs("WaitForFirstConsumer"), 3, _zones) == []
	_told(_ebs("Immediate"), 1, _zones) == []
	_told(_ebs("Immediate"), 3, []) == []
	_told(_class("efs.csi.aws.com", "Immediate"), 3, _zones) == []
}
