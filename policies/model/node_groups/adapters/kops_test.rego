package resilience.node_groups_kops_test

import data.resilience.model.node_groups.adapters.kops
import data.resilience.testing as build

_cluster(spec) := build.kubernetes("kops.k8s.io/Cluster", "", "shop", {"spec": spec})

_group(role, spec) := build.referring(
	build.kubernetes("kops.k8s.io/InstanceGroup", "", "group", {"spec": object.union({"role": role}, spec)}),
	{"metadata.labels.kops.k8s.io/cluster": [_cluster({})]},
)

_found(group, cluster) := found if {
	found := kops.found with input as build.document([group, _cluster(cluster)], {})
}

_seen(group, cluster) := [[one.count, one.by_data_centre] | some one in _found(group, cluster)]

test_how_many_machines_run if {
	[_seen(_group(role, {"zones": ["a"]}), {}) | some role in ["Node", "Master", "ControlPlane", "APIServer", "Bastion"]] == [[[2, {"a": 2}]], [[1, {"a": 1}]], [[1, {"a": 1}]], [[1, {"a": 1}]], []]
	_seen(_group("Node", {"zones": ["a", "b", 3], "minSize": 5}), {}) == [[5, {"a": 3, "b": 2}]]
}

test_subnets_that_say_their_zone_or_are_named_after_it if {
	cluster := {"subnets": [{"name": "eu-west-1a"}, {"name": "private", "zone": "eu-west-1b"}, {"name": "odd", "zone": 3}]}
	_seen(_group("Node", {"subnets": ["eu-west-1a", "private"]}), cluster) == [[2, {"eu-west-1a": 1, "eu-west-1b": 1}]]
	_seen(_group("Node", {"subnets": ["odd"]}), cluster) == [[2, {}]]
	[group] := _found(_group("Node", {"subnets": ["elsewhere"]}), cluster)
	group.unknown.by_data_centre == "InstanceGroup.kops.k8s.io/group: the zones of its subnets are in no input"
}

test_members_of_the_main_etcd_have_the_votes if {
	etcd := {"etcdClusters": [
		{"name": "main", "etcdMembers": [{"instanceGroup": "group"}, {"instanceGroup": "group"}, {"instanceGroup": "other"}]},
		{"name": "events", "etcdMembers": [{"instanceGroup": "group"}]},
	]}
	_seen(_group("ControlPlane", {"minSize": 5}), etcd)[0][0] == 2
	_seen(_group("Node", {"minSize": 5}), etcd)[0][0] == 5
	_seen(_group("ControlPlane", {"minSize": 5}), {"etcdClusters": [{"name": "main", "etcdMembers": [{"instanceGroup": "other"}]}]})[0][0] == 5
}

test_a_number_that_is_none if {
	[group] := _found(_group("Node", {"minSize": "many"}), {})
	[group.count, group.unknown.count] == [null, "InstanceGroup.kops.k8s.io/group: spec.minSize is not a number"]
}

test_control_planes_by_every_name if {
	every role in ["Master", "ControlPlane", "control-plane"] {
		primaries := kops.primaries with input as build.document([_group(role, {})], {})
		object.keys(primaries) == {build.id(_group(role, {}))}
	}
}

test_a_group_of_no_cluster if {
	alone := build.kubernetes("kops.k8s.io/InstanceGroup", "", "alone", {"spec": {"role": "Node", "zones": ["a"]}})
	[group] := kops.found with input as build.document([alone], {})
	[group.cluster, group.count] == [null, 2]
	[of_cluster] := _found(_group("Node", {}), {})
	of_cluster.cluster == build.id(_cluster({}))
}
