package resilience.clusters_described_test

import data.resilience.model.clusters.adapters.cluster_api
import data.resilience.model.clusters.adapters.eksctl
import data.resilience.model.clusters.adapters.kops_described as kops
import data.resilience.model.clusters.adapters.kubeadm
import data.resilience.model.node_groups.adapters.cluster_api as cluster_api_groups
import data.resilience.model.node_groups.adapters.eksctl as eksctl_groups
import data.resilience.model.node_groups.adapters.kops as kops_groups
import data.resilience.testing as build

_large := {"cpu": 2, "memory": 8589934592}

_kops(spec) := build.kubernetes("kops.k8s.io/Cluster", "", "prod", {"spec": object.union({"subnets": [{"name": $"private-{zone}", "zone": $"eu-west-1{zone}"} | some zone in ["a", "b", "c"]]}, spec)})

_group(name, cluster, spec) := build.referring(build.kubernetes("kops.k8s.io/InstanceGroup", "", name, {"spec": object.union({"machineType": "m6i.large"}, spec)}), {"metadata.labels.kops.k8s.io/cluster": [cluster]})

_kops_estate := [
	cluster,
	_group("control-plane-a", cluster, {"role": "ControlPlane", "minSize": 1, "subnets": ["private-a"]}),
	_group("control-plane-b", cluster, {"role": "Master", "minSize": 1, "subnets": ["private-b"]}),
	_group("control-plane-c", cluster, {"role": "ControlPlane", "minSize": 1, "zones": ["eu-west-1c"]}),
	_group("nodes", cluster, {"role": "Node", "minSize": 3, "subnets": ["private-a", "private-b"]}),
	_group("bastions", cluster, {"role": "Bastion"}),
] if cluster := _kops({})

_one(place) := {"group": $"app.yaml#InstanceGroup.kops.k8s.io/control-plane-{place}", "data_centre": $"eu-west-1{place}", "count": 1, "cpu": 2, "memory": 8589934592}

test_a_cluster_of_kops if {
	found := kops.found with input as build.document(_kops_estate, {})
	found == [{
		"id": "app.yaml#Cluster.kops.k8s.io/prod", "name": "prod", "kind": "kops", "managed": false, "declared": false,
		"primaries": [$"app.yaml#InstanceGroup.kops.k8s.io/control-plane-{place}" | some place in ["a", "b", "c"]],
		"secondaries": ["app.yaml#InstanceGroup.kops.k8s.io/nodes"],
		"regions": ["eu-west-1"], "data_centres": ["eu-west-1a", "eu-west-1b", "eu-west-1c"],
		"primaries_by_data_centre": {"eu-west-1a": 1, "eu-west-1b": 1, "eu-west-1c": 1},
		"nodes_by_data_centre": {"eu-west-1a": 3, "eu-west-1b": 2, "eu-west-1c": 1},
		"primary_count": 3, "node_count": 6,
		"node_classes": array.concat([_one(place) | some place in ["a", "b", "c"]], [
			object.union(_large, {"group": "app.yaml#InstanceGroup.kops.k8s.io/nodes", "data_centre": "eu-west-1a", "count": 2}),
			object.union(_large, {"group": "app.yaml#InstanceGroup.kops.k8s.io/nodes", "data_centre": "eu-west-1b", "count": 1}),
		]),
		"inputs": [], "related": ["app.yaml#Cluster.kops.k8s.io/prod"], "unknown": {},
	}]
}

test_the_votes_of_a_kops_cluster_are_its_etcd_members if {
	cluster := _kops({"etcdClusters": [{"name": "main", "etcdMembers": [{"name": "a", "instanceGroup": "control-plane"}, {"name": "b", "instanceGroup": "control-plane"}]}, {"name": "events", "etcdMembers": [{"instanceGroup": "control-plane"}]}]})
	found := kops.found with input as build.document([cluster, _group("control-plane", cluster, {"role": "ControlPlane", "minSize": 3, "subnets": ["private-a", "private-b"]})], {})
	[[one.primary_count, one.primaries_by_data_centre] | some one in found] == [[2, {"eu-west-1a": 1, "eu-west-1b": 1}]]
}

