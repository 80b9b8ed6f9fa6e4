package resilience.ceph_pools_test

import data.resilience.model.data_services.ceph_pools
import data.resilience.testing as build

_pool(spec) := build.kubernetes("ceph.rook.io/CephBlockPool", "rook-ceph", "pool", {"spec": spec})

_of(spec) := _on(spec, 6)

_on(spec, nodes) := [node.holds, data_centre.holds, data_centre.why] if {
	document := build.document([], {"assumed_cluster": {"nodes": nodes, "data_centres": 3}})
	node := ceph_pools.survives_node(_pool(spec).envelope, ["spec"])
	data_centre := ceph_pools.survives_data_centre(_pool(spec).envelope, ["spec"]) with input as document
}

test_one_machine_in_each_data_centre if {
	_on({"replicated": {"size": 3}}, 3) == [true, true, "no data centre has more machines than the 1 that may be lost"]
	_on({"replicated": {"size": 5}}, 4) == [true, true, "no data centre has more machines than the 2 that may be lost"]
	_on({"replicated": {"size": 3}}, 4) == [true, false, "two copies may be in one data centre (failureDomain is host)"]
	_on({"failureDomain": "osd", "replicated": {"size": 3}}, 3)[1] == false
}

test_copies if {
	_of({"replicated": {"size": 3}}) == [true, false, "two copies may be in one data centre (failureDomain is host)"]
	_of({"failureDomain": "zone", "replicated": {"size": 3}}) == [true, true, "1 zone may be lost"]
	_of({"failureDomain": "osd", "replicated": {"size": 3}}) == [false, false, "two copies may be in one data centre (failureDomain is osd)"]
	_of({"failureDomain": "zone", "replicated": {"size": 1}}) == [false, false, "it keeps one copy"]
	_of({"failureDomain": "zone", "replicated": {"size": 5}}) == [true, true, "2 zones may be lost"]
}

test_a_stretch_cluster_keeps_two_copies_in_each_zone if {
	_of({"failureDomain": "zone", "replicated": {"size": 4, "replicasPerFailureDomain": 2}}) == [true, true, "1 zone may be lost"]
	_of({"failureDomain": "zone", "replicated": {"size": 3, "replicasPerFailureDomain": 2}}) == [false, false, "it can lose none of what it keeps"]
}

test_chunks if {
	_of({"failureDomain": "zone", "erasureCoded": {"dataChunks": 2, "codingChunks": 2}}) == [true, true, "1 zone may be lost"]
	_of({"failureDomain": "host", "erasureCoded": {"dataChunks": 2, "codingChunks": 1}}) == [false, false, "it can lose none of what it keeps"]
}

test_neither if {
	said := "CephBlockPool.ceph.rook.io/rook-ceph/pool: spec says neither how many copies nor how many chunks there are"
	_of({}) == [null, null, said]
	_of({"replicated": {"size": "many"}}) == [null, null, said]
}

test_a_domain_that_is_no_name if _of({"failureDomain": "::error::", "replicated": {"size": 3}})[2] == "two copies may be in one data centre (failureDomain is no name)"

test_a_size_that_is_not_known_yet if {
	hidden := build.over(_pool({}), {"unknown": {"spec": {"replicated": {"size": true}}}}).envelope
	ceph_pools.survives_node(hidden, ["spec"]).why == "CephBlockPool.ceph.rook.io/rook-ceph/pool: spec.replicated.size is known only after apply"
}

_kept(spec) := ceph_pools.writes_kept(_pool(spec).envelope, ["spec"])

test_how_many_disks_have_a_write if {
	_kept({"replicated": {"size": 2}}) == {"holds": false, "why": "of 2 copies one is enough to take writes", "attribute": "spec.replicated.size", "mend": "Set `replicated.size: 3`."}
	_kept({"replicated": {"size": 3}, "parameters": {"min_size": "1"}}).holds == false
	[_kept({"replicated": {"size": size}}).holds | some size in [3, 4]] == [true, true]
	every spec in [{"replicated": {"size": 1}}, {"erasureCoded": {"codingChunks": 2}}, {"replicated": {"size": "two"}}] { _kept(spec) == null }
}

test_copies_that_must_be_there if {
	_of({"failureDomain": "zone", "replicated": {"size": 2}, "parameters": {"min_size": "2"}})[2] == "it can lose none of what it keeps"
	_of({"failureDomain": "zone", "replicated": {"size": 3}, "parameters": {"min_size": 1}})[2] == "2 zones may be lost"
}

test_every_domain_of_failure if {
	machines := ["host", "rack", "row", "room", "datacenter", "zone", "region", "chassis", "pdu", "pod"]
	data_centres := ["zone", "datacenter", "region"]
	every domain in array.concat(machines, ["osd"]) {
		_of({"failureDomain": domain, "replicated": {"size": 3}}) == [domain in machines, domain in data_centres, _why_of(domain, data_centres)]
	}
}

_why_of(domain, enough) := $"1 {domain} may be lost" if {
	domain in enough
} else := $"two copies may be in one data centre (failureDomain is {domain})"

test_a_domain_that_is_not_known_yet if {
	hidden := build.over(_pool({"replicated": {"size": 3}}), {"unknown": {"spec": {"failureDomain": true}}}).envelope
	[ceph_pools.survives_node(hidden, ["spec"]).holds, ceph_pools.survives_node(hidden, ["spec"]).why] == [null, "CephBlockPool.ceph.rook.io/rook-ceph/pool: spec.failureDomain is known only after apply"]
}

test_another_size_that_is_not_known_yet if {
	hidden := build.over(_pool({"replicated": {"size": 3}}), {"unknown": {"spec": {"size": true, "erasureCoded": {"codingChunks": true}}}}).envelope
	ceph_pools.survives_node(hidden, ["spec"]).holds == true
}
