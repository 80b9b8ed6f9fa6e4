package resilience.workload_storage_test

import data.resilience.model.workloads.storage
import data.resilience.testing as build

_claiming(class) := build.kubernetes("apps/StatefulSet", "shop", "db", {"spec": {"volumeClaimTemplates": [{"spec": class}]}})

_class(name, provisioner, overrides) := build.kubernetes("storage.k8s.io/StorageClass", "", name, object.union({"provisioner": provisioner}, overrides))

_default := {"metadata": {"annotations": {"storageclass.kubernetes.io/is-default-class": "true"}}}

_of(workload, others) := bound if {
	bound := storage.of(workload.envelope) with input as build.document(array.concat([workload], others), {})
}

_ssd := _claiming({"storageClassName": "ssd"})

test_no_volume if _of(build.kubernetes("apps/Deployment", "shop", "web", {}), []) == "none"

test_a_volume_of_a_class if {
	bounds := {provisioner: _of(_ssd, [_class("ssd", provisioner, {})]) |
		some provisioner in ["ebs.csi.aws.com", "rancher.io/local-path", "efs.csi.aws.com", "rook-ceph.rbd.csi.ceph.com", "example.com/disk"]
	}
	bounds == {
		"ebs.csi.aws.com": "data-centre", "rancher.io/local-path": "node", "efs.csi.aws.com": "cluster",
		"rook-ceph.rbd.csi.ceph.com": "cluster", "example.com/disk": "unknown",
	}
}

test_a_disk_in_several_zones if {
	_of(_ssd, [_class("ssd", "pd.csi.storage.gke.io", {"parameters": {"replication-type": "regional-pd"}})]) == "cluster"
	_of(_ssd, [_class("ssd", "disk.csi.azure.com", {"parameters": {"skuName": "Premium_ZRS"}})]) == "cluster"
	_of(_ssd, [_class("ssd", "disk.csi.azure.com", {"parameters": {"skuName": "Premium_LRS"}})]) == "data-centre"
}

test_a_class_that_is_not_in_sight if _of(_ssd, [_class("other", "efs.csi.aws.com", _default)]) == "unknown"

test_the_default_class if {
	_of(_claiming({}), [_class("any", "ebs.csi.aws.com", _default)]) == "data-centre"
	_of(_claiming({}), [_class("any", "ebs.csi.aws.com", {})]) == "unknown"
}

test_two_classes_of_one_name_that_differ if {
	other := build.over(_class("ssd", "efs.csi.aws.com", {}), {"input": "other.yaml"})
	_of(_ssd, [_class("ssd", "ebs.csi.aws.com", {}), other]) == "unknown"
	same := build.over(_class("ssd", "ebs.csi.aws.com", {}), {"input": "other.yaml"})
	_of(_ssd, [_class("ssd", "ebs.csi.aws.com", {}), same]) == "data-centre"
}

test_the_class_of_another_cluster_does_not_count if {
	machines := [build.machine("a", "eu-west-1a")]
	clusters := [build.cluster("live", machines, {"inputs": ["app.yaml"]}), build.cluster("lab", machines, {"inputs": ["lab.yaml"]})]
	elsewhere := build.over(_class("ssd", "efs.csi.aws.com", {}), {"input": "lab.yaml"})
	bound := storage.of(_ssd.envelope) with input as build.document(array.concat(machines, [_ssd, elsewhere]), {"clusters": clusters})
	bound == "unknown"
}

test_a_claim_by_name if {
	web := build.kubernetes("apps/Deployment", "shop", "web", {"spec": {"template": {"spec": {"volumes": [
		{"name": "scratch", "emptyDir": {}},
		{"name": "data", "persistentVolumeClaim": {"claimName": "data"}},
	]}}}})
	claim := build.kubernetes("core/PersistentVolumeClaim", "shop", "data", {"spec": {"storageClassName": "ssd"}})
	_of(web, [claim, _class("ssd", "ebs.csi.aws.com", {})]) == "data-centre"
	_of(web, [_class("ssd", "ebs.csi.aws.com", _default)]) == "data-centre"
}

test_the_tightest_of_several_volumes if {
	workload := build.kubernetes("apps/StatefulSet", "shop", "db", {"spec": {"volumeClaimTemplates": [
		{"spec": {"storageClassName": "shared"}},
		{"spec": {"storageClassName": "ssd"}},
	]}})
	classes := [_class("shared", "efs.csi.aws.com", {}), _class("ssd", "ebs.csi.aws.com", {})]
	_of(workload, classes) == "data-centre"
	_of(workload, [classes[0]]) == "unknown"
}

_installer(spec) := build.kubernetes("cluster.kurl.sh/Installer", "", "pam", {"spec": spec})

test_a_kurl_cluster_with_rook if {
	_of(_ssd, [_installer({"rook": {"version": "1.12.x"}})]) == "cluster"
	_of(_ssd, [_installer({"openebs": {"isLocalPVEnabled": true}})]) == "unknown"
	_of(_ssd, [_installer({"rook": {"version": "1.12.x"}, "openebs": {"isLocalPVEnabled": true}})]) == "unknown"
}

test_claims_without_a_name_stand_beside_each_other if {
	claims := [build.over(build.kubernetes("core/PersistentVolumeClaim", "shop", name, {"spec": {"storageClassName": name}}), {"values": {"metadata": {"name": ""}}}) |
		some name in ["a", "b"]
	]
	_of(_ssd, claims) == "unknown"
}

test_what_is_no_volume if {
	every odd in [null, 3, "x", [], {}, {"persistentVolumeClaim": 3}, {"persistentVolumeClaim": {"claimName": {}}}] {
		workload := build.kubernetes("apps/Deployment", "shop", "web", {"spec": {"template": {"spec": {"volumes": [odd]}}}})
		_of(workload, []) in {"none", "unknown"}
	}
	_of(_claiming({"storageClassName": 3}), []) == "unknown"
}
