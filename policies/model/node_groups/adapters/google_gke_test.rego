package resilience.node_groups_google_gke_test

import data.resilience.lib
import data.resilience.model.node_groups.adapters.google_gke
import data.resilience.testing as build

_found(resources) := groups if {
	groups := google_gke.found with input as build.document(resources, {})
}

_cluster(values) := build.terraform("google_container_cluster", "shop", {"region": {"name": "europe-west1"}, "values": object.union({"location": "europe-west1", "remove_default_node_pool": true, "initial_node_count": 1}, values)})

_pool(cluster, values) := build.referring(
	build.terraform("google_container_node_pool", "nodes", {"region": {"name": "europe-west1"}, "values": object.union({"node_config": [{"machine_type": "e2-standard-4"}]}, values)}),
	{"cluster": [cluster]},
)

_record(given) := object.union(
	{
		"id": "plan.json#google_container_node_pool.nodes", "name": "google_container_node_pool.nodes", "kind": "cluster nodes", "region": "europe-west1",
		"cluster": "plan.json#google_container_cluster.shop", "cpu": 4, "memory": 17179869184, "unknown": {},
		"replaced": lib.holds("management.auto_repair is true"),
	},
	given,
)

_in_three(n) := {$"europe-west1 (zone {zone})": n | some zone in [1, 2, 3]}

_zones := ["europe-west1-b", "europe-west1-c"]

test_nodes_in_each_zone_that_google_chooses if {
	_found([_cluster({}), _pool(_cluster({}), {"node_count": 2})]) == [_record({"count": 6, "by_data_centre": _in_three(2)})]
}

test_nodes_in_each_zone_of_the_cluster if {
	cluster := _cluster({"node_locations": _zones})
	_found([cluster, _pool(cluster, {"node_count": 1, "management": [{"auto_repair": false}]})]) == [_record({
		"count": 2, "by_data_centre": {"europe-west1-b": 1, "europe-west1-c": 1},
		"replaced": lib.fails("management.auto_repair is false", "management.0.auto_repair", "Set `management.auto_repair = true`."),
	})]
}

test_nodes_in_the_zones_of_their_own_pool if {
	cluster := _cluster({"node_locations": _zones})
	[pool] := _found([cluster, _pool(cluster, {"node_count": 1, "node_locations": ["europe-west1-d"]})])
	pool.by_data_centre == {"europe-west1-d": 1}
}

test_a_zonal_cluster_has_its_nodes_there if {
	cluster := _cluster({"location": "europe-west1-b"})
	[pool] := _found([cluster, _pool(cluster, {"node_count": 3})])
	pool.by_data_centre == {"europe-west1-b": 3}
	beside := _cluster({"location": "europe-west1-b", "node_locations": ["europe-west1-c"]})
	[both] := _found([beside, _pool(beside, {"node_count": 3})])
	both.by_data_centre == {"europe-west1-b": 3, "europe-west1-c": 3}
}

test_an_autoscaler_keeps_so_many_in_each_zone_or_in_all if {
	[each] := _found([_cluster({}), _pool(_cluster({}), {"autoscaling": [{"min_node_count": 2}]})])
	each.count == 6
	[total] := _found([_cluster({}), _pool(_cluster({}), {"autoscaling": [{"min_node_count": 0, "total_min_node_count": 4}]})])
	total.count == 4
	[begun] := _found([_cluster({}), _pool(_cluster({}), {"initial_node_count": 1, "autoscaling": [{"min_node_count": 0}]})])
	begun.count == 3
	[idle] := _found([_cluster({}), _pool(_cluster({}), {"autoscaling": [{"min_node_count": 0}]})])
	idle.count == 0
}

test_a_pool_of_which_nothing_is_known if {
	[open] := _found([build.terraform("google_container_node_pool", "nodes", {"unknown": {"location": true, "node_count": true}})])
	[open.cluster, open.count, open.by_data_centre] == [null, null, {}]
	open.unknown == {
		"by_data_centre": "google_container_node_pool.nodes: location is known only after apply",
		"count": "google_container_node_pool.nodes: how many nodes it has is not known",
		"size": "google_container_node_pool.nodes: its machine type is not known",
	}
	cluster := _cluster({"node_locations": _zones})
	[hidden] := _found([cluster, build.over(_pool(cluster, {"node_count": 1}), {"withheld": {"node_locations": true}})])
	hidden.unknown.by_data_centre == "google_container_node_pool.nodes: node_locations is marked sensitive"
}

test_nodes_of_the_cluster_itself if {
	_found([_cluster({"remove_default_node_pool": false, "initial_node_count": 2, "node_config": [{"machine_type": "e2-standard-4"}]})]) == [object.remove(
		_record({
			"id": "plan.json#google_container_cluster.shop", "name": "google_container_cluster.shop",
			"count": 6, "by_data_centre": _in_three(2),
		}),
		["replaced"],
	)]
	[inside] := _found([_cluster({"remove_default_node_pool": false, "node_pool": [{"node_count": 1}, {"initial_node_count": 2}]})])
	inside.count == 9
	[open] := _found([_cluster({"remove_default_node_pool": false, "node_pool": [{"node_count": 1}, {}]})])
	open.count == null
	open.unknown.count == "google_container_cluster.shop: how many nodes it has is not known"
	_found([_cluster({})]) == []
	_found([_cluster({"remove_default_node_pool": false, "enable_autopilot": true})]) == []
}
