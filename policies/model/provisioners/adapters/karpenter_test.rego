package resilience.provisioners_karpenter_test

import data.resilience.model.provisioners
import data.resilience.testing as build

_zone(values) := {"key": "topology.kubernetes.io/zone", "operator": "In", "values": values}

_spec(requirements) := {"spec": {"template": {"spec": {"requirements": requirements}}}}

_pool(name, requirements) := build.kubernetes("karpenter.sh/NodePool", "", name, _spec(requirements))

_found(resources, settings) := [provisioner | some provisioner in provisioners.by_id with input as build.document(resources, settings)]

_record(overrides) := object.union(
	{
		"id": "app.yaml#NodePool.karpenter.sh/a", "name": "NodePool.karpenter.sh/a", "cluster": null, "zones": null,
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