test_a_kops_cluster_of_which_too_little_is_in_sight if {
	alone := kops.found with input as build.document([_kops({})], {})
	[[one.primary_count, one.node_count, one.unknown.primaries] | some one in alone] == [[null, null, "Cluster.kops.k8s.io/prod: no instance group of it is in the inputs"]]
	groups := kops_groups.found with input as build.document([build.kubernetes("kops.k8s.io/InstanceGroup", "", "nodes", {"spec": {"role": "Node", "minSize": "few", "subnets": ["x"]}})], {})
	[[group.cluster, group.count, group.unknown] | some group in groups] == [[null, null, {
		"count": "InstanceGroup.kops.k8s.io/nodes: spec.minSize is not a number",
		"by_data_centre": "InstanceGroup.kops.k8s.io/nodes: the zones of its subnets are in no input",
		"size": "InstanceGroup.kops.k8s.io/nodes: the cores and memory of its machines are not known",
	}]]
}

_regions_of(subnet) := regions if {
	found := kops.found with input as build.document([build.kubernetes("kops.k8s.io/Cluster", "", "prod", {"spec": {"subnets": [subnet]}})], {})
	regions := found[0].regions
}

test_regions_of_kops if {
	_regions_of({"name": "a", "zone": "us-gov-west-1a"}) == ["us-gov-west-1"]
	_regions_of({"name": "a", "zone": "us-central1-b"}) == ["us-central1"]
	_regions_of({"name": "a", "region": "europe-west1"}) == ["europe-west1"]
	_regions_of({"name": "a", "zone": "1"}) == []
}

_eksctl(config) := build.kubernetes("eksctl.io/ClusterConfig", "", "prod", object.union({"metadata": {"name": "prod", "region": "eu-west-1"}}, config))

_eks(config) := cluster if {
	[cluster] := eksctl.found with input as build.document([_eksctl(config)], {})
}

test_a_cluster_of_eksctl if {
	cluster := _eks({"availabilityZones": ["eu-west-1a", "eu-west-1b"], "managedNodeGroups": [{"name": "web", "instanceType": "m6i.large", "desiredCapacity": 3}], "nodeGroups": [{"name": "own", "instanceType": "m6i.large", "minSize": 1, "availabilityZones": ["eu-west-1c"]}]})
	[cluster.kind, cluster.managed, cluster.regions, cluster.primary_count, cluster.node_count, cluster.unknown] == ["eks", true, ["eu-west-1"], null, 4, {}]
	cluster.nodes_by_data_centre == {"eu-west-1a": 2, "eu-west-1b": 1, "eu-west-1c": 1}
	cluster.secondaries == ["app.yaml#ClusterConfig.eksctl.io/prod.managedNodeGroups.0", "app.yaml#ClusterConfig.eksctl.io/prod.nodeGroups.0"]
}

test_what_eksctl_does_not_say if {
	_eks({"managedNodeGroups": [{}]}).unknown.nodes_by_data_centre == "ClusterConfig.eksctl.io/prod: eksctl chooses its availability zones: none are said"
	_eks({}).unknown.nodes_by_data_centre == "ClusterConfig.eksctl.io/prod: it lists no node group"
	_eks({"managedNodeGroups": [{}], "autoModeConfig": {"enabled": true}}).unknown.nodes_by_data_centre == "ClusterConfig.eksctl.io/prod: auto mode adds nodes that it does not list"
	groups := eksctl_groups.found with input as build.document([_eksctl({"managedNodeGroups": [{"name": "::error::"}]})], {})
	[[group.name, group.count] | some group in groups] == [["ClusterConfig.eksctl.io/prod: managedNodeGroups[0]", 2]]
}

