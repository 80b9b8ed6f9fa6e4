package resilience.clusters_google_kops_test

import data.resilience.model.clusters.adapters.google_kops
import data.resilience.testing as build

_template(role) := build.terraform("google_compute_instance_template", role, {"values": {"machine_type": "e2-standard-2", "labels": {"k8s-io-cluster-name": "shop", $"k8s-io-role-{role}": role}}})

_group(role, zone, size) := build.referring(
	build.terraform("google_compute_instance_group_manager", $"{zone}-{role}", {"region": {"name": "europe-west1"}, "values": {"zone": $"europe-west1-{zone}", "target_size": size}}),
	{"version.0.instance_template": [_template(role)]},
)

_masters := [_group("master", zone, 1) | some zone in ["b", "c", "d"]]

_nodes := [_group("node", "b", 2)]

_found(groups, settings) := found if {
	found := google_kops.found with input as build.document(array.concat([_template("master"), _template("node")], groups), settings)
}

_ids(groups) := [build.id(group) | some group in groups]

test_a_cluster_over_three_zones if {
	_found(array.concat(_masters, _nodes), {}) == [{
		"id": build.id(_masters[0]), "name": "shop", "kind": "kops", "managed": false, "declared": false,
		"primaries": _ids(_masters), "secondaries": _ids(_nodes),
		"regions": ["europe-west1"], "data_centres": ["europe-west1-b", "europe-west1-c", "europe-west1-d"],
		"primaries_by_data_centre": {"europe-west1-b": 1, "europe-west1-c": 1, "europe-west1-d": 1}, "nodes_by_data_centre": {"europe-west1-b": 3, "europe-west1-c": 1, "europe-west1-d": 1},
		"primary_count": 3, "node_count": 5,
		"node_classes": [{"group": build.id(_nodes[0]), "data_centre": "europe-west1-b", "count": 2, "cpu": 2, "memory": 8589934592}],
		"inputs": [], "related": sort(_ids(array.concat(_masters, _nodes))), "unknown": {},
	}]
}

test_a_cluster_of_which_a_part_is_in_sight if {
	[cluster] := _found(_nodes, {})
	[cluster.primary_count, cluster.primaries] == [null, []]
	cluster.unknown == {
		"primaries": "no group of machines of the control plane of shop is in the inputs",
		"primaries_by_data_centre": "no group of machines of the control plane of shop is in the inputs",
	}
	[bare] := _found(_masters, {})
	[bare.node_count, object.keys(bare.unknown)] == [3, {"size"}]
}

test_a_cluster_that_is_declared_is_the_declared_one if {
	_found(array.concat(_masters, _nodes), {"clusters": [build.cluster("shop", _masters, {})]}) == []
}

test_other_groups_make_no_cluster if {
	_found([build.terraform("google_compute_instance_group_manager", "web", {})], {}) == []
}

test_both_names_of_a_control_plane if {
	every role in ["control-plane", "master"] {
		[cluster] := google_kops.found with input as build.document([_template(role), _template("node"), _group(role, "b", 1), _group("node", "b", 2)], {})
		count(cluster.primaries) == 1
	}
}
