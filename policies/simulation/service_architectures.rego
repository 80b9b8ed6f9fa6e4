package resilience.simulation

import data.resilience.lib
import data.resilience.model.components
import data.resilience.model.compute
import data.resilience.model.recovery_points
import data.resilience.model.services

# METADATA
# description: |
#   The reference architecture of every service that has components, `[{subject, of, class, dr, explanation, next_step}]`: what it survives, as the
#   simulation says, and what is ready for it in another region. A service that only runs on a cluster has the architecture of that.
service_architectures := [architecture |
	some name in sort([name | some name, service in services.by_name; _is_classified(service)])
	survival := _survival(name)
	recovery := _recovery(name)
	architecture := {
		"subject": name, "of": "service", "class": survival.class, "dr": recovery.dr,
		"explanation": $"{survival.why}; {recovery.why}", "next_step": _first_step(survival, recovery),
	}
]

# Load balancers alone are those of its cluster.
_is_classified(service) if {
	some id in service.components
	components.serving[id]
}

_first_step(survival, _) := survival.step if survival.step != null

_first_step(survival, recovery) := recovery.step if survival.step == null

_survival(name) := {"class": "unknown", "why": first.why, "step": null} if {
	first := _cells_by_service[name].node.unknown
	not _is_stopped(name, "node")
} else := {"class": "single node", "why": first.why, "step": "its members on different nodes"} if {
	first := _stopping(name, "node")
	components.by_id[first.part].survives_node.share
} else := {"class": "single node", "why": first.why, "step": "a second member that takes over"} if {
	first := _stopping(name, "node")
} else := {"class": "unknown", "why": first.why, "step": null} if {
	first := _cells_by_service[name]["data-centre"].unknown
	not _is_stopped(name, "data-centre")
} else := {"class": "single data centre", "why": first.why, "step": "members in two or three data centres"} if {
	first := _stopping(name, "data-centre")
} else := {"class": "several regions", "why": "it serves on when any region is lost", "step": null} if {
	count(_regions_of(name)) > 1
	not _is_stopped(name, "region")
	not _cells_by_service[name].region.unknown
} else := {"class": "several regions", "why": "it serves on when any region is lost", "step": null} if {
	_is_everywhere(name)
} else := {"class": _by_number(count(places)), "why": _where_it_is(places), "step": null} if {
	places := {place | some id in services.by_name[name].components; some place in components.by_id[id].data_centres}
}

# All that serves of it is of no one region, and goes on in others by itself.
_is_everywhere(name) if {
	serving := [component | some id in services.by_name[name].components; component := components.serving[id]]
	count(serving) > 0
	every component in serving { _goes_on_elsewhere(component) }
}

_goes_on_elsewhere(component) if component.global

_goes_on_elsewhere(component) if component.survives_region.holds == true

_by_number(2) := "two data centres"

_by_number(n) := "three data centres" if n > 2

_by_number(n) := "several data centres" if n < 2

_where_it_is(places) := $"it is in {lib.listed(sort(places))}, and what is left serves on when one is lost" if {
	count(places) > 1
} else := "it is in several data centres, and what is left serves on when one is lost"

_stopping(name, kind) := cell if {
	cell := _cells_by_service[name][kind].lost
} else := _cells_by_service[name][kind].down

_is_stopped(name, kind) if _stopping(name, kind)

# Service to kind of failure to outcome to the first cell of these.
_cells_by_service := {name: kinds |
	some name, _ in services.by_name
	kinds := {kind: outcomes |
		some kind in {at[0] | some at, _ in object.get(_positions_by_service, name, {})}
		outcomes := {at[1]: _service_cells[sort(positions)[0]].cell |
			some at, positions in _positions_by_service[name]
			at[0] == kind
		}
	}
}

_positions_by_service[one.cell.service][[one.kind, one.cell.outcome]] contains i if some i, one in _service_cells

_service_cells := [{"kind": failure.kind, "cell": cell} | some failure in failures; some cell in failure.services]

_regions_of(name) := {region | some id in services.by_name[name].components; region := components.by_id[id].region; region != null}

