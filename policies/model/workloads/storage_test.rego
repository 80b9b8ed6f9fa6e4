package resilience.workload_storage_test

import data.resilience.model.workloads.storage
import data.resilience.testing as build

_class(name, provisioner, overrides) := build.kubernetes("storage.k8s.io/StorageClass", "", name, object.union({"provisioner": provisioner}, overrides))

# A stateful set whose claim template names a class, which are several where several clusters have one of the name.
_claiming(classes) := build.referring(
	build.kubernetes("apps/StatefulSet", "shop", "db", {"spec": {"volumeClaimTemplates": [{"spec": {"storageClassName": "ssd"}}]}}),
	{"spec.volumeClaimTemplates.0.spec.storageClassName": classes},
)

_web(volumes, references) := build.referring(
	build.kubernetes("apps/Deployment", "shop", "web", {"spec": {"template": {"spec": {
		"volumes": volumes,
		"containers": [{"name": "web", "volumeMounts": [{"name": "data"}, {"name": "config", "readOnly": true}]}],
	}}}}),
	references,
)

_claim(references) := build.referring(build.kubernetes("core/PersistentVolumeClaim", "shop", "data", {}), references)

_by_claim := "spec.template.spec.volumes.0.persistentVolumeClaim.claimName"

_data := [{"name": "data", "persistentVolumeClaim": {"claimName": "data"}}]

_of(workload, others) := bound if {
	document := build.document(array.concat([workload], others), {})
	bound := storage.of(build.kind(workload, document)) with input as document
}

_of_class(class) := _of(_claiming([class]), [class])

test_no_volume if _of(_web([], {}), []) == "none"

test_a_volume_of_a_class if {
	bounds := {provisioner: _of_class(_class("ssd", provisioner, {})) |
		some provisioner in ["ebs.csi.aws.com", "rancher.io/local-path", "efs.csi.aws.com", "rook-ceph.rbd.csi.ceph.com", "example.com/disk"]
	}
	bounds == {
		"ebs.csi.aws.com": "data-centre", "rancher.io/local-path": "node", "efs.csi.aws.com": "cluster",
		"rook-ceph.rbd.csi.ceph.com": "cluster", "example.com/disk": "unknown",
	}
}

test_a_disk_in_several_zones if {
	_of_class(_class("ssd", "pd.csi.storage.gke.io", {"parameters": {"replication-type": "regional-pd"}})) == "cluster"
	_of_class(_class("ssd", "disk.csi.azure.com", {"parameters": {"skuName": "Premium_ZRS"}})) == "cluster"
	_of_class(_class("ssd", "disk.csi.azure.com", {"parameters": {"skuName": "Premium_LRS"}})) == "data-centre"
}

test_a_class_that_is_not_in_sight if _of(_claiming([]), []) == "unknown"

test_two_classes_of_one_name_that_differ if {
	classes := [_class("ssd", "ebs.csi.aws.com", {}), build.over(_class("ssd", "efs.csi.aws.com", {}), {"input": "other.yaml"})]
	_of(_claiming(classes), classes) == "unknown"
	same := [classes[0], build.over(classes[0], {"input": "other.yaml"})]
	_of(_claiming(same), same) == "data-centre"
}

test_a_claim_of_a_class if {
	class := _class("ssd", "ebs.csi.aws.com", {})
	claim := _claim({"spec.storageClassName": [class]})
	_of(_web(_data, {_by_claim: [claim]}), [claim, class]) == "data-centre"
	_of(_web(_data, {}), [class]) == "unknown"
}

_volume(spec) := build.kubernetes("core/PersistentVolume", "", "data", {"spec": spec})

test_a_volume_says_itself_where_it_may_be if {
	class := _class("ssd", "efs.csi.aws.com", {})
	bounds := [bound |
		some spec in [
			{"local": {"path": "/mnt"}}, {"hostPath": {"path": "/mnt"}}, {"nfs": {"path": "/"}}, {"awsElasticBlockStore": {"volumeID": "vol-1"}},
			{"csi": {"driver": "disk.csi.azure.com"}}, {"csi": {"driver": "example.com"}}, {},
		]
		volume := _volume(spec)
		claim := _claim({"spec.volumeName": [volume], "spec.storageClassName": [class]})
		bound := _of(_web(_data, {_by_claim: [claim]}), [claim, volume, class])
	]
	bounds == ["node", "node", "cluster", "data-centre", "data-centre", "unknown", "unknown"]
}

test_a_volume_that_names_its_claim if {
	claim := _claim({})
	volume := build.referring(_volume({"local": {"path": "/mnt"}}), {"spec.claimRef": [claim]})
	_of(_web(_data, {_by_claim: [claim]}), [claim, volume]) == "node"
}

test_a_path_of_the_node if {
	_of(_web([{"name": "data", "hostPath": {"path": "/data/shop"}}], {}), []) == "node"
	every volume in [
		{"name": "config", "hostPath": {"path": "/data/shop"}},
		{"name": "other", "hostPath": {"path": "/data/shop"}},
		{"name": "data", "hostPath": {"path": "/var/run/docker.sock"}},
		{"name": "data", "hostPath": {"path": "/data/shop.sock", "type": "Socket"}},
		{"name": "data", "hostPath": {"path": 3}},
		{"name": "data", "emptyDir": {}},
	] {
		_of(_web([volume], {}), []) == "none"
	}
}

