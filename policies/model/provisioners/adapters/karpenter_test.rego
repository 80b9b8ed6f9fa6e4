package resilience.provisioners_karpenter_test

import data.resilience.model.provisioners
import data.resilience.testing as build

_zone(values) := {"key": "topology.kubernetes.io/zone", "operator": "In", "values": values}

_spec(requirements) := {"spec": {"template": {"spec": {"requirements": requirements}}}}

_pool(name, requirements) := build.kubernetes("karpenter.sh/NodePool", "", name, _spec(requirements))

_found(resources, settings) := [provisioner | some provisioner in provisioners.by_id with input as build.document(resources, settings)]

_record(overrides) := object.union(
	{
		"id": "app.yaml#NodePool.karpenter.sh/a", "name": "NodePool.karpenter.sh/a", "cluster": null, "zones": null, "limits": {"cpu": null, "memory": null},
		"related": ["app.yaml#NodePool.karpenter.sh/a"], "unknown": {},
	},
	overrides,
)

test_a_pool_of_one_zone if _found([_pool("a", [_zone(["eu-west-1a"])])], {}) == [_record({"zones": ["eu-west-1a"]})]

test_a_pool_that_is_not_told if {
	every requirements in [[], [{"key": "topology.kubernetes.io/zone", "operator": "NotIn", "values": ["x"]}], [{"key": "kubernetes.io/arch", "operator": "In", "values": ["arm64"]}], [3]] {
		_found([_pool("a", requirements)], {}) == [_record({})]
	}
}

test_requirements_that_must_both_hold if {
	_found([_pool("a", [_zone(["a", "b"]), _zone(["b", "c"])])], {}) == [_record({"zones": ["b"]})]
}

test_a_pool_for_each_zone if {
	_found([_pool("a", [_zone(["eu-west-1a"])]), _pool("b", [_zone(["eu-west-1b"])])], {}) == [_record({
		"name": "NodePool.karpenter.sh/a and 1 other", "zones": ["eu-west-1a", "eu-west-1b"],
		"related": ["app.yaml#NodePool.karpenter.sh/a", "app.yaml#NodePool.karpenter.sh/b"],
	})]
	_found([_pool("a", [_zone(["eu-west-1a"])]), _pool("b", [])], {})[0].zones == null
}

test_a_pool_that_makes_none if {
	off := build.kubernetes("karpenter.sh/NodePool", "", "b", object.union(_spec([_zone(["b"])]), {"spec": {"limits": {"cpu": {"text": "0", "value": 0}}}}))
	_found([_pool("a", [_zone(["a"])]), off], {}) == [_record({"zones": ["a"]})]
}

test_pools_of_former_versions if {
	pool := build.kubernetes("karpenter.sh/Provisioner", "", "a", {"spec": {"requirements": [_zone(["eu-west-1a"])]}})
	[provisioner.zones | some provisioner in _found([pool], {})] == [["eu-west-1a"]]
}

_eks := build.terraform("aws_eks_cluster", "main", {"values": {"name": "shop"}})

_other := build.terraform("aws_eks_cluster", "other", {"values": {"name": "other"}})

test_whose_nodes_they_are if {
	pool := _pool("a", [])
	_found([pool, _eks], {})[0].cluster == "plan.json#aws_eks_cluster.main"
	_found([pool, _eks, _other], {})[0].cluster == null
	_found([build.referring(pool, {"provider": [_other]}), _eks, _other], {})[0].cluster == "plan.json#aws_eks_cluster.other"
	_found([pool, _eks], {"clusters": [build.cluster("eu", [], {"inputs": ["app.yaml"]})]})[0].cluster == "cluster:eu"
}

test_pools_of_two_folders_are_not_of_one_cluster if {
	elsewhere := build.over(_pool("b", [_zone(["b"])]), {"input": "us/app.yaml"})
	[provisioner.zones | some provisioner in _found([_pool("a", [_zone(["a"])]), elsewhere], {})] == [["a"], ["b"]]
}

test_requirements_that_are_not_known if {
	pool := build.over(build.kubernetes("karpenter.sh/NodePool", "", "a", {}), {"unknown": {"spec": true}})
	_found([pool], {}) == [_record({"unknown": {"zones": "NodePool.karpenter.sh/a: spec.template.spec.requirements is known only after apply"}})]
}

_limited(name, limits) := build.kubernetes("karpenter.sh/NodePool", "", name, {"spec": {"limits": limits}})

test_limits_of_all_pools if {
	cpu := {"cpu": build.quantity("8", 8)}
	_found([_limited("a", object.union(cpu, {"memory": build.quantity("1Ki", 1024)})), _limited("b", cpu)], {})[0].limits == {"cpu": 16, "memory": null}
	_found([_limited("a", cpu), _limited("b", {})], {})[0].limits == {"cpu": null, "memory": null}
	_found([_limited("a", {"cpu": {"text": "many", "error": "is no quantity"}})], {})[0].limits.cpu == null
	former := build.kubernetes("karpenter.sh/Provisioner", "", "a", {"spec": {"limits": {"resources": cpu}}})
	_found([former], {})[0].limits.cpu == 8
}

_in_class(requirements) := build.kubernetes("karpenter.sh/NodePool", "", "a", {"spec": {"template": {"spec": {"requirements": requirements, "nodeClassRef": {"name": "general"}}}}})

_node_class := build.kubernetes("karpenter.k8s.aws/EC2NodeClass", "", "general", {"spec": {"subnetSelectorTerms": [{}]}})

test_zones_of_a_node_class if {
	_found([_in_class([]), _node_class], {})[0].unknown == {"zones": "NodePool.karpenter.sh/a may make nodes in the subnets that EC2NodeClass.karpenter.k8s.aws/general finds (subnetSelectorTerms), whose zones are in no input"}
	_found([_in_class([]), build.over(_node_class, {"input": "elsewhere/app.yaml"})], {})[0].unknown == {}
	_found([_in_class([_zone(["a"])]), _node_class], {})[0].unknown == {}
}
