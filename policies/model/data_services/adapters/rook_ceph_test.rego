package resilience.data_services_rook_test

import data.resilience.model.data_services.adapters.rook_ceph
import data.resilience.testing as build

_object(kind, spec) := build.kubernetes($"ceph.rook.io/{kind}", "rook-ceph", "ceph", {"spec": spec})

_of(kind, spec) := record if {
	[record] := rook_ceph.found with input as build.document([_object(kind, spec)], {"assumed_cluster": {"nodes": 6, "data_centres": 3}})
}

_yes(why) := {"holds": true, "why": why, "attribute": null, "mend": null}

_survives(record) := [record.survives_node.holds, record.survives_data_centre.holds]

test_a_cluster if {
	_of("CephCluster", {}) == build.component(_object("CephCluster", {}), "Ceph cluster", {
		"holds_data": true, "count": 3,
		"survives_node": _yes("it has 3 monitors on different nodes"),
		"survives_data_centre": {
			"holds": false, "why": "nothing keeps its monitors in different data centres", "attribute": "spec.mon.failureDomainLabel",
			"mend": "Set `mon.failureDomainLabel: topology.kubernetes.io/zone`, and `mon.allowMultiplePerNode: false`.",
		},
		"deletion_refused": _yes("its disks are not wiped when it is deleted"),
		"budgeted": {
			"holds": false, "why": "disruptionManagement.managePodBudgets is not set", "attribute": "spec.disruptionManagement.managePodBudgets",
			"mend": "Set `disruptionManagement.managePodBudgets: true`, or add a PodDisruptionBudget of `maxUnavailable: 1` that selects its pods.",
		},
	})
}

_budget(namespace, app) := build.kubernetes("policy/PodDisruptionBudget", namespace, app, {"spec": {"selector": {"matchLabels": {"app": app}}}})

_with_budget(namespace, app) := record.budgeted if {
	[record] := rook_ceph.found with input as build.document([_object("CephCluster", {}), _budget(namespace, app)], {"assumed_cluster": {"nodes": 6, "data_centres": 3}})
}

test_budgets_of_a_cluster if {
	_of("CephCluster", {"disruptionManagement": {"managePodBudgets": true}}).budgeted.holds == true
	_of("CephCluster", {"mon": {"count": 1}}).budgeted == null
	_with_budget("rook-ceph", "rook-ceph-osd") == _yes("PodDisruptionBudget.policy/rook-ceph/rook-ceph-osd selects its members")
	_with_budget("rook-ceph", "rook-ceph-mon").holds == true
	_with_budget("rook-ceph", "web").holds == false
	_with_budget("shop", "rook-ceph-osd").holds == false
}

test_where_monitors_are if {
	_survives(_of("CephCluster", {"mon": {"count": 3, "allowMultiplePerNode": true}})) == [false, false]
	_survives(_of("CephCluster", {"mon": {"count": 1}})) == [false, false]
	_survives(_of("CephCluster", {"mon": {"failureDomainLabel": "topology.kubernetes.io/zone"}})) == [true, true]
	stretched := {"mon": {"count": 5, "stretchCluster": {"failureDomainLabel": "topology.kubernetes.io/zone", "zones": [{"name": name} | some name in ["a", "b", "c"]]}}}
	_survives(_of("CephCluster", stretched)) == [true, true]
	placed := {"placement": {"mon": {"topologySpreadConstraints": [{"topologyKey": "topology.kubernetes.io/zone"}]}}}
	_survives(_of("CephCluster", placed)) == [true, true]
}

test_a_cluster_that_is_wiped if {
	_of("CephCluster", {"cleanupPolicy": {"confirmation": "yes-really-destroy-data"}}).deletion_refused == {
		"holds": false, "why": "a cleanup is confirmed: its disks are wiped when it is deleted", "attribute": "spec.cleanupPolicy.confirmation",
		"mend": "Leave `cleanupPolicy.confirmation` empty.",
	}
}

