package resilience.clusters_declared_test

import data.resilience.model.clusters.adapters.declared
import data.resilience.testing as build

_machines := [build.machine(name, $"eu-west-1{name}") | some name in ["a", "b", "c"]]

_ids := [build.id(machine) | some machine in _machines]

_found(resources, clusters) := found if {
	found := declared.found with input as build.document(resources, {"clusters": clusters})
}

_class(id, zone) := {"group": id, "data_centre": zone, "count": 1, "cpu": 8, "memory": 34359738368}

test_a_cluster_over_three_machines if {
	_found(_machines, [build.cluster("pam", _machines, {"kind": "kurl", "inputs": ["pam.yaml"]})]) == [{
		"id": "cluster:pam", "name": "pam", "kind": "kurl", "managed": false, "declared": true,
		"primaries": _ids, "secondaries": [],
		"regions": ["eu-west-1"], "data_centres": ["eu-west-1a", "eu-west-1b", "eu-west-1c"],
		"primaries_by_data_centre": {"eu-west-1a": 1, "eu-west-1b": 1, "eu-west-1c": 1},
		"nodes_by_data_centre": {"eu-west-1a": 1, "eu-west-1b": 1, "eu-west-1c": 1},
		"primary_count": 3, "node_count": 3,
		"node_classes": [_class(_ids[0], "eu-west-1a"), _class(_ids[1], "eu-west-1b"), _class(_ids[2], "eu-west-1c")],
		"inputs": ["pam.yaml"], "related": _ids, "unknown": {},
	}]
}

test_secondaries_are_nodes_and_no_primaries if {
	[cluster] := _found(_machines, [build.cluster("pam", [_ids[0]], {"secondaries": [_ids[1], _ids[2]]})])
	cluster.primary_count == 1
	cluster.node_count == 3
	cluster.primaries_by_data_centre == {"eu-west-1a": 1}
}

test_a_machine_that_two_patterns_name_counts_once if {
	[cluster] := _found(_machines, [build.cluster("pam", _machines, {"secondaries": _ids})])
	cluster.node_count == 3
	cluster.nodes_by_data_centre == {"eu-west-1a": 1, "eu-west-1b": 1, "eu-west-1c": 1}
}

test_a_cluster_that_names_nothing if {
	reason := "the settings name none of its"
	[cluster] := _found([], [build.cluster("pam", [], {})])
	[cluster.primary_count, cluster.node_count] == [null, null]
	cluster.unknown == {
		"primaries": $"{reason} primaries among the machines of the inputs",
		"primaries_by_data_centre": $"{reason} primaries among the machines of the inputs",
		"nodes_by_data_centre": $"{reason} nodes among the machines of the inputs",
		"regions": $"{reason} nodes among the machines of the inputs",
		"size": $"{reason} nodes among the machines of the inputs",
	}
}

test_a_cluster_that_names_what_is_no_machine if {
	[cluster] := _found(_machines, [build.cluster("pam", array.concat(_ids, ["plan.json#aws_ebs_volume.a"]), {})])
	[cluster.primary_count, cluster.node_count] == [null, null]
	cluster.unknown.primaries == "1 of what the settings name as its primaries is not known as a machine"
}

test_a_machine_of_unknown_place_is_told_and_counted if {
	lost := build.terraform("aws_instance", "c", {"unknown": {"availability_zone": true}})
	machines := [_machines[0], _machines[1], lost]
	[cluster] := _found(machines, [build.cluster("pam", machines, {"node": {"cpu": 4, "memory": 8}})])
	cluster.primary_count == 3
	cluster.primaries_by_data_centre == {"eu-west-1a": 1, "eu-west-1b": 1}
	cluster.unknown == {
		"primaries_by_data_centre": "aws_instance.c: availability_zone is known only after apply",
		"nodes_by_data_centre": "aws_instance.c: availability_zone is known only after apply",
	}
}

test_a_size_is_unknown_as_long_as_a_part_of_it_is if {
	odd := build.terraform("aws_instance", "a", {"values": {"availability_zone": "eu-west-1a", "instance_type": "i3.large"}})
	sizes := [{"cpu": null, "memory": null}, {"cpu": 4, "memory": null}, {"cpu": 4, "memory": 8}]
	told := [object.get(cluster.unknown, "size", "") | some node in sizes; [cluster] := _found([odd], [build.cluster("pam", [odd], {"node": node})])]
	told == [
		"aws_instance.a: the cores and memory of machine type i3.large are not known",
		"aws_instance.a: the cores and memory of machine type i3.large are not known",
		"",
	]
}

test_a_machine_of_unknown_region if {
	machine := build.over(_machines[0], {"region": {"unknown": "its provider names none"}})
	[cluster] := _found([machine], [build.cluster("pam", [machine], {})])
	cluster.regions == []
	cluster.unknown == {"regions": "the region of aws_instance.a is not known"}
}

test_a_managed_kind_without_primaries_has_them_at_the_provider if {
	kinds := {kind: cluster.managed |
		some kind in ["eks", "gke", "aks", "kurl", "kubernetes"]
		[cluster] := _found(_machines, [build.cluster("shop", [], {"kind": kind, "secondaries": _ids})])
	}
	kinds == {"eks": true, "gke": true, "aks": true, "kurl": false, "kubernetes": false}
	[cluster] := _found(_machines, [build.cluster("shop", [], {"kind": "eks", "secondaries": _ids})])
	cluster.unknown == {}
	[own] := _found(_machines, [build.cluster("shop", _machines, {"kind": "eks"})])
	own.managed == false
}

test_the_first_of_two_clusters_of_one_name_counts if {
	found := _found(_machines, [build.cluster("pam", _machines, {}), build.cluster("pam", [_ids[0]], {})])
	[cluster.primary_count | some cluster in found] == [3]
}

_provisioned(machines) := cluster if {
	pool := build.kubernetes("karpenter.sh/NodePool", "", "all", {})
	settings := {"clusters": [build.cluster("eu", [], {"kind": "eks", "secondaries": [build.id(machine) | some machine in machines], "inputs": ["app.yaml"]})]}
	[cluster] := declared.found with input as build.document(array.concat(_machines, [pool]), settings)
}

test_a_declared_cluster_of_which_karpenter_makes_nodes if {
	spread := _provisioned(array.slice(_machines, 0, 2))
	[spread.node_count, object.keys(spread.unknown)] == [2, {"size"}]
	one := _provisioned([_machines[0]])
	[one.node_count, object.keys(one.unknown)] == [null, {"size", "nodes_by_data_centre"}]
}