_capi(spec, references) := build.referring(build.kubernetes("cluster.x-k8s.io/Cluster", "fleet", "prod", {"spec": spec}), references)

_plane(spec) := build.kubernetes("controlplane.cluster.x-k8s.io/KubeadmControlPlane", "fleet", "prod", {"spec": spec})

_of_cluster(type, name, spec, cluster) := build.referring(build.kubernetes(type, "fleet", name, {"spec": spec}), {"spec.clusterName": [cluster]})

test_a_cluster_of_cluster_api if {
	cluster := _capi({"controlPlaneRef": {"kind": "KubeadmControlPlane", "name": "prod"}}, {"spec.controlPlaneRef": [_plane({})]})
	found := cluster_api.found with input as build.document(
		[
			cluster, _plane({"replicas": 3}),
			_of_cluster("cluster.x-k8s.io/MachineDeployment", "md", {"replicas": 2, "template": {"spec": {"failureDomain": "eu-west-1a"}}}, cluster),
			_of_cluster("cluster.x-k8s.io/MachinePool", "pool", {"replicas": 2, "failureDomains": ["eu-west-1b", "eu-west-1c"]}, cluster),
		],
		{},
	)
	why := "KubeadmControlPlane.controlplane.cluster.x-k8s.io/fleet/prod: the provider chooses its failure domains: none is said"
	[[one.managed, one.primary_count, one.node_count, one.nodes_by_data_centre, one.unknown.primaries_by_data_centre] | some one in found] == [[
		false, 3, 7, {"eu-west-1a": 2, "eu-west-1b": 1, "eu-west-1c": 1}, why,
	]]
}

test_a_topology_of_cluster_api if {
	found := cluster_api.found with input as build.document(
		[_capi(
			{"topology": {
				"controlPlane": {"replicas": 3},
				"workers": {"machineDeployments": [{"replicas": 2, "failureDomain": "a"}], "machinePools": [{"replicas": 1}]},
			}},
			{},
		)],
		{},
	)
	[[one.primary_count, one.node_count, one.nodes_by_data_centre] | some one in found] == [[3, 6, {"a": 2}]]
}

test_a_managed_control_plane_of_cluster_api if {
	found := cluster_api.found with input as build.document([_capi({"controlPlaneRef": {"kind": "AWSManagedControlPlane"}}, {})], {})
	[[one.managed, object.get(one.unknown, "primaries", "")] | some one in found] == [[true, ""]]
}

test_machines_of_cluster_api_that_are_no_number if {
	groups := cluster_api_groups.found with input as build.document([build.kubernetes("cluster.x-k8s.io/MachineDeployment", "fleet", "md", {"spec": {"replicas": "many"}})], {})
	[[group.cluster, group.count, group.unknown.count] | some group in groups] == [[null, null, "MachineDeployment.cluster.x-k8s.io/fleet/md: spec.replicas is not a number"]]
}

test_a_cluster_of_kubeadm if {
	config := build.kubernetes("kubeadm.k8s.io/ClusterConfiguration", "", "config", {"clusterName": "prod"})
	found := kubeadm.found with input as build.document([config], {})
	[[one.name, one.inputs, one.primary_count, one.unknown.primaries] | some one in found] == [[
		"prod", ["app.yaml"], null,
		"ClusterConfiguration.kubeadm.k8s.io/config: a ClusterConfiguration does not say which machines join: declare them under clusters",
	]]
	nameless := kubeadm.found with input as build.document([build.kubernetes("kubeadm.k8s.io/ClusterConfiguration", "", "config", {})], {})
	[one.name | some one in nameless] == ["kubernetes"]
	machines := [build.machine("a", "eu-west-1a")]
	declared := kubeadm.found with input as build.document(array.concat(machines, [config]), {"clusters": [build.cluster("own", machines, {"inputs": ["app.yaml"]})]})
	declared == []
}
