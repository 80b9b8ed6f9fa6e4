# METADATA
# title: What the volumes of a workload are bound to
# description: |
#   A zonal disk can't be attached in another zone, a local one not on another node; replicated and file storage follow the pod. The
#   storage class of the workload's cluster decides; where it is not in sight, or several of one name differ, nothing is known. On a kURL
#   cluster with Rook the classes that are not in sight are taken for Rook's, unless OpenEBS makes local volumes there too.
# related_resources:
#   - ref: https://kubernetes.io/docs/setup/best-practices/multiple-zones/
#     description: Storage access for zones
#   - ref: https://kurl.sh/docs/add-ons/rook
#     description: Rook add-on of kURL
#   - ref: https://cloud.google.com/kubernetes-engine/docs/how-to/persistent-volumes/regional-pd
#     description: Regional persistent disks
package resilience.model.workloads.storage

import data.resilience.lib
import data.resilience.model.clusters

_bound_to := {
	"ebs.csi.aws.com": "data-centre",
	"kubernetes.io/aws-ebs": "data-centre",
	"pd.csi.storage.gke.io": "data-centre",
	"kubernetes.io/gce-pd": "data-centre",
	"disk.csi.azure.com": "data-centre",
	"kubernetes.io/azure-disk": "data-centre",
	"kubernetes.io/no-provisioner": "node",
	"rancher.io/local-path": "node",
	"openebs.io/local": "node",
	"efs.csi.aws.com": "cluster",
	"file.csi.azure.com": "cluster",
	"rook-ceph.rbd.csi.ceph.com": "cluster",
	"rook-ceph.cephfs.csi.ceph.com": "cluster",
	"driver.longhorn.io": "cluster",
}

# METADATA
# description: "none, node, data-centre, cluster or unknown: the tightest of all its volumes, after unknown."
of(workload) := [bound | some bound in ["unknown", "node", "data-centre", "cluster", "none"]; bounds[bound]][0] if {
	cluster := clusters.of(workload)
	bounds := {bound | some name in _classes_of(workload); bound := _bound(cluster, name)} | {"none"}
}

# The storage class names that it asks for, "" for the cluster's default.
_classes_of(workload) := array.concat(
	[_name_or_default(object.get(template, ["spec", "storageClassName"], "")) |
		some template in lib.at(workload, ["spec", "volumeClaimTemplates"], [])
	],
	[class |
		some volume in lib.at(workload, ["spec", "template", "spec", "volumes"], [])
		name := volume.persistentVolumeClaim.claimName
		some class in object.get(_classes_by_claim, [[workload.input, workload.scope, name]], {""})
	],
)

_name_or_default(name) := name if {
	is_string(name)
} else := ""

_classes_by_claim[[claim.input, claim.scope, name]] contains lib.text(claim, ["spec", "storageClassName"]) if {
	some claim in input.kubernetes["core/PersistentVolumeClaim"]
	name := lib.text(claim, ["metadata", "name"])
}

_bound(cluster, name) := [bound | some bound in bounds][0] if {
	bounds := _bounds_by_class[[cluster, name]]
	count(bounds) == 1
} else := "unknown" if {
	_bounds_by_class[[cluster, name]]
} else := "cluster" if {
	_only_rook[cluster]
} else := "unknown"

_bounds_by_class[[clusters.of(class), name]] contains _bound_of_class(class) if {
	some class in input.kubernetes["storage.k8s.io/StorageClass"]
	some name in _names(class)
}

_names(class) := {lib.text(class, ["metadata", "name"]), ""} if {
	lib.at(class, ["metadata", "annotations", "storageclass.kubernetes.io/is-default-class"], "") == "true"
} else := {lib.text(class, ["metadata", "name"])}

# A regional disk is in two zones, a zone-redundant one in three.
_bound_of_class(class) := "cluster" if {
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
