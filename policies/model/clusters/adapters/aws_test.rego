package resilience.clusters_aws_test

import data.resilience.lib
import data.resilience.model.clusters.adapters.aws
import data.resilience.testing as build

_subnets := [build.terraform("aws_subnet", name, {"values": {"availability_zone": $"eu-west-1{name}"}}) | some name in ["a", "b"]]

_eks := build.referring(build.terraform("aws_eks_cluster", "main", {"values": {"name": "shop"}}), {"vpc_config.0.subnet_ids": _subnets})

_nodes := build.referring(
	build.terraform("aws_eks_node_group", "nodes", {"values": {"instance_types": ["m5.large"], "scaling_config": [{"desired_size": 3}]}}),
	{"cluster_name": [_eks], "subnet_ids": _subnets},
)

_found(resources, settings) := found if {
	found := aws.found with input as build.document(resources, settings)
}

_class(zone, n) := {"group": "plan.json#aws_eks_node_group.nodes", "data_centre": zone, "count": n, "cpu": 2, "memory": 8589934592}

test_a_cluster_with_nodes if {
	_found(array.concat(_subnets, [_eks, _nodes]), {}) == [{
		"id": "plan.json#aws_eks_cluster.main", "name": "shop", "kind": "eks", "managed": true, "declared": false,
		"primaries": [], "secondaries": ["plan.json#aws_eks_node_group.nodes"],
		"regions": ["eu-west-1"], "data_centres": ["eu-west-1a", "eu-west-1b"],
		"primaries_by_data_centre": {}, "nodes_by_data_centre": {"eu-west-1a": 2, "eu-west-1b": 1},
		"primary_count": null, "node_count": 3, "node_classes": [_class("eu-west-1a", 2), _class("eu-west-1b", 1)],
		"inputs": [], "related": ["plan.json#aws_eks_cluster.main"], "unknown": {},
		"deletion_refused": lib.fails("deletion_protection is not set", "deletion_protection", "Set `deletion_protection = true`."),
	}]
}

test_protection_that_the_provider_does_not_know_is_not_asked_for if {
	_asked(5) == [null]
	_asked(6) == [false]
}

_asked(version) := [object.get(cluster, ["deletion_refused", "holds"], null) | some cluster in found] if {
	found := aws.found with input as object.union(build.document([_eks], {}), {"providers": {"plan.json": {"aws": {"least": version, "most": version}}}})
}

test_a_cluster_without_nodes_in_sight if {
	[cluster] := _found(array.concat(_subnets, [_eks]), {})
	cluster.node_count == null
	cluster.unknown == {
		"nodes_by_data_centre": "aws_eks_cluster.main: no node group of it is in the inputs",
		"size": "aws_eks_cluster.main: no node group of it is in the inputs",
	}
}

test_a_cluster_of_unknown_name_and_region if {
	eks := build.terraform("aws_eks_cluster", "main", {"values": {"name": 3}, "region": {"unknown": "its provider names none"}})
	[cluster] := _found([eks], {})
	cluster.name == "aws_eks_cluster.main"
	cluster.regions == []
	cluster.unknown.regions == "aws_eks_cluster.main: its provider names none"
}

test_a_cluster_that_is_declared_over_its_nodes_is_the_declared_one if {
	_found(array.concat(_subnets, [_eks, _nodes]), {"clusters": [build.cluster("shop", [], {"kind": "eks", "secondaries": [build.id(_nodes)]})]}) == []
}

test_a_cluster_whose_pods_run_on_fargate if {
	subnet := build.terraform("aws_subnet", "c", {"values": {"availability_zone": "eu-west-1c"}})
	profile := build.referring(build.terraform("aws_eks_fargate_profile", "all", {}), {"cluster_name": [_eks], "subnet_ids": [subnet]})
	[cluster] := _found(array.concat(_subnets, [_eks, subnet, profile]), {})
	cluster.data_centres == ["eu-west-1a", "eu-west-1b", "eu-west-1c"]
	cluster.unknown.nodes_by_data_centre == "aws_eks_cluster.main: its pods run on Fargate, which makes a node for each"
}

_pool(zones) := build.kubernetes("karpenter.sh/NodePool", "", "all", {"spec": {"template": {"spec": {"requirements": [
	{"key": "topology.kubernetes.io/zone", "operator": "In", "values": zones},
]}}}})

_made := "NodePool.karpenter.sh/all adds nodes as pods need them"

test_a_cluster_of_which_karpenter_makes_nodes if {
	[cluster] := _found(array.concat(_subnets, [_eks, _nodes, _pool(["eu-west-1a", "eu-west-1b"])]), {})
	cluster.nodes_by_data_centre == {"eu-west-1a": 2, "eu-west-1b": 1}
	cluster.unknown == {"size": _made}
	cluster.node_classes[2] == {"group": "app.yaml#NodePool.karpenter.sh/all", "data_centre": null, "count": 0, "cpu": null, "memory": null}
	[without] := _found(array.concat(_subnets, [_eks, _pool(["eu-west-1a"])]), {})
	without.unknown == {"size": _made, "nodes_by_data_centre": _made}
}

test_nodes_of_one_data_centre_beside_what_karpenter_makes if {
	nodes := build.referring(
		build.terraform("aws_eks_node_group", "nodes", {"values": {"instance_types": ["m5.large"], "scaling_config": [{"desired_size": 3}]}}),
		{"cluster_name": [_eks], "subnet_ids": [_subnets[0]]},
	)
	[elsewhere] := _found(array.concat(_subnets, [_eks, nodes, _pool(["eu-west-1a", "eu-west-1b"])]), {})
	elsewhere.unknown.nodes_by_data_centre == "NodePool.karpenter.sh/all makes nodes, and where it may is not all in sight"
	elsewhere.node_count == null
	[there] := _found(array.concat(_subnets, [_eks, nodes, _pool(["eu-west-1a"])]), {})
	there.unknown == {"size": _made}
	there.node_count == 3
}