test_an_external_cluster_is_run_elsewhere if {
	found := rook_ceph.found with input as build.document([_object("CephCluster", {"external": {"enable": true}})], {})
	found == []
}

_safe := {"failureDomain": "zone", "replicated": {"size": 3}}

test_a_pool if {
	_of("CephBlockPool", _safe) == build.component(_object("CephBlockPool", {}), "Ceph pool", {
		"holds_data": true,
		"survives_node": _yes("1 zone may be lost"), "survives_data_centre": _yes("1 zone may be lost"),
		"writes_kept": _yes("a write lies on two disks at least"),
		"backup_elsewhere": {"holds": false, "why": "it is not mirrored", "attribute": "spec.mirroring.enabled", "mend": "Set `mirroring: {enabled: true, mode: image}` and add its peer."},
	})
	_of("CephBlockPool", object.union(_safe, {"mirroring": {"enabled": true}})).backup_elsewhere.holds == true
}

_filesystem(pool, other) := _of("CephFilesystem", object.union({"metadataPool": _safe, "dataPools": [_safe, pool]}, other))

test_a_file_system_is_as_good_as_its_worst_pool if {
	_survives(_filesystem(_safe, {})) == [true, true]
	_survives(_filesystem({"replicated": {"size": 3}}, {})) == [true, false]
	_survives(_filesystem({"replicated": {"size": 1}}, {})) == [false, false]
	_filesystem(_safe, {}).deletion_refused.mend == "Set `preserveFilesystemOnDelete: true`."
	_filesystem(_safe, {"preserveFilesystemOnDelete": true}).deletion_refused.holds == true
}

test_object_stores if {
	every kind in ["CephObjectStore", "CephObjectZone"] {
		_survives(_of(kind, {"metadataPool": _safe, "dataPool": _safe})) == [true, true]
		_survives(_of(kind, {"metadataPool": _safe, "dataPool": {"replicated": {"size": 1}}})) == [false, false]
	}
	zoned := rook_ceph.found with input as build.document([_object("CephObjectStore", {"zone": {"name": "a"}})], {})
	zoned == []
}

_with_gateway(gateway) := _of("CephObjectStore", {"metadataPool": _safe, "dataPool": _safe, "gateway": gateway})

_store(gateway) := _with_gateway(gateway).survives_node

test_gateways_of_an_object_store if {
	_store({}) == {"holds": false, "why": "it has 1 gateway", "attribute": "spec.gateway.instances", "mend": "Set `gateway.instances: 2`."}
	_store({"instances": 2}).holds == true
	_store({"instances": "two"}).holds == null
	[[record.survives_data_centre.holds, record.failover_s] | some record in [_with_gateway({}), _with_gateway({"instances": 2})]] == [[true, 350], [true, null]]
}

test_one_copy_that_is_enough_to_take_writes if {
	_filesystem({"replicated": {"size": 3}, "parameters": {"min_size": "1"}}, {}).writes_kept == {
		"holds": false, "why": "one copy is enough to take writes (min_size is 1)", "attribute": "spec.dataPools.1.parameters.min_size",
		"mend": "Leave `parameters.min_size` out, and keep three copies.",
	}
}

test_a_store_keeps_writes_as_its_worst_pool_does if {
	_of("CephObjectStore", {"metadataPool": _safe, "dataPool": {"replicated": {"size": 2}}}).writes_kept.holds == false
	_of("CephObjectStore", {"metadataPool": _safe, "dataPool": {"erasureCoded": {"dataChunks": 2, "codingChunks": 2}}}).writes_kept.holds == true
	_filesystem({"replicated": {"size": 2}}, {}).writes_kept.why == "of 2 copies one is enough to take writes"
}

test_a_store_of_a_zone_is_its_gateways if {
	store := _object("CephObjectStore", {"zone": {"name": "a"}, "gateway": {"instances": 2}})
	found := rook_ceph.found with input as build.document([store], {})
	found == [build.component(store, "Ceph object store", {"survives_node": _yes("it has 2 gateways")})]
}
