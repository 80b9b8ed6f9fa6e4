package resilience.clusters_google_test

import data.resilience.lib
import data.resilience.model.clusters.adapters.google
import data.resilience.testing as build

_found(resources, settings) := found if {
	found := google.found with input as build.document(resources, settings)
}

_gke(values) := build.terraform("google_container_cluster", "main", {
	"region": {"name": "europe-west1"},
	"values": object.union({"name": "shop", "location": "europe-west1", "remove_default_node_pool": true, "initial_node_count": 1, "node_locations": ["europe-west1-b", "europe-west1-c"]}, values),
})

_pool(gke) := build.referring(
	build.terraform("google_container_node_pool", "nodes", {"values": {"node_count": 1, "node_config": [{"machine_type": "e2-standard-2"}]}}),
	{"cluster": [gke]},
)

_class(zone) := {"group": "plan.json#google_container_node_pool.nodes", "data_centre": zone, "count": 1, "cpu": 2, "memory": 8589934592}

_expected(given) := object.union(
	{
		"id": "plan.json#google_container_cluster.main", "name": "shop", "kind": "gke", "managed": true, "declared": false,
		"primaries": [], "secondaries": ["plan.json#google_container_node_pool.nodes"],
		"regions": ["europe-west1"], "data_centres": ["europe-west1-b", "europe-west1-c"],
		"primaries_by_data_centre": {}, "nodes_by_data_centre": {"europe-west1-b": 1, "europe-west1-c": 1},
		"primary_count": null, "control_plane": lib.holds("it is regional"),
		"node_count": 2, "node_classes": [_class("europe-west1-b"), _class("europe-west1-c")],
		"inputs": [], "related": ["plan.json#google_container_cluster.main"], "unknown": {},
	},
	given,
)

test_a_regional_cluster if _found([_gke({}), _pool(_gke({}))], {}) == [_expected({})]

test_the_control_plane_of_a_zonal_cluster_is_in_its_zone if {
	gke := _gke({"location": "europe-west1-b"})
	_found([gke, _pool(gke)], {}) == [_expected({"control_plane": lib.fails("location is the zone europe-west1-b", "location", "Make it with its region as `location`; a cluster can't be changed in place.")})]
}

test_a_cluster_without_nodes_in_sight if {
	[cluster] := _found([_gke({})], {})
	[cluster.node_count, cluster.secondaries, cluster.data_centres] == [null, [], ["europe-west1-b", "europe-west1-c"]]
	cluster.unknown == {
		"nodes_by_data_centre": "google_container_cluster.main: no node pool of it is in the inputs",
		"size": "google_container_cluster.main: no node pool of it is in the inputs",
	}
	[pilot] := _found([_gke({"enable_autopilot": true})], {})
	pilot.unknown.size == "google_container_cluster.main: Autopilot makes its nodes as pods need them"
}

test_a_cluster_of_unknown_name_and_place if {
	[cluster] := _found([build.terraform("google_container_cluster", "main", {"values": {"name": 3}, "unknown": {"location": true}, "region": {"unknown": "its provider names none"}})], {})
	[cluster.name, cluster.regions] == ["google_container_cluster.main", []]
	cluster.unknown.regions == "google_container_cluster.main: its provider names none"
	cluster.unknown.control_plane == "google_container_cluster.main: location is known only after apply"
}

test_a_cluster_that_is_declared_is_the_declared_one if {
	declared := build.cluster("shop", [], {"kind": "gke", "secondaries": [build.id(_pool(_gke({})))]})
	_found([_gke({}), _pool(_gke({}))], {"clusters": [declared]}) == []
	itself := build.cluster("shop", [], {"kind": "gke", "secondaries": [build.id(_gke({}))]})
	_found([_gke({})], {"clusters": [itself]}) == []
}