# What is ready in another region for the loss of the one where the service runs.
_recovery(name) := {"dr": "active-active", "why": "it serves from several regions at once", "step": null} if {
	_is_everywhere(name)
} else := {"dr": "none", "why": "nothing of it is in another region", "step": "copies of its data in another region"} if {
	_home(name) == null
} else := {"dr": "none", "why": $"{lacking[0]} has no copy in another region", "step": $"a copy of {lacking[0]} in another region"} if {
	lacking := sort([component.name | some component in _data_at_home(name); _readiness(component) == "none"])
	count(lacking) > 0
} else := {"dr": "unknown", "why": doubtful[0], "step": null} if {
	doubtful := sort([_doubt(component) | some component in _data_at_home(name); _readiness(component) == "unknown"])
	count(doubtful) > 0
} else := _by_compute(name, {_readiness(component) | some component in _data_at_home(name)})

# Where most of it is, or where the settings say that it is live.
_home(name) := input.settings.regions.live if {
	input.settings.regions.live in _regions_of(name)
} else := ranked[0][1] if {
	ranked := sort([[0 - n, region] |
		some region in _regions_of(name)
		n := count([id | some id in services.by_name[name].components; components.by_id[id].region == region; not components.by_id[components.by_id[id].replica_of]])
	])
	count(ranked) > 0
} else := null

_at_home(name) := [component |
	some id in services.by_name[name].components
	component := _goes_with_its_region[id]
	component.region == _home(name)
]

_data_at_home(name) := [component | some component in _at_home(name); component.holds_data; _is_missed_data(component)]

# What is on a volume may be of no account: it counts where somebody copies it.
_is_missed_data(component) if components.serving[component.id]

# How data is ready elsewhere.
_readiness(component) := "active" if {
	component.survives_region.holds == true
} else := "replica" if {
	some point in _points_elsewhere(component, component.region)
	point.kind == "replica"
} else := "replicated copies" if {
	count(_points_elsewhere(component, component.region)) > 0
} else := "redundant copies" if {
	component.backup_elsewhere.holds == true
} else := "unknown" if {
	component.survives_region.holds == null
} else := "unknown" if {
	some point in object.get(recovery_points.of, component.id, [])
	point.region == null
} else := "unknown" if {
	recovery_points.perhaps[component.id]
} else := "none"

_doubt(component) := $"whether {component.name} can be restored is not known: {recovery_points.perhaps[component.id]}" if {
	recovery_points.perhaps[component.id]
} else := $"where {component.name} can be restored is not known"

_by_compute(name, ready) := {"dr": "none", "why": "nothing of it is in another region", "step": "the same in another region, behind a checked global entry"} if {
	count(ready) == 0
	_elsewhere(name) == []
} else := {"dr": "replicated redundant storage", "why": "copies of its data are in another region, and what serves it must be made there", "step": "a replica that follows at once"} if {
	ready["replicated copies"]
} else := {"dr": "globally redundant storage", "why": "copies of its data outlive its region, and what serves it must be made elsewhere", "step": "a replica that follows at once"} if {
	ready["redundant copies"]
} else := {"dr": _of_data(ready), "why": _why_data(ready), "step": null} if {
	_compute_at_home(name) == []
} else := {"dr": "pilot light", "why": "its data follows in another region, where nothing serves yet", "step": "a small group in that region"} if {
	_member_count(_elsewhere(name)) == 0
} else := {"dr": "warm standby", "why": "its data follows in another region, where fewer members serve", "step": "as many members as in the live region"} if {
	_member_count(_elsewhere(name)) < _member_count(_compute_at_home(name))
} else := {"dr": "active-active", "why": "it serves from several regions at once", "step": null} if {
	not ready.replica
	_is_shared(name)
} else := {"dr": "hot standby", "why": "as many members are ready in another region", "step": null}

_of_data(ready) := "active-active" if {
	not ready.replica
} else := "hot standby"

_why_data(ready) := "it serves from several regions at once" if {
	not ready.replica
} else := "a replica in another region follows it and can take over"

_compute_at_home(name) := [component | some component in _at_home(name); compute.by_id[component.id]]

_elsewhere(name) := [component |
	some id in services.by_name[name].components
	component := compute.by_id[id]
	component.region != null
	component.region != _home(name)
]

# Members whose number is not known count as one.
_member_count(some_of_them) := sum([n | some component in some_of_them; n := _at_least_one(component.count)])

_at_least_one(n) := n if n != null

_at_least_one(null) := 1

# An entry that sends traffic to all that is healthy, rather than to the second when the first fails.
_is_shared(name) if {
	some entry in _entries_of(name)
	entry.kind != "dns failover"
}
