package resilience.simulation

import data.resilience.lib
import data.resilience.model.clusters
import data.resilience.model.components
import data.resilience.model.compute
import data.resilience.model.data_services
import data.resilience.model.entries
import data.resilience.model.load_balancers
import data.resilience.model.recovery_points
import data.resilience.model.schedules
import data.resilience.model.services
import data.resilience.model.stores
import data.resilience.model.workloads

_of_regions := [failure |
	some domain in sort(_regions)
	names := {name | some id in _clusters_in(domain); some name in _services_on[id]} | {name |
		some id in (object.get(_components_of_region, domain, set()) | _of_unknown_region)
		some name in services.of[id]
	}
	cells := _cells(names, {name: _parts_without_region(name, domain) | some name in names})
	failure := _failure(domain, "region", 1, cells)
]

_regions := ({name | some cluster in clusters.by_id; some name in cluster.regions} | {component.region |
	some component in components.serving
	component.region != null
}) | {component.region |
	# What leads traffic may be all that a declared service has in sight.
	some id, component in load_balancers.by_id
	services.of[id]
	component.region != null
}

_clusters_in(domain) := {id | some id, cluster in clusters.by_id; not _is_elsewhere(cluster, domain)}

_is_elsewhere(cluster, domain) if {
	not cluster.unknown.regions
	not domain in cluster.regions
}

# Networks and prerequisites of a region go with it, and are needed by nothing that is left there.
_goes_with_its_region := {id: component |
	some id, component in _missed
	some concept in [compute.by_id, data_services.by_id, load_balancers.by_id, stores.buckets]
	concept[id]
}

_components_of_region[component.region] contains id if {
	some id, component in _goes_with_its_region
	component.region != null
}

_of_unknown_region contains id if {
	some id, component in _goes_with_its_region
	component.region == null
	not component.global
}

_parts_without_region(name, domain) := array.concat(
	[part |
		some id in _serving[name]
		part := _cluster_without_region(name, clusters.by_id[id], domain)
	],
	[part |
		some id in services.by_name[name].components
		component := _goes_with_its_region[id]
		not _leads_to_cluster[id]
		part := _component_without_region(name, component, domain)
	],
)

# What becomes of a cluster in its region says what becomes of the load balancers in front of it.
_leads_to_cluster := {id: true | some ids in components.leading_to_cluster; some id in ids}

_component_without_region(name, component, domain) := _unaffected(component.id, $"{component.name} is in another region") if {
	component.region != domain
	component.region != null
} else := _unaffected(component.id, $"{component.name} is of no region") if {
	component.global
} else := _unknown(component.id, $"the region of {component.name} is not known") if {
	component.region == null
} else := _part(component.id, "reduced", 1, 0, component.failover_s, $"{component.name} serves from other regions, since {component.survives_region.why}") if {
	component.survives_region.holds == true
} else := _data_without_region(name, component, domain) if {
	component.holds_data
} else := _part(component.id, "reduced", null, 0, _redirect_s(name), $"{component.name} is gone; {_named_beside(component, _counterpart(name, component))} serves in another region") if {
	_leads_elsewhere(name, domain)
	_counterpart(name, component)
} else := _unknown(component.id, $"{component.name} is gone; {_named_beside(component, other)} is in {components.by_id[other].region}, {_why_not_led}") if {
	other := _counterpart(name, component)
} else := _unknown(component.id, $"{component.name} is gone; {component.survives_region.why}") if {
	component.survives_region.holds == null
} else := _part(component.id, "down", 0, 0, _rebuild_time(name).s, $"{component.name} is gone and must be built again in another region")

_data_without_region(name, component, domain) := _part(
	component.id, "down", 0, point.age_s,
	_component_recovery_time(name, point).s,
	$"{component.name} is gone; it is restored from {_point_words(point)}",
) if {
	points := _points_elsewhere(component, domain)
	count(points) > 0
	point := _best_point(points)
} else := _unknown(component.id, $"{component.name} is gone; where {lib.short(unplaced[0].id)} can be restored is not known") if {
	unplaced := [point | some point in object.get(recovery_points.of, component.id, []); point.region == null]
	count(unplaced) > 0
} else := _unknown(component.id, $"{component.name} is gone; {component.survives_region.why}") if {
	component.survives_region.holds == null
} else := _unknown(component.id, $"{component.name} is gone; {recovery_points.perhaps[component.id]}") if {
	recovery_points.perhaps[component.id]
} else := _part(component.id, "lost", 0, null, null, $"{component.name} is gone, and no copy of it in another region is in sight")

_points_elsewhere(component, domain) := [point |
	some point in object.get(recovery_points.of, component.id, [])
	point.region != null
	point.region != domain
]

