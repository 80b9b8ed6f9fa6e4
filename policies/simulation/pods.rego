package resilience.simulation

import data.resilience.model.capacity
import data.resilience.model.clusters
import data.resilience.model.workloads

# What losing a data centre of its cluster does to the pods of a service there: `[service, cluster]` to the number of nodes that the data
# centre has, to the worst that happens to any of them. Those that can't leave one data centre are told apart: which one is lost counts.
_pods_without_data_centre := {key: by_nodes |
	some key, all in _pods
	ids := {id | some id in all; not _place_of[id]}
	count(ids) > 0
	size := _size[key[1]]
	by_nodes := {n: _worst(parts) |
		some n in size.nodes_of_places
		squeezed := _squeezed_by(key[1], n)
		parts := [_in_room(_without_data_centre(workloads.by_id[id], _most_in_data_centre(workloads.by_id[id], size, n)), workloads.by_id[id], object.get(squeezed, id, null)) |
			some id in sort(ids)
		]
	}
}

# What losing a node does to them.
_pods_without_node := {key: _worst(parts) |
	some key, ids in _pods
	size := _size[key[1]]
	squeezed := object.get(capacity.squeezed_without_node, key[1], {})
	parts := [_in_room(_without_node(workloads.by_id[id], _most_on_node(workloads.by_id[id], size), size.movable), workloads.by_id[id], object.get(squeezed, id, null)) |
		some id in sort(ids)
	]
}

# Workload id to the data centre of its cluster that all its pods are in.
_place_of := {id: workload.pinned.place |
	some id, workload in workloads.by_id
	clusters.by_id[workload.cluster].nodes_by_data_centre[workload.pinned.place] > 0
}

_placed_pods[key] contains id if {
	some key, ids in _pods
	some id in ids
	_place_of[id]
}

# What losing these data centres does to pods that are all in one. Elsewhere what comes from there may still take their room.
_placed_without(workload, lost, room) := object.remove(_without_data_centre(workload, workload.replicas), ["may"]) if {
	_place_of[workload.id] in lost
} else := _in_room(_unaffected(workload.id, $"{workload.name} runs in {_place_of[workload.id]}"), workload, room)

# What has no room where a data centre of so many nodes of a cluster is lost.
_squeezed_by(cluster, n) := object.get(capacity.squeezed_without_data_centre, [[cluster, n]], {})

# Nodes and data centres of a cluster that pods can be kept apart on, and whether a zonal volume can follow its pod when a node is lost,
# since every data centre has another one. Where they are not known those that are assumed count, evenly spread.
_size := {id: _size_of(id) | some [_, id], _ in _pods}

_size_of(id) := {
	"nodes": cluster.node_count, "places": count(cluster.nodes_by_data_centre),
	"nodes_of_places": {n | some n in cluster.nodes_by_data_centre},
	"movable": _has_another_each(cluster),
} if {
	cluster := clusters.by_id[id]
	not cluster.unknown.nodes_by_data_centre
	cluster.node_count > 0
	count(cluster.nodes_by_data_centre) > 0
} else := {"nodes": nodes, "places": places, "nodes_of_places": {ceil(nodes / places)}, "movable": false} if {
	nodes := input.settings.assumed_cluster.nodes
	places := input.settings.assumed_cluster.data_centres
}

_has_another_each(cluster) if {
	every n in cluster.nodes_by_data_centre { n != 1 }
} else := false

# Pods of an unreachable node are evicted after the node monitor's grace period (50 s) and the default tolerations (300 s).
_reschedule_s := 350

# What is left when as many replicas are lost as may be in that data centre.
_without_data_centre(workload, most) := _without(workload, most, $"may run there{_allowed(workload, "data_centre")}", {"node", "data-centre"}, {
	"data-centre": "its volume can't leave that data centre",
	"node": "its volume can't leave its node",
	"unknown": "whether its volume can follow it is not known",
})

