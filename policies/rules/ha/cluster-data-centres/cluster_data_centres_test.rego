package resilience.rules_test.ha.cluster_data_centres

import data.resilience.main
import data.resilience.testing as build

_judged(resources) := judged if {
	judged := main.result.rules.ha["cluster-data-centres"] with input as build.document(resources, {})
}

_aks(pool) := build.terraform("azurerm_kubernetes_cluster", "main", {"region": {"name": "westeurope"}, "values": {"name": "shop", "default_node_pool": [pool]}})

_messages(judged) := [entry.message | some entry in judged.violations]

test_no_zone_is_set if {
	_messages(_judged([_aks({"node_count": 3})])) == ["Nothing spreads the nodes of shop over data centres (no zone is set): what runs on it is down when theirs is lost."]
}

test_one_zone if {
	_messages(_judged([_aks({"zones": ["1"]})])) == ["Nothing spreads the nodes of shop over data centres (they are in westeurope-1): what runs on it is down when theirs is lost."]
}

test_two_zones_however_many_nodes if {
	_judged([_aks({"zones": ["1", "2"]})]) == {"subjects": ["plan.json#azurerm_kubernetes_cluster.main"], "violations": [], "undetermined": []}
}

test_a_pool_in_each_zone if {
	pool := build.referring(build.terraform("azurerm_kubernetes_cluster_node_pool", "b", {"region": {"name": "westeurope"}, "values": {"zones": ["2"]}}), {"kubernetes_cluster_id": [_aks({})]})
	_judged([_aks({"zones": ["1"]}), pool]).violations == []
}

test_zones_that_are_not_known_are_undetermined if {
	judged := _judged([build.over(_aks({}), {"withheld": {"default_node_pool": true}})])
	[judged.violations, [entry.message | some entry in judged.undetermined]] == [[], ["azurerm_kubernetes_cluster.main: default_node_pool.0.zones is marked sensitive"]]
}

_eks := build.terraform("aws_eks_cluster", "main", {"values": {"name": "shop"}})

_group(subnets) := build.referring(build.terraform("aws_eks_node_group", "main", {"values": {"scaling_config": [{"desired_size": 3}]}}), {"cluster_name": [_eks], "subnet_ids": subnets})

_subnet(name, zone) := build.terraform("aws_subnet", name, {"values": {"availability_zone": zone}})

test_nodes_of_another_provider if {
	subnets := [_subnet("a", "eu-west-1a"), _subnet("b", "eu-west-1b")]
	_messages(_judged(array.concat(subnets, [_eks, _group([subnets[0]])]))) == ["Nothing spreads the nodes of shop over data centres (they are in eu-west-1a): what runs on it is down when theirs is lost."]
	_judged(array.concat(subnets, [_eks, _group(subnets)])).violations == []
}

test_a_cluster_without_nodes_in_sight_is_not_asked if _judged([_eks]).subjects == []

_pool(name, zones) := build.kubernetes("karpenter.sh/NodePool", "", name, {"spec": {"template": {"spec": {"requirements": [
	{"key": "topology.kubernetes.io/zone", "operator": "In", "values": zones},
]}}}})

_of_pools(pools) := [entry.message | some entry in judged.violations] if {
	judged := main.result.rules.ha["cluster-data-centres"] with input as build.document(pools, {})
}

test_nodes_that_karpenter_makes if {
	_of_pools([_pool("a", ["eu-west-1a"])]) == ["NodePool.karpenter.sh/a may make nodes in eu-west-1a only: when that data centre is lost, no node takes over what runs there."]
	_of_pools([_pool("a", ["eu-west-1a"]), _pool("b", ["eu-west-1b"])]) == []
	_of_pools([_pool("a", ["eu-west-1a", "eu-west-1b"])]) == []
	_of_pools([build.kubernetes("karpenter.sh/NodePool", "", "a", {})]) == []
}