# An entry may lead there of which the inputs do not show where it leads.
_why_not_led := $"and whether {_blind_entries[0]} leads there is not known" if {
	count(_blind_entries) > 0
} else := "but no checked global entry leads there"

_blind_entries := sort([entry.name | some _, entry in entries.by_id; entry.unknown.regions])

# Another component of the service that does the same in another region.
_counterpart(name, component) := sort([id |
	some id in services.by_name[name].components
	other := components.by_id[id]
	other.region != null
	other.region != component.region
	_does_the_same(other, component)
	not other.count == 0
])[0]

# Stacks of one configuration call theirs the same: then it is told by its input.
_named_beside(component, other) := $"{components.by_id[other].name} of {split(other, "#")[0]}" if {
	components.by_id[other].name == component.name
} else := components.by_id[other].name

# What stops in one place goes on in another region where a checked entry leads there, all the more what only waits there.
_or_counterpart(name, part) := _part(part.part, "reduced", null, 0, _redirect_s(name), $"{part.why}; {_named_beside(component, other)} serves in another region") if {
	part.outcome == "down"
	component := components.by_id[part.part]
	not component.holds_data
	_leads_elsewhere(name, component.region)
	other := _counterpart(name, component)
} else := _unknown(part.part, $"{part.why}; {_named_beside(component, other)} is in {components.by_id[other].region}, {_why_not_led}") if {
	part.outcome == "down"
	component := components.by_id[part.part]
	not component.holds_data
	count(_blind_entries) > 0
	other := _counterpart(name, component)
} else := part

_does_the_same(a, b) if {
	compute.by_id[a.id]
	compute.by_id[b.id]
}

_does_the_same(a, b) if {
	load_balancers.by_id[a.id]
	load_balancers.by_id[b.id]
}

# What a cache or a stream of one region holds is had again from elsewhere.
_does_the_same(a, b) if {
	data_services.by_id[a.id]
	data_services.by_id[b.id]
	not a.holds_data
	not b.holds_data
	a.kind == b.kind
}

_cluster_without_region(name, cluster, domain) := _unaffected(cluster.id, $"{called[cluster.id]} is in another region") if {
	_is_elsewhere(cluster, domain)
} else := _unknown(cluster.id, cluster.unknown.regions) if {
	not domain in cluster.regions
} else := _part(cluster.id, "reduced", null, 0, _redirect_s(name), $"{called[cluster.id]} is gone; {called[_twin(name, cluster.id, domain)]} runs the same workloads in another region") if {
	_leads_elsewhere(name, domain)
	_twin(name, cluster.id, domain)
} else := _unknown(cluster.id, $"{called[cluster.id]} is gone; {called[_twin(name, cluster.id, domain)]} runs the same workloads, {_why_not_led}") if {
	_twin(name, cluster.id, domain)
} else := _part(cluster.id, "down", 0, lib.best_age_elsewhere(cluster.id), recovery_time(name, cluster).s, $"{called[cluster.id]} is gone; it is restored from snapshots in {_where(cluster)}") if {
	lib.way(cluster.id) == "known"
} else := _unknown(cluster.id, $"{called[cluster.id]} is gone; {_why_unknown(cluster)}") if {
	lib.way(cluster.id) == "unknown"
} else := _part(cluster.id, "lost", 0, null, null, $"{called[cluster.id]} is gone, and {_why_lost(cluster)}")

# Another cluster of the service, in another region, that runs workloads of the same names: service is there twice.
_twin(name, id, domain) := [other |
	some other in _serving[name]
	other != id
	count(clusters.by_id[other].regions) > 0
	_is_elsewhere(clusters.by_id[other], domain)
	_names_on(name, id) - _names_on(name, other) == set()
][0] if {
	count(_names_on(name, id)) > 0
}

_names_on(name, id) := {[workload.kind, workload.namespace, workload.name] |
	some workload_id in _pods[[name, id]]
	workload := workloads.by_id[workload_id]
}

_why_unknown(cluster) := "no snapshots of it are in sight" if {
	count(schedules.full_of(cluster.id)) == 0
} else := "whether its snapshots can be read from another region is not known"

_why_lost(cluster) := "no full snapshot of it is taken regularly" if {
	count(schedules.full_of(cluster.id)) == 0
} else := "its snapshots are lost with the region" if {
	some id in stores.of_cluster[cluster.id]
	lib.fate(stores.recovery[id]) == "lost"
} else := "its snapshots go to no place that outlives the region"

_where(cluster) := lib.listed([called[other.id] | some other in _waiting_for(cluster)]) if {
	count(_waiting_for(cluster)) > 0
} else := "a cluster that must be built first"