_without_node(workload, most, true) := _without(workload, most, $"may run on it{_allowed(workload, "node")}", {"node"}, {
	"node": "its volume can't leave that node",
	"unknown": "whether its volume can follow it is not known",
})

_without_node(workload, most, false) := _without(workload, most, $"may run on it{_allowed(workload, "node")}", {"node"}, {
	"data-centre": "no other node of that data centre can take its volume",
	"node": "its volume can't leave that node",
	"unknown": "whether its volume can follow it is not known",
})

_without(workload, most, where, kept, held) := _unaffected(workload.id, $"{workload.name} is switched off") if {
	workload.replicas == 0
	workload.replicas_from == workload.id
} else := _unaffected(workload.id, $"{workload.name} keeps no pod while there is nothing to do, and its scaler starts them on what is left") if {
	workload.replicas == 0
} else := _unknown(workload.id, workload.unknown.replicas) if {
	workload.replicas == null
} else := _part(workload.id, "reduced", left / workload.replicas, 0, 0, $"{left} of {workload.replicas} replicas of {workload.name} {_are(left)} left{_wish(workload)}") if {
	left := workload.replicas - most
	left > 0
} else := _may_be_down(workload.id, null, $"{workload.name} is a pod of its own, and nothing makes it again") if {
	not workload.remade
} else := _may_be_down(workload.id, null, $"{_its_replicas(workload)} {where}, and nowhere else: {workload.pinned[_place[workload.pinned.held]]}") if {
	kept[workload.pinned.held]
} else := _may_be_down(workload.id, null, $"{_its_replicas(workload)} {where}, and {held[workload.storage]}") if {
	held[workload.storage]
} else := _may_be_down(workload.id, _reschedule_s, $"{_its_replicas(workload)} {where}, until the pods run elsewhere")

# The scheduler may have put them there, and may not.
_may_be_down(of, rto_s, why) := object.union(_part(of, "down", 0, 0, rto_s, why), {"may": true})

_place := {"node": "node", "data-centre": "data_centre"}

_its_replicas(workload) := $"the one replica of {workload.name}" if workload.replicas == 1

_its_replicas(workload) := $"all {workload.replicas} replicas of {workload.name}" if workload.replicas != 1

_allowed(workload, domain) := " (its constraints allow it)" if {
	workload.replicas != 1
	workload.spread[domain] != "none"
} else := ""

_wish(workload) := ", if the scheduler can do as it is asked" if {
	workload.spread.data_centre != "guaranteed"
	workload.spread.node != "guaranteed"
} else := ""

# The most replicas that a data centre of n nodes may hold. With skew s over k data centres one holds at most floor((n + s (k - 1)) / k)
# of n pods, if each can take pods. Pods that are kept on different nodes only are where the nodes are.
_most_in_data_centre(workload, size, n) := workload.replicas if {
	workload.pinned.data_centre != null
} else := _most_in_one(workload, size.places) if {
	workload.spread.data_centre != "none"
} else := _most_on_nodes(workload, size.nodes, n) if {
	workload.spread.node != "none"
} else := workload.replicas

# The most replicas that a node may hold. What is kept apart by data centre may share a node within one.
_most_on_node(workload, size) := _most_on_nodes(workload, nodes, 1) if {
	nodes := clusters.by_id[workload.cluster].nodes_by_data_centre[_place_of[workload.id]]
	workload.spread.node != "none"
} else := _most_in_one(workload, size.places) if {
	workload.spread.data_centre != "none"
} else := _most_on_nodes(workload, size.nodes, 1) if {
	workload.spread.node != "none"
} else := workload.replicas

_most_in_one(workload, places) := min([workload.replicas, floor((workload.replicas + (skew * (places - 1))) / places)]) if {
	skew := max([1, _skew(workload)])
}

_skew(workload) := workload.max_skew if workload.max_skew != null

_skew(workload) := 1 if workload.max_skew == null

# Evenly over all nodes, the first ones taking one more.
_most_on_nodes(workload, all, some_of_them) := (floor(workload.replicas / all) * some_of_them) + min([some_of_them, workload.replicas % all])
