package resilience.simulation

import data.resilience.lib
import data.resilience.model.clusters
import data.resilience.model.schedules
import data.resilience.model.services

# METADATA
# description: |
#   Every service with objectives, beside what is estimated for the loss of its region, with the terms of the estimate. Nothing is
#   estimated where a part of the service can't be restored from what is in sight.
objectives := [objective |
	some name in sort([name | some name, service in services.by_name; _has_objectives(service)])
	service := services.by_name[name]
	ways := _ways(name)
	objective := {
		"service": name, "tolerate": service.objectives.tolerate,
		"rpo": _against(service.objectives.rpo_s, _estimate(ways, "rpo_s")),
		"rto": _against(service.objectives.rto_s, _estimate(ways, "rto_s")),
		"terms": [term | some way in ways; some term in way.terms],
	}
]

_has_objectives(service) if service.declared

_has_objectives(service) if {
	some field in ["tolerate", "rpo_s", "rto_s"]
	service.objectives[field] != null
}

# How each part of a service comes back when its region is lost, `[{rpo_s, rto_s, terms}]`; null where that is not known.
_ways(name) := array.concat(
	[_way_of_cluster(name, clusters.by_id[id]) | some id in _serving[name]; clusters.by_id[id]],
	[_way_of_component(name, _goes_with_its_region[id]) |
		some id in services.by_name[name].components
		_goes_with_its_region[id]
		not _leads_to_cluster[id]
		not _is_spared(name, _goes_with_its_region[id])
	],
)

# What stands elsewhere too, or is of no region, needs no recovery.
_is_spared(name, component) if {
	component.region != null
	not _component_without_region(name, component, component.region).outcome in {"down", "lost", "unknown"}
}

_is_spared(_, component) if component.global

_way_of_cluster(name, cluster) := {
	"rpo_s": lib.best_age_elsewhere(cluster.id), "rto_s": time.s,
	"terms": array.concat(_age_terms(cluster), time.terms),
} if {
	lib.way(cluster.id) == "known"
	time := recovery_time(name, cluster)
} else := {"rpo_s": null, "rto_s": null, "terms": []}

_way_of_component(name, component) := {
	"rpo_s": point.age_s, "rto_s": time.s,
	"terms": array.concat([{"name": $"age of the newest copy of {component.name}", "value": point.age_s, "unit": "s", "from": point.age_from}], time.terms),
} if {
	component.holds_data
	points := _points_elsewhere(component, component.region)
	count(points) > 0
	point := _best_point(points)
	time := _component_recovery_time(name, point)
} else := {"rpo_s": 0, "rto_s": time.s, "terms": time.terms} if {
	not component.holds_data
	component.region != null
	time := _rebuild_time(name)
} else := {"rpo_s": null, "rto_s": null, "terms": []}

# The terms of the recovery point that counts: the youngest that outlives the region.
_age_terms(cluster) := [age.terms |
	some schedule in schedules.full_of(cluster.id)
	age := lib.recovery_point_age(schedule)
	age.s == lib.best_age_elsewhere(cluster.id)
][0]

_estimate(ways, field) := max([way[field] | some way in ways]) if {
	count(ways) > 0
	every way in ways { way[field] != null }
} else := null

_against(objective, estimate) := {"objective_s": objective, "estimate_s": estimate, "met": _met(objective, estimate)}

_met(objective, estimate) := estimate <= objective if {
	objective != null
	estimate != null
} else := null
