# METADATA
# title: What the volumes of a workload are bound to
# description: |
#   A zonal disk can't be attached in another zone, a local one not on another node; replicated and file storage follow the pod. The volume
#   decides where it is in sight, else the storage class of the workload's cluster; where neither is, or several of one name differ, nothing is
#   known. On a kURL cluster with Rook the classes that are not in sight are taken for Rook's, unless OpenEBS makes local volumes there too. A
#   path of the node holds data of that node where a container may write to it and it is none of the system's own.
# related_resources:
#   - ref: https://kubernetes.io/docs/setup/best-practices/multiple-zones/
#     description: Storage access for zones
#   - ref: https://kubernetes.io/docs/concepts/storage/persistent-volumes/#node-affinity
#     description: Node affinity of volumes
#   - ref: https://kurl.sh/docs/add-ons/rook
#     description: Rook add-on of kURL
#   - ref: https://cloud.google.com/kubernetes-engine/docs/how-to/persistent-volumes/regional-pd
#     description: Regional persistent disks
package resilience.model.workloads.storage

import data.resilience.lib
import data.resilience.model.clusters
import data.resilience.model.workloads.kinds

_bound_to := {
	"ebs.csi.aws.com": "data-centre",
	"ebs.csi.eks.amazonaws.com": "data-centre",
	"kubernetes.io/aws-ebs": "data-centre",
	"pd.csi.storage.gke.io": "data-centre",
	"kubernetes.io/gce-pd": "data-centre",
	"disk.csi.azure.com": "data-centre",
	"kubernetes.io/azure-disk": "data-centre",
	"kubernetes.io/no-provisioner": "node",
	"kubernetes.io/host-path": "node",
	"k8s.io/minikube-hostpath": "node",
	"rancher.io/local-path": "node",
	"openebs.io/local": "node",
	"local.csi.openebs.io": "node",
	"topolvm.io": "node",
	"efs.csi.aws.com": "cluster",
	"file.csi.azure.com": "cluster",
	"nfs.csi.k8s.io": "cluster",
	"rook-ceph.rbd.csi.ceph.com": "cluster",
	"rook-ceph.cephfs.csi.ceph.com": "cluster",
	"driver.longhorn.io": "cluster",
}

# METADATA
# description: "none, node, data-centre, cluster or unknown: the tightest of all its volumes, after unknown."
of(kind) := [bound | some bound in ["unknown", "node", "data-centre", "cluster", "none"]; bounds[bound]][0] if {
	bounds := (_of_templates(kind) | _of_claims(kind)) | {"none"}
}

# METADATA
# description: True if it keeps data in volumes that outlast its pods.
keeps_data(kind) if count(_of_templates(kind) | _of_claims(kind)) > 0

# METADATA
# description: |
#   Whether the volumes that a stateful set claims stay when it is deleted or scaled down, as a verdict; null of what has no claims of its own. Without a
#   retention policy they stay.
kept(kind) := lib.all_of([_retained(kind.manifest, when, words) |
	some when, words in {"whenDeleted": "deleting it deletes the claims of its volumes", "whenScaled": "scaling it down deletes the claims of its volumes"}
]) if {
	count(lib.at(kind.manifest, ["spec", "volumeClaimTemplates"], [])) > 0
} else := null

_retained(manifest, when, words) := lib.with_mend(
	lib.with_why(lib.one_of(manifest, path, "Retain", ["Retain"]), words),
	$"Set `{lib.shown(path)}: Retain`.",
) if {
	path := ["spec", "persistentVolumeClaimRetentionPolicy", when]
}

# METADATA
# description: Ids of the storage classes in sight that its volumes are of.
classes_of(kind) := _classes_of_templates(kind) | _classes_of_claims(kind)

_classes_of_templates(kind) := {id |
	some path in _templates(kind)
	some id in lib.refs(kind.manifest, $"{path}.spec.storageClassName")
}

_classes_of_claims(kind) := {id |
	some i, _ in lib.at(kind.pods, kinds.path(kind, ["spec", "volumes"]), [])
	some claim in lib.refs(kind.pods, $"{lib.dotted(kinds.path(kind, ["spec", "volumes", i]))}.persistentVolumeClaim")
	some id in _classes_of_claim[claim]
}

_classes_of_claim := {claim.id: lib.refs(claim, "spec.storageClassName") | some claim in input.kubernetes["core/PersistentVolumeClaim"]}

