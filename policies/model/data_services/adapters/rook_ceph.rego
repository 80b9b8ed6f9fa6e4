# METADATA
# title: Ceph of Rook
# description: |
#   Monitors vote: a majority must be left. Rook keeps them on different nodes unless `allowMultiplePerNode` is set, and in different zones where
#   `failureDomainLabel`, or a stretch cluster, says so. Pools, file systems and object stores keep copies (ceph_pools.rego); a file system needs a
#   standby of its metadata server, which is down for some seconds otherwise, until Kubernetes has started it again. What is written to an object store goes through its gateways. A pool that is mirrored has a copy in
#   another Ceph cluster. External clusters are run elsewhere, and not judged. Rook keeps disruption budgets of monitors and disks where `managePodBudgets` is set.
# related_resources:
#   - ref: https://rook.io/docs/rook/latest-release/CRDs/Cluster/ceph-cluster-crd/
#     description: CephCluster
#   - ref: https://rook.io/docs/rook/latest-release/CRDs/Shared-Filesystem/ceph-filesystem-crd/
#     description: CephFilesystem
#   - ref: https://rook.io/docs/rook/latest-release/CRDs/Object-Storage/ceph-object-store-crd/
#     description: CephObjectStore
package resilience.model.data_services.adapters.rook_ceph

import data.resilience.lib
import data.resilience.model.data_services.budgets
import data.resilience.model.data_services.ceph_pools
import data.resilience.model.data_services.members

# METADATA
# description: Records of the Ceph clusters, pools, file systems and object stores in the input.
found := array.concat(array.concat(_clusters, _pools), array.concat(_filesystems, array.concat(_stores, _gateways_of_zones)))

_clusters := [record |
	some cluster in input.kubernetes["ceph.rook.io/CephCluster"]
	lib.at(cluster, ["spec", "external", "enable"], false) != true
	size := members.count_at(cluster, ["spec", "mon", "count"], 3)
	group := {
		"count": size, "needed": _majority(size.n), "what": "monitor",
		"spread": _spread(cluster), "spread_at": "spec.mon.failureDomainLabel",
		"mend": "Set `mon.failureDomainLabel: topology.kubernetes.io/zone`, and `mon.allowMultiplePerNode: false`.",
	}
	record := members.record(cluster, "Ceph cluster", {
		"holds_data": true, "count": size.n,
		"survives_node": members.survives_node(cluster, group),
		"survives_data_centre": members.survives_data_centre(cluster, group),
		"deletion_refused": _not_wiped(cluster),
		"budgeted": budgets.verdict(cluster, size.n, {"path": ["spec", "disruptionManagement", "managePodBudgets"], "fallback": false}, _budgets(cluster)),
	})
]

_budgets(cluster) := object.get(_budgets_by_place, [[cluster.input, cluster.scope]], set())

# Budgets of one's own of the pods that Rook makes, in the namespace of their cluster.
_budgets_by_place[[budget.input, budget.scope]] contains budget.id if {
	some budget in input.kubernetes["policy/PodDisruptionBudget"]
	lib.at(budget, ["spec", "selector", "matchLabels", "app"], "") in ["rook-ceph-mon", "rook-ceph-osd"]
}

_majority(n) := members.majority(n) if n != null

_majority(null) := null

_zone := {"topology.kubernetes.io/zone": true, "failure-domain.beta.kubernetes.io/zone": true}

_spread(cluster) := {"node": "guaranteed", "data_centre": "guaranteed"} if {
	_zone[lib.at(cluster, ["spec", "mon", "stretchCluster", "failureDomainLabel"], "")]
	count(lib.at(cluster, ["spec", "mon", "stretchCluster", "zones"], [])) > 2
} else := {"node": "guaranteed", "data_centre": "guaranteed"} if {
	_zone[lib.at(cluster, ["spec", "mon", "failureDomainLabel"], "")]
} else := members.stronger({"node": _apart(cluster), "data_centre": "none"}, members.stronger(
	members.spread_at(cluster, ["spec", "placement", "mon"]),
	members.spread_at(cluster, ["spec", "placement", "all"]),
))

_apart(cluster) := "none" if {
	lib.at(cluster, ["spec", "mon", "allowMultiplePerNode"], false) == true
} else := "guaranteed"

# A confirmed cleanup wipes the disks when the object is deleted.
_not_wiped(cluster) := lib.fails("a cleanup is confirmed: its disks are wiped when it is deleted", "spec.cleanupPolicy.confirmation", "Leave `cleanupPolicy.confirmation` empty.") if {
	lib.text(cluster, ["spec", "cleanupPolicy", "confirmation"]) != ""
} else := lib.holds("its disks are not wiped when it is deleted")

