package resilience.simulation

import data.resilience.lib
import data.resilience.model.clusters
import data.resilience.model.schedules
import data.resilience.model.services

# METADATA
# description: |
#   Every declared service's objectives beside what is estimated for the loss of its region, with the terms of the estimate. Nothing is
#   estimated where a part of the service can't be restored from what is in sight, or is a database, whose recovery is not worked out.
objectives := [objective |
	some name in sort([name | some name, service in services.by_name; service.declared])
	service := services.by_name[name]
	on := [clusters.by_id[id] | some id in _serving[name]; clusters.by_id[id]]
	known := [cluster | some cluster in on; lib.way(cluster.id) == "known"]
	objective := {
		"service": name, "tolerate": service.objectives.tolerate,
		"rpo": _against(service.objectives.rpo_s, _estimate(name, on, [lib.best_age_elsewhere(cluster.id) | some cluster in known])),
		"rto": _against(service.objectives.rto_s, _estimate(name, on, [recovery_time(name, cluster).s | some cluster in known])),
		"terms": [term | some cluster in known; some term in array.concat(_age_terms(cluster), recovery_time(name, cluster).terms)],
	}
]

# The terms of the recovery point that counts: the youngest that outlives the region.
_age_terms(cluster) := [age.terms |
	some schedule in schedules.full_of(cluster.id)
	age := lib.recovery_point_age(schedule)
	age.s == lib.best_age_elsewhere(cluster.id)
][0]

_estimate(name, on, estimates) := max(estimates) if {
	count(on) > 0
	count(estimates) == count(on)
	not _databases[name]
	every estimate in estimates { estimate != null }
} else := null

_against(objective, estimate) := {"objective_s": objective, "estimate_s": estimate, "met": _met(objective, estimate)}

_met(objective, estimate) := estimate <= objective if {
	objective != null
	estimate != null
} else := null