_of_templates(kind) := {bound |
	some path in _templates(kind)
	bound := _of_class(kind.manifest, $"{path}.spec.storageClassName")
}

# Where the volumes of each pod are described.
_templates(kind) := ["spec.storage.volumeClaimTemplate" | lib.at(kind.manifest, ["spec", "storage", "volumeClaimTemplate"], null) != null] if {
	kinds.operated[kind.type]
} else := [$"spec.volumeClaimTemplates.{i}" | some i, _ in lib.at(kind.manifest, ["spec", "volumeClaimTemplates"], [])]

_of_claims(kind) := {bound |
	some i, volume in lib.at(kind.pods, kinds.path(kind, ["spec", "volumes"]), [])
	bound := _of_volume(kind, i, volume)
}

_of_volume(kind, i, volume) := "node" if {
	is_string(volume.hostPath.path)
	_holds_data(kind, volume)
} else := _claims[claims[0]] if {
	volume.persistentVolumeClaim
	claims := sort(lib.refs(kind.pods, $"{lib.dotted(kinds.path(kind, ["spec", "volumes", i]))}.persistentVolumeClaim"))
	_claims[claims[0]]
} else := _not_in_sight(kind.manifest) if {
	volume.persistentVolumeClaim
}

_of_system := `^/(dev|etc|lib|proc|run|sys|usr|var/run|var/log|var/lib/(kubelet|docker|containers|containerd|dbus|rook))(/|$)|^/$`

_holds_data(kind, volume) if {
	not regex.match(_of_system, volume.hostPath.path)
	not object.get(volume.hostPath, "type", "") in {"Socket", "CharDevice", "BlockDevice", "File"}
	some container in lib.at(kind.pods, kinds.path(kind, ["spec", "containers"]), [])
	some mount in container.volumeMounts
	mount.name == volume.name
	object.get(mount, "readOnly", false) != true
}

_claims := {claim.id: bound |
	some claim in input.kubernetes["core/PersistentVolumeClaim"]
	bound := _of_claim(claim)
}

# A volume says itself where it may be attached.
_of_claim(claim) := bounds[0] if {
	bounds := [bound | some id in sort(lib.refs(claim, "spec.volumeName") | lib.referrers(claim, "spec.claimRef")); bound := _volumes[id]]
	count(bounds) > 0
} else := _of_class(claim, "spec.storageClassName")

_volumes := {volume.id: bound |
	some volume in input.kubernetes["core/PersistentVolume"]
	bound := _bound_of_volume(volume)
}

_bound_of_volume(volume) := "node" if {
	some source in ["local", "hostPath"]
	lib.at(volume, ["spec", source], null) != null
} else := "cluster" if {
	lib.at(volume, ["spec", "nfs"], null) != null
} else := "data-centre" if {
	some source in ["awsElasticBlockStore", "gcePersistentDisk", "azureDisk"]
	lib.at(volume, ["spec", source], null) != null
} else := object.get(_bound_to, lib.text(volume, ["spec", "csi", "driver"]), "unknown")

# The class that an attribute names, or the default one where it is not set.
_of_class(object, attribute) := "unknown" if {
	count(_bounds_named(object, attribute)) > 1
} else := bound if {
	some bound in _bounds_named(object, attribute)
} else := _not_in_sight(object)

_bounds_named(object, attribute) := {_classes[id] | some id in lib.refs(object, attribute)}

_not_in_sight(object) := "cluster" if {
	_only_rook[clusters.of(object)]
} else := "unknown"

_classes := {class.id: bound_of_class(class) | some class in input.kubernetes["storage.k8s.io/StorageClass"]}

# METADATA
# description: |
#   What the volumes of a storage class are bound to: node, data-centre, cluster or unknown. A regional disk is in two zones, a zone-redundant one in three.
bound_of_class(class) := "cluster" if {
	lib.at(class, ["parameters", "replication-type"], "") == "regional-pd"
} else := "cluster" if {
	some name in ["skuName", "skuname", "storageaccounttype"]
	endswith(lib.at(class, ["parameters", name], ""), "_ZRS")
} else := object.get(_bound_to, lib.text(class, ["provisioner"]), "unknown")

_only_rook := {clusters.of(installer): true |
	some installer in input.kubernetes["cluster.kurl.sh/Installer"]
	lib.at(installer, ["spec", "rook"], null) != null
	lib.at(installer, ["spec", "openebs", "isLocalPVEnabled"], false) != true
}
