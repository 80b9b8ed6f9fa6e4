package resilience.simulation

import data.resilience.model.clusters
import data.resilience.model.services

# One node of a class is taken away: alike nodes of one cluster, of one part in it and in one data centre.
_of_nodes := array.concat(
	_of_component_nodes,
	array.concat(
		[failure |
			some id in sort(object.keys(_services_on))
			some class in _node_classes[id]
			part := _cluster_without(clusters.by_id[id], class.primaries, 1, "that one")
			cells := _cells(_services_on[id], {name: parts |
				some name in _services_on[id]
				parts := array.concat([part], [part | part := _pods_without_node[[name, id]]])
			})
			failure := _failure(class.name, "node", class.count, cells)
		],
		[failure |
			n := input.settings.assumed_cluster.nodes
			names := _services_on.assumed
			cells := _cells(names, {name: parts |
				some name in names
				parts := array.concat([_assumed_without_one(n, "node")], [part | part := _pods_without_node[[name, "assumed"]]])
			})
			failure := _failure("of the assumed cluster", "node", n, cells)
		],
	),
)

# One member of a component outside clusters: the alike ones are one class. Of a cluster's component, whose members may all be on one node, that node.
_of_component_nodes := [failure |
	some id in sort(object.keys(_missed))
	component := _missed[id]
	component.survives_node != null
	part := _component_without_node(component)
	cells := _cells({name | some name in services.of[id]}, {name: [_or_counterpart(name, part)] | some name in services.of[id]})
	[domain, n] := _lost_with_node(component)
	failure := _failure(domain, "node", n, cells)
]

_lost_with_node(component) := [$"that all {share} of {component.name} may share", 1] if {
	share := component.survives_node.share
} else := [$"members of {component.name}", _members(component)]

_members(component) := component.count if {
	component.count > 0
} else := 1

# `{name, count, data_centre, primaries}`: the data centre is null where it is not known, primaries says how many are lost with one node.
_node_classes := {id: classes |
	some id, cluster in clusters.by_id
	classes := array.concat(_primary_classes(cluster), _other_classes(cluster))
}

_primary_classes(cluster) := [class |
	some place in sort(object.keys(cluster.primaries_by_data_centre))
	n := cluster.primaries_by_data_centre[place]
	n > 0
	class := {"name": $"primaries of {called[cluster.id]} in {place}", "count": n, "data_centre": place, "primaries": 1}
] if {
	not cluster.unknown.primaries_by_data_centre
} else := [class |
	cluster.primary_count > 0
	class := {"name": $"primaries of {called[cluster.id]}", "count": cluster.primary_count, "data_centre": null, "primaries": 1}
]

_other_classes(cluster) := [class |
	some place in sort(object.keys(cluster.nodes_by_data_centre))
	n := cluster.nodes_by_data_centre[place] - object.get(cluster.primaries_by_data_centre, place, 0)
	n > 0
	class := {"name": $"{_other_nodes(cluster)} {called[cluster.id]} in {place}", "count": n, "data_centre": place, "primaries": 0}
] if {
	not cluster.unknown.nodes_by_data_centre
} else := [class |
	cluster.node_count != null
	n := cluster.node_count - _primaries_among(cluster)
	n > 0
	class := {"name": $"{_other_nodes(cluster)} {called[cluster.id]}", "count": n, "data_centre": null, "primaries": 0}
]

_primaries_among(cluster) := cluster.primary_count if cluster.primary_count != null

_primaries_among(cluster) := 0 if cluster.primary_count == null

_other_nodes(cluster) := "secondaries of" if cluster.primary_count != null

_other_nodes(cluster) := "nodes of" if cluster.primary_count == null
