package resilience.simulation

import data.resilience.model.clusters
import data.resilience.model.services
import data.resilience.model.workloads

# Two data centres at once, where the settings ask for it: those in which one thing stands, since no others fall together for it.
_of_pairs := [failure |
	input.settings.simulation.pairs
	some pair in sort(_pairs)
	cells := _cells(_names_in_pair(pair), {name: parts |
		some name in _names_in_pair(pair)
		parts := array.concat(_clusters_without_pair(name, pair), _components_without_pair(name, pair))
	})
	failure := _failure($"{pair[0]} and {pair[1]}", "pair", 1, cells)
]

_pairs contains [a, b] if {
	some cluster in clusters.by_id
	some a in cluster.data_centres
	some b in cluster.data_centres
	a < b
}

_pairs contains [a, b] if {
	some component in _missed
	component.survives_data_centre != null
	some a in component.data_centres
	some b in component.data_centres
	a < b
}

_names_in_pair(pair) := {name | some place in pair; some id in _clusters_at(place); some name in _services_on[id]} | {name |
	some place in pair
	some id in object.get(_components_in, place, set())
	some name in services.of[id]
}

_components_without_pair(name, pair) := [part |
	some id in services.by_name[name].components
	component := _missed[id]
	there := [place | some place in pair; object.get(_components_in, place, set())[id]]
	part := _or_counterpart(name, _component_without(component, there))
]

# One of the two is as when that is lost alone. What is counted by data centre is counted; else both are all of it, or some of it of which
# nobody says what it needs.
_component_without(component, [place]) := _component_without_data_centre(component, place)

_component_without(component, [a, b]) := _part(component.id, "reduced", left / component.count, 0, 0, $"{left} of {component.count} of {component.name} {_are(left)} left") if {
	component.survives_data_centre.holds == true
	not component.holds_data
	left := component.count - sum([object.get(component.by_data_centre, place, 0) | some place in [a, b]])
	left > 0
} else := _restored(component, component.region, $"{component.name} runs in these two data centres only") if {
	count(component.data_centres) == 2
} else := _component_without_data_centre(component, a) if {
	component.survives_data_centre.holds == false
} else := _unknown(component.id, $"which of its data centres {component.name} can lose at once is not known")

_clusters_without_pair(name, pair) := array.concat(
	[_cluster_without_pair(clusters.by_id[id], pair) | some id in _serving[name]],
	[part |
		some id in _serving[name]
		there := [n | some place in pair; n := clusters.by_id[id].nodes_by_data_centre[place]; n > 0]
		count(there) > 0
		some workload_id in sort(object.get(_pods, [[name, id]], set()))
		workload := workloads.by_id[workload_id]
		part := _pods_without_pair(workload, pair, _most_in_data_centres(workload, _size[id], there))
	],
)

_pods_without_pair(workload, pair, most) := _without_data_centre(workload, most) if {
	not _place_of[workload.id]
} else := _placed_without(workload, pair, null)

_cluster_without_pair(cluster, pair) := _unknown(cluster.id, cluster.unknown.primaries_by_data_centre) if {
	not cluster.managed
	cluster.unknown.primaries_by_data_centre
} else := _cluster_without(cluster, primaries, _in_both(cluster.nodes_by_data_centre, pair), "there") if {
	primaries := _in_both(cluster.primaries_by_data_centre, pair)
	_decides(cluster, primaries)
} else := _unknown(cluster.id, cluster.unknown.nodes_by_data_centre)

_in_both(by_place, pair) := sum([object.get(by_place, place, 0) | some place in pair])

# The most replicas that data centres of so many nodes each may hold together.
_most_in_data_centres(workload, size, there) := _most_in_some(workload, size.places, count(there)) if {
	workload.spread.data_centre != "none"
} else := _most_on_nodes(workload, size.nodes, sum(there)) if {
	workload.spread.node != "none"
} else := workload.replicas

# With skew s over k places, of which the emptiest holds q of n pods, m places hold at most m (q + s), or all but (k - m) q. The worst is the
# larger of what the last q of the first kind and the first of the second allow.
_most_in_some(workload, places, m) := workload.replicas if {
	m >= places
} else := workload.replicas if {
	workload.replicas < m * max([1, _skew(workload)])
} else := max([m * (q + skew), one_more]) if {
	skew := max([1, _skew(workload)])
	q := floor((workload.replicas - (m * skew)) / places)
	one_more := _all_but(workload.replicas, places, m, q + 1)
}

_all_but(replicas, places, m, q) := replicas - ((places - m) * q) if {
	replicas >= places * q
} else := 0