_pools := [record |
	some pool in input.kubernetes["ceph.rook.io/CephBlockPool"]
	record := members.record(pool, "Ceph pool", {
		"holds_data": true,
		"survives_node": ceph_pools.survives_node(pool, ["spec"]),
		"survives_data_centre": ceph_pools.survives_data_centre(pool, ["spec"]),
		"writes_kept": ceph_pools.writes_kept(pool, ["spec"]),
		"backup_elsewhere": _mirrored(pool, ["spec", "mirroring", "enabled"]),
	})
]

_mirrored(resource, path) := lib.holds("it is mirrored to another Ceph cluster") if {
	lib.at(resource, path, false) == true
} else := lib.fails("it is not mirrored", lib.dotted(path), "Set `mirroring: {enabled: true, mode: image}` and add its peer.")

_filesystems := [record |
	some filesystem in input.kubernetes["ceph.rook.io/CephFilesystem"]
	paths := array.concat([["spec", "metadataPool"]], [["spec", "dataPools", i] | some i, _ in lib.at(filesystem, ["spec", "dataPools"], [])])
	record := members.record(filesystem, "Ceph file system", {
		"holds_data": true,
		"survives_node": lib.all_of([ceph_pools.survives_node(filesystem, path) | some path in paths]),
		"survives_data_centre": lib.all_of([ceph_pools.survives_data_centre(filesystem, path) | some path in paths]),
		"writes_kept": _all_kept(filesystem, paths),
		"deletion_refused": _preserved(filesystem, ["spec", "preserveFilesystemOnDelete"]),
		"backup_elsewhere": _mirrored(filesystem, ["spec", "mirroring", "enabled"]),
	})
]

_preserved(resource, path) := lib.with_mend(lib.flag(resource, path, false), $"Set `{path[1]}: true`.")

# The pools of a zone of a multi-site store stand in that zone.
_stores := [record |
	some type in ["ceph.rook.io/CephObjectStore", "ceph.rook.io/CephObjectZone"]
	some store in input.kubernetes[type]
	paths := [path | some path in [["spec", "metadataPool"], ["spec", "dataPool"]]; lib.at(store, path, null) != null]
	count(paths) > 0
	record := members.record(store, "Ceph object store", {
		"holds_data": true,
		"survives_node": lib.all_of(array.concat([ceph_pools.survives_node(store, path) | some path in paths], _gateways(store))),
		"survives_data_centre": lib.all_of([ceph_pools.survives_data_centre(store, path) | some path in paths]),
		"failover_s": _until_led_to_s(store), "writes_kept": _all_kept(store, paths),
		"deletion_refused": _preserved(store, ["spec", "preservePoolsOnDelete"]),
	})
]

# The gateways of a store whose pools are those of a zone.
_gateways_of_zones := [record |
	some store in input.kubernetes["ceph.rook.io/CephObjectStore"]
	lib.at(store, ["spec", "dataPool"], null) == null
	lib.at(store, ["spec", "metadataPool"], null) == null
	count(_gateways(store)) > 0
	record := members.record(store, "Ceph object store", {"survives_node": _gateways(store)[0]})
]

_all_kept(resource, paths) := lib.all_of(verdicts) if {
	verdicts := [verdict | some path in paths; verdict := ceph_pools.writes_kept(resource, path); verdict != null]
	count(verdicts) > 0
} else := null

# What is written to a store goes through its gateways; a zone has none of its own.
_gateways(store) := [lib.undecided(gateways.unknown)] if {
	lib.at(store, ["spec", "gateway"], null) != null
	gateways := _gateway_count(store)
	gateways.n == null
} else := [lib.fails("it has 1 gateway", "spec.gateway.instances", "Set `gateway.instances: 2`.")] if {
	lib.at(store, ["spec", "gateway"], null) != null
	_gateway_count(store).n < 2
} else := [lib.holds($"it has {_gateway_count(store).n} gateways")] if {
	lib.at(store, ["spec", "gateway"], null) != null
} else := []

_gateway_count(store) := members.count_at(store, ["spec", "gateway", "instances"], 1)

_until_led_to_s(store) := seconds if {
	lib.at(store, ["spec", "gateway"], null) != null
	seconds := members.fronts_s([{"count": _gateway_count(store)}])
	seconds > 0
} else := null