test_the_tightest_of_several_volumes if {
	classes := [_class("shared", "efs.csi.aws.com", {}), _class("ssd", "ebs.csi.aws.com", {})]
	workload := build.referring(
		build.kubernetes("apps/StatefulSet", "shop", "db", {"spec": {"volumeClaimTemplates": [{"spec": {}}, {"spec": {}}]}}),
		{"spec.volumeClaimTemplates.0.spec.storageClassName": [classes[0]], "spec.volumeClaimTemplates.1.spec.storageClassName": [classes[1]]},
	)
	_of(workload, classes) == "data-centre"
	_of(workload, [classes[0]]) == "unknown"
}

_installer(spec) := build.kubernetes("cluster.kurl.sh/Installer", "", "pam", {"spec": spec})

test_a_kurl_cluster_with_rook if {
	_of(_claiming([]), [_installer({"rook": {"version": "1.12.x"}})]) == "cluster"
	_of(_claiming([]), [_installer({"openebs": {"isLocalPVEnabled": true}})]) == "unknown"
	_of(_claiming([]), [_installer({"rook": {"version": "1.12.x"}, "openebs": {"isLocalPVEnabled": true}})]) == "unknown"
}

test_what_keeps_data if {
	document := build.document([_claiming([]), _web(_data, {})], {})
	storage.keeps_data(build.kind(_claiming([]), document)) with input as document
	storage.keeps_data(build.kind(_web(_data, {}), document)) with input as document
	empty := _web([{"name": "data", "emptyDir": {}}], {})
	not storage.keeps_data(build.kind(empty, build.document([empty], {}))) with input as build.document([empty], {})
}

test_what_is_no_volume if {
	every odd in [null, 3, "x", [], {}, {"persistentVolumeClaim": 3}, {"persistentVolumeClaim": {"claimName": {}}}, {"hostPath": "/data"}] {
		_of(_web([odd], {}), []) in {"none", "unknown"}
	}
}

_kept(policy) := verdict if {
	set := build.kubernetes("apps/StatefulSet", "shop", "db", {"spec": {"volumeClaimTemplates": [{"spec": {}}], "persistentVolumeClaimRetentionPolicy": policy}})
	document := build.document([set], {})
	verdict := storage.kept(build.kind(set, document)) with input as document
}

test_volumes_that_stay if {
	every policy in [{}, {"whenDeleted": "Retain", "whenScaled": "Retain"}] {
		_kept(policy).holds == true
	}
}

test_volumes_that_go_with_the_set if {
	_kept({"whenDeleted": "Delete"}) == {
		"holds": false, "why": "deleting it deletes the claims of its volumes", "attribute": "spec.persistentVolumeClaimRetentionPolicy.whenDeleted",
		"mend": "Set `spec.persistentVolumeClaimRetentionPolicy.whenDeleted: Retain`.",
	}
	_kept({"whenScaled": "Delete"}).why == "scaling it down deletes the claims of its volumes"
}

test_what_claims_no_volumes_of_its_own if {
	document := build.document([_web(_data, {})], {})
	storage.kept(build.kind(_web(_data, {}), document)) == null with input as document
}

test_every_source_of_a_volume if {
	[[source, _of(_web(_data, {_by_claim: [_claim({"spec.volumeName": [_volume({})]})]}), [_claim({"spec.volumeName": [_volume({})]}), _volume({source: {}})])] |
		some source in ["awsElasticBlockStore", "azureDisk", "gcePersistentDisk", "hostPath", "local", "nfs", "other"]
	] == [
		["awsElasticBlockStore", "data-centre"], ["azureDisk", "data-centre"], ["gcePersistentDisk", "data-centre"], ["hostPath", "node"],
		["local", "node"], ["nfs", "cluster"], ["other", "unknown"],
	]
}

test_every_way_to_ask_for_several_zones if {
	every name in ["skuName", "skuname", "storageaccounttype"] {
		_of_class(_class("zrs", "disk.csi.azure.com", {"parameters": {name: "Premium_ZRS"}})) == "cluster"
		_of_class(_class("lrs", "disk.csi.azure.com", {"parameters": {name: "Premium_LRS"}})) == "data-centre"
	}
}

test_volumes_that_an_operator_makes if {
	class := _class("ssd", "ebs.csi.aws.com", {})
	stored := build.kubernetes("monitoring.coreos.com/Prometheus", "shop", "main", {"spec": {"storage": {"volumeClaimTemplate": {"spec": {"storageClassName": "ssd"}}}}})
	_of(build.referring(stored, {"spec.storage.volumeClaimTemplate.spec.storageClassName": [class]}), [class]) == "data-centre"
	_of(stored, []) == "unknown"
	_of(build.kubernetes("monitoring.coreos.com/Prometheus", "shop", "main", {}), []) == "none"
}
