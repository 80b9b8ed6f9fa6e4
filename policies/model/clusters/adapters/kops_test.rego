package resilience.clusters_kops_test

import data.resilience.model.clusters.adapters.kops
import data.resilience.testing as build

_gib := 1073741824

_tags(role) := [{"key": key, "value": "1"} | some key in ["kops.k8s.io/instancegroup", "kubernetes.io/cluster/shop.example.com", $"k8s.io/role/{role}"]]

_template := build.terraform("aws_launch_template", "nodes", {"values": {"instance_type": "m5.large"}})

_group(name, role, n, zones) := build.referring(
	build.terraform("aws_autoscaling_group", name, {"values": {"min_size": n, "availability_zones": zones, "tag": _tags(role)}}),
	{"launch_template.0.id": [_template]},
)

_masters := [_group($"master-{zone}", "control-plane", 1, [$"eu-west-1{zone}"]) | some zone in ["a", "b", "c"]]

_nodes := _group("nodes", "node", 2, ["eu-west-1a", "eu-west-1b"])

_found(resources, settings) := found if {
	found := kops.found with input as build.document(array.concat([_template], resources), settings)
}

test_a_cluster_of_three_masters_and_its_nodes if {
	_found(array.concat(_masters, [_nodes]), {}) == [{
		"id": build.id(_masters[0]), "name": "shop.example.com", "kind": "kops", "managed": false, "declared": false,
		"primaries": [build.id(master) | some master in _masters], "secondaries": [build.id(_nodes)],
		"regions": ["eu-west-1"], "data_centres": ["eu-west-1a", "eu-west-1b", "eu-west-1c"],
		"primaries_by_data_centre": {"eu-west-1a": 1, "eu-west-1b": 1, "eu-west-1c": 1},
		"nodes_by_data_centre": {"eu-west-1a": 2, "eu-west-1b": 2, "eu-west-1c": 1},
		"primary_count": 3, "node_count": 5,
		"node_classes": [{"group": build.id(_nodes), "data_centre": zone, "count": 1, "cpu": 2, "memory": 8 * _gib} | some zone in ["eu-west-1a", "eu-west-1b"]],
		"inputs": [], "related": sort([build.id(group) | some group in array.concat(_masters, [_nodes])]), "unknown": {},
	}]
}

test_nodes_without_masters_in_sight if {
	[cluster] := _found([_nodes], {})
	cluster.primary_count == null
	cluster.unknown == {
		"primaries": "no group of machines of the control plane of shop.example.com is in the inputs",
		"primaries_by_data_centre": "no group of machines of the control plane of shop.example.com is in the inputs",
	}
}

test_the_older_role if {
	[cluster] := _found([_group("m", "master", 1, ["eu-west-1a"])], {})
	cluster.primary_count == 1
	cluster.unknown.size == "no group of machines of the nodes of shop.example.com is in the inputs"
}

test_groups_without_the_mark_of_kops_are_none if {
	asg := build.terraform("aws_autoscaling_group", "x", {"values": {"min_size": 1, "tag": [{"key": "kubernetes.io/cluster/shop", "value": "owned"}]}})
	_found([asg], {}) == []
}

test_a_declared_cluster_is_not_found_again if {
	_found(_masters, {"clusters": [build.cluster("shop", [_masters[0]], {})]}) == []
}

test_both_names_of_a_control_plane if {
	every role in ["control-plane", "master"] {
		[cluster] := _found([_group("first", role, 1, ["eu-west-1a"]), _nodes], {})
		count(cluster.primaries) == 1
	}
}
