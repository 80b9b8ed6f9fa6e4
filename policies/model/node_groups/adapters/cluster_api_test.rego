package resilience.node_groups_cluster_api_test

import data.resilience.model.node_groups.adapters.cluster_api
import data.resilience.testing as build

_found(resources) := [[group.id, group.cluster, group.count, group.by_data_centre] | some group in found] if {
	found := cluster_api.found with input as build.document(resources, {})
}

_primaries(resources) := object.keys(primaries) if {
	primaries := cluster_api.primaries with input as build.document(resources, {})
}

_plane(spec) := build.kubernetes("controlplane.cluster.x-k8s.io/KubeadmControlPlane", "infra", "plane", {"spec": spec})

_cluster(spec, references) := build.referring(build.kubernetes("cluster.x-k8s.io/Cluster", "infra", "shop", {"spec": spec}), references)

_id := build.id(_cluster({}, {}))

test_a_control_plane_of_a_cluster if {
	cluster := _cluster({}, {"spec.controlPlaneRef": [_plane({})]})
	_found([cluster, _plane({"replicas": 3})]) == [[build.id(_plane({})), _id, 3, {}]]
	_found([cluster, _plane({})]) == [[build.id(_plane({})), _id, 1, {}]]
	_found([_cluster({}, {}), _plane({"replicas": 3})]) == []
	_primaries([cluster, _plane({})]) == {build.id(_plane({})), $"{_id}.controlPlane"}
}

_labelled(type, spec) := build.referring(build.kubernetes(type, "infra", "md", {"spec": spec}), {"spec.clusterName": [_cluster({}, {})]})

test_deployments_of_machines if {
	one := _labelled("cluster.x-k8s.io/MachineDeployment", {"replicas": 2, "template": {"spec": {"failureDomain": "eu-west-1a"}}})
	_found([one]) == [[build.id(one), _id, 2, {"eu-west-1a": 2}]]
	free := build.kubernetes("cluster.x-k8s.io/MachineDeployment", "infra", "md", {"spec": {}})
	_found([free]) == [[build.id(free), null, 1, {}]]
}

test_pools_of_machines if {
	pool := _labelled("cluster.x-k8s.io/MachinePool", {"replicas": 4, "failureDomains": ["b", "a", 3]})
	_found([pool]) == [[build.id(pool), _id, 4, {"a": 2, "b": 2}]]
}

test_machines_of_a_topology if {
	cluster := _cluster(
		{"topology": {
			"controlPlane": {"replicas": 3},
			"workers": {"machineDeployments": [{"replicas": 2, "failureDomain": "a"}, {}], "machinePools": [{"replicas": 5, "failureDomain": 3}]},
		}},
		{},
	)
	_found([cluster]) == [
		[$"{_id}.controlPlane", _id, 3, {}],
		[$"{_id}.machineDeployments.0", _id, 2, {"a": 2}],
		[$"{_id}.machineDeployments.1", _id, 1, {}],
		[$"{_id}.machinePools.0", _id, 5, {}],
	]
	groups := cluster_api.found with input as build.document([cluster], {})
	[group.name | some group in groups] == [
		"Cluster.cluster.x-k8s.io/infra/shop: control plane",
		"Cluster.cluster.x-k8s.io/infra/shop: machineDeployments[0]", "Cluster.cluster.x-k8s.io/infra/shop: machineDeployments[1]",
		"Cluster.cluster.x-k8s.io/infra/shop: machinePools[0]",
	]
}

test_numbers_that_are_none if {
	hidden := build.over(_labelled("cluster.x-k8s.io/MachinePool", {"replicas": 4}), {"unknown": {"spec": {"replicas": true}}})
	odd := _labelled("cluster.x-k8s.io/MachinePool", {"replicas": "many"})
	every pool in [hidden, odd] {
		[group] := cluster_api.found with input as build.document([pool], {})
		group.count == null
		group.unknown.count == "MachinePool.cluster.x-k8s.io/infra/md: spec.replicas is not a number"
		group.unknown.by_data_centre == "MachinePool.cluster.x-k8s.io/infra/md: the provider chooses its failure domains: none is said"
	}
}
