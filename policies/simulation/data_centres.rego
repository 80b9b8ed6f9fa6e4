package resilience.simulation

import data.resilience.model.clusters
import data.resilience.model.databases

_of_data_centres := array.concat(
	[failure |
		some domain in sort(_data_centres)
		names := {name | some id in _clusters_at(domain); some name in _services_on[id]} | {name | some name, _ in _databases}
		parts := {id: part | some id in _clusters_at(domain); part := _cluster_without_data_centre(clusters.by_id[id], domain)}
		cells := _cells(names, {name: _parts_without_data_centre(name, domain, parts) | some name in names})
		failure := _failure($"{domain}", "data-centre", 1, cells)
	],
	[failure |
		n := input.settings.assumed_cluster.data_centres
		names := _services_on.assumed
		cells := _cells(names, {name: parts |
			some name in names
			parts := array.concat([_assumed_without_one(n, "data centre")], [part | some part in _pods_without_data_centre[[name, "assumed"]]])
		})
		failure := _failure("of the assumed cluster", "data-centre", n, cells)
	],
)

_data_centres := {name | some cluster in clusters.by_id; some name in cluster.data_centres} | {name |
	some database in databases.by_id
	count(database.data_centres) == 1
	some name in database.data_centres
}

# Clusters that have something there, or may have.
_clusters_at(domain) := object.get(_placed, domain, set()) | _unplaced

_placed[name] contains id if {
	some id, cluster in clusters.by_id
	some name in cluster.data_centres
}

_unplaced contains id if {
	some id, cluster in clusters.by_id
	_is_unplaced(cluster)
}

_is_unplaced(cluster) if cluster.unknown.nodes_by_data_centre

_is_unplaced(cluster) if {
	not cluster.managed
	cluster.unknown.primaries_by_data_centre
}

_parts_without_data_centre(name, domain, cluster_parts) := array.concat(
	[part | some id in _serving[name]; part := cluster_parts[id]],
	array.concat(
		[part |
			some id in _serving[name]
			n := clusters.by_id[id].nodes_by_data_centre[domain]
			n > 0
			part := _pods_without_data_centre[[name, id]][n]
		],
		[_database_without(database, domain) | some database in object.get(_databases, name, [])],
	),
)

_cluster_without_data_centre(cluster, domain) := _unknown(cluster.unknown.primaries_by_data_centre) if {
	not cluster.managed
	cluster.unknown.primaries_by_data_centre
} else := _cluster_without(cluster, primaries, object.get(cluster.nodes_by_data_centre, domain, 0), "there") if {
	primaries := object.get(cluster.primaries_by_data_centre, domain, 0)
	_decides(cluster, primaries)
} else := _unknown(cluster.unknown.nodes_by_data_centre)

# Enough is known: where the nodes are, or that the primaries there stop the cluster.
_decides(cluster, _) if not cluster.unknown.nodes_by_data_centre

_decides(cluster, primaries) if {
	primaries > 0
	_cluster_without(cluster, primaries, primaries, "there").outcome == "down"
}

_database_without(database, domain) := _unaffected($"{database.name} is in another region") if {
	database.region != null
	not startswith($"{domain}", database.region)
	not domain in database.data_centres
} else := _part("reduced", 1, 0, 60, $"{database.name} fails over to another data centre") if {
	database.survives_data_centre == true
} else := _unknown(database.unknown.survives_data_centre) if {
	database.survives_data_centre == null
} else := _unaffected($"{database.name} is in another data centre") if {
	count(database.data_centres) > 0
	not domain in database.data_centres
} else := _part("down", 0, null, null, $"{database.name} runs in that data centre alone") if {
	count(database.data_centres) == 1
} else := _unknown($"{database.name} runs in one data centre, which one is not known")
