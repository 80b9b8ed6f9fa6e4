package resilience.simulation

import data.resilience.model.clusters
import data.resilience.model.services
import data.resilience.model.workloads

_of_data_centres := array.concat(array.concat(_named, _unnamed), _assumed)

_named := [failure |
	some domain in sort(_data_centres)
	parts := {id: part | some id in object.get(_components_in, domain, set()); part := _component_without_data_centre(_missed[id], domain)}
	cluster_parts := {id: part | some id in _clusters_at(domain); part := _cluster_without_data_centre(clusters.by_id[id], domain)}
	names := {name | some id in _clusters_at(domain); some name in _services_on[id]} | {name | some id, _ in parts; some name in services.of[id]}
	cells := _cells(names, {name: array.concat(_clusters_of_service(name, domain, cluster_parts), _of_service(name, parts)) | some name in names})
	failure := _failure($"{domain}", "data-centre", 1, cells)
]

# What is in one data centre, or in several, which are not known by name: whichever of the region it is, it can be lost.
_unnamed := [failure |
	some region in sort(object.keys(_unnamed_in))
	parts := {id: part | some id in _unnamed_in[region]; part := _component_without_data_centre(_missed[id], "")}
	cluster_parts := {id: part | some id in object.get(_unplaced_in, region, set()); part := _cluster_without_data_centre(clusters.by_id[id], "")}
	names := {name | some id, _ in parts; some name in services.of[id]} | {name | some id, _ in cluster_parts; some name in _services_on[id]}
	cells := _cells(names, {name: array.concat(_clusters_of_service(name, "", cluster_parts), _of_service(name, parts)) | some name in names})
	failure := _failure($"of {region}", "data-centre", 1, cells)
]

_assumed := [failure |
	n := input.settings.assumed_cluster.data_centres
	names := _services_on.assumed
	cells := _cells(names, {name: parts |
		some name in names
		parts := array.concat([_assumed_without_one(n, "data centre")], [part | some part in _pods_without_data_centre[[name, "assumed"]]])
	})
	failure := _failure("of the assumed cluster", "data-centre", n, cells)
]

_of_service(name, parts) := [part |
	some id in services.by_name[name].components
	part := _or_counterpart(name, parts[id])
]

_data_centres := {name | some cluster in clusters.by_id; some name in cluster.data_centres} | object.keys(_components_in)

_components_in[name] contains id if {
	some id, component in _missed
	component.survives_data_centre != null
	some name in component.data_centres
}

_unnamed_in[region] contains id if {
	some id, component in _missed
	component.survives_data_centre != null
	component.data_centres == []
	region := _region_words(component)
}

_region_words(component) := component.region if component.region != null

_region_words(component) := "an unknown region" if {
	component.region == null
	not component.global
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

# A cluster may be in the data centre of its region that is lost, where it is not known to be in others.
_unplaced_in[region] contains id if {
	some id in _unplaced
	some region, _ in _unnamed_in
	_may_be_in(clusters.by_id[id], region)
}

_may_be_in(cluster, region) if region in cluster.regions

_may_be_in(cluster, _) if count(cluster.regions) == 0

_is_unplaced(cluster) if cluster.unknown.nodes_by_data_centre

_is_unplaced(cluster) if {
	not cluster.managed
	cluster.unknown.primaries_by_data_centre
}

_clusters_of_service(name, domain, cluster_parts) := array.concat(
	array.concat(
		[part | some id in _serving[name]; part := cluster_parts[id]],
		[part |
			some id in _serving[name]
			n := clusters.by_id[id].nodes_by_data_centre[domain]
			n > 0
			some workload_id in sort(object.get(_placed_pods, [[name, id]], set()))
			part := _placed_without(workloads.by_id[workload_id], {domain}, object.get(_squeezed_by(id, n), workload_id, null))
		],
	),
	[part |
		some id in _serving[name]
		n := clusters.by_id[id].nodes_by_data_centre[domain]
		n > 0
		part := _pods_without_data_centre[[name, id]][n]
	],
)

_cluster_without_data_centre(cluster, domain) := _unknown(cluster.id, cluster.unknown.primaries_by_data_centre) if {
	not cluster.managed
	cluster.unknown.primaries_by_data_centre
} else := _cluster_without(cluster, primaries, object.get(cluster.nodes_by_data_centre, domain, 0), "there") if {
	primaries := object.get(cluster.primaries_by_data_centre, domain, 0)
	_decides(cluster, primaries)
} else := _unknown(cluster.id, cluster.unknown.nodes_by_data_centre)

# Enough is known: where the nodes are, or that the primaries there stop the cluster.
_decides(cluster, _) if not cluster.unknown.nodes_by_data_centre

_decides(cluster, primaries) if {
	primaries > 0
	_cluster_without(cluster, primaries, primaries, "there").outcome == "down"
}
