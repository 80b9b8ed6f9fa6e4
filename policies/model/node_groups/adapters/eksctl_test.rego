package resilience.node_groups_eksctl_test

import data.resilience.model.node_groups.adapters.eksctl
import data.resilience.testing as build

_cluster(config) := build.kubernetes("eksctl.io/ClusterConfig", "", "shop", object.union({"metadata": {"name": "shop", "region": "eu-west-1"}}, config))

_id := build.id(_cluster({}))

_found(config) := found if {
	found := eksctl.found with input as build.document([_cluster(config)], {})
}

_groups(config) := [[group.id, group.count, group.by_data_centre, group.region] | some group in _found(config)]

test_groups_of_both_lists if {
	_groups({"managedNodeGroups": [{"desiredCapacity": 3, "availabilityZones": ["eu-west-1b", "eu-west-1a", 3]}], "nodeGroups": [{"minSize": 1}]}) == [
		[$"{_id}.managedNodeGroups.0", 3, {"eu-west-1a": 2, "eu-west-1b": 1}, "eu-west-1"],
		[$"{_id}.nodeGroups.0", 1, {}, "eu-west-1"],
	]
}

test_zones_of_the_cluster_are_those_of_a_group_without if {
	_groups({"availabilityZones": ["eu-west-1c", 3], "nodeGroups": [{"desiredCapacity": 2}, {"availabilityZones": ["eu-west-1a"], "desiredCapacity": 2}]}) == [
		[$"{_id}.nodeGroups.0", 2, {"eu-west-1c": 2}, "eu-west-1"],
		[$"{_id}.nodeGroups.1", 2, {"eu-west-1a": 2}, "eu-west-1"],
	]
}

test_how_many_run if {
	[group.count | some group in _found({"nodeGroups": [{"desiredCapacity": 5, "minSize": 1}, {"minSize": 4}, {}, {"desiredCapacity": "x", "minSize": 0}]})] == [5, 4, 2, 0]
}

test_names_and_sizes_of_machines if {
	[[group.name, group.cpu] | some group in _found({"nodeGroups": [{"name": "web", "instanceType": "m5.2xlarge"}, {}]})] == [
		["ClusterConfig.eksctl.io/shop: web", 8],
		["ClusterConfig.eksctl.io/shop: nodeGroups[1]", 2],
	]
}

test_a_cluster_of_no_region_and_no_zones if {
	cluster := build.kubernetes("eksctl.io/ClusterConfig", "", "shop", {"nodeGroups": [{}]})
	[group] := eksctl.found with input as build.document([cluster], {})
	[group.region, group.unknown.by_data_centre] == [null, "ClusterConfig.eksctl.io/shop: eksctl chooses its availability zones: none are said"]
}
