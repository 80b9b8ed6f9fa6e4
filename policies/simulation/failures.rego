# METADATA
# title: What survives what
# description: |
#   Takes one node of each class, each data centre and each region away in turn, and says for every service what that does to it: the worst
#   that happens to any of its parts. Where the scheduler decides where pods run, the worst case counts, and the reason says so. What happens
#   to a part in a domain is worked out once, whatever the number of services that it is a part of.
package resilience.simulation

import data.resilience.lib
import data.resilience.model.clusters
import data.resilience.model.services
import data.resilience.model.workloads

# METADATA
# description: "Every failure domain with what it does to the services that are not unaffected, `[{domain, kind, count, services, unaffected}]`."
failures := array.concat(array.concat(_of_nodes, _of_data_centres), array.concat(_of_pairs, _of_regions))

_failure(domain, kind, n, cells) := {
	"domain": domain, "kind": kind, "count": n,
	"services": [cell | some cell in cells; cell.outcome != "unaffected"],
	"unaffected": count(services.by_name) - count([1 | some cell in cells; cell.outcome != "unaffected"]),
}

# The clusters that serve a service: not those that wait for its recovery.
_serving := {name: ids |
	some name, service in services.by_name
	ids := [id | some id in service.clusters; not _waits(service, id)]
}

_waits(service, id) if {
	lib.standby[id]
	some other in service.clusters
	not lib.standby[other]
}

_services_on[id] contains name if {
	some name, ids in _serving
	some id in ids
}

# Workloads by service and cluster.
_pods[[name, cluster]] contains id if {
	some name, service in services.by_name
	some id in service.workloads
	cluster := workloads.by_id[id].cluster
}

_cells(names, parts_of) := [object.union({"service": name}, _worst(parts)) |
	some name in sort(names)
	parts := [_unless_idle(name, part) | some part in parts_of[name]]
	count(parts) > 0
]

# What keeps no pod, since it is switched off or a scaler starts pods for what there is to do, loses nothing with a part of its nodes: where there is
# something to do the pods are started on what is left.
_unless_idle(name, part) := _unaffected(part.part, part.why) if {
	_idle[name]
	_is_cluster(part.part)
	part.outcome == "reduced"
	is_number(part.capacity)
} else := part

_is_cluster(null)

_is_cluster(id) if clusters.by_id[id]

_idle[name] if {
	some name, service in services.by_name
	count(service.workloads) > 0
	every id in service.workloads { workloads.by_id[id].replicas == 0 }
}

# As badly off as the worst part, and of those the one that has least left says why; a bound holds only if every worst part has one.
_worst(parts) := object.union_n([
	object.remove([part | some part in worst; part.capacity == capacity][0], ["may"]),
	{
		"rpo_s": _longest([part.rpo_s | some part in worst]),
		"rto_s": _longest([part.rto_s | some part in worst]),
		"parts": {"as_bad": _as_bad(worst, all), "all": all},
	},
	_perhaps(worst),
]) if {
	all := max([1, sum([part.parts.all | some part in parts])])
	outcomes := {part.outcome | some part in parts}
	outcome := [one | some one in _worst_first; outcomes[one]][0]
	worst := [part | some part in parts; part.outcome == outcome]
	capacity := _least([part.capacity | some part in worst])
}

# It depends on where the scheduler has put pods, if of every part that is as bad.
_perhaps(worst) := {"may": true} if {
	every part in worst { part.may }
} else := {}

_as_bad(worst, all) := all if {
	some part in worst
	part.parts.all == 0
} else := sum([part.parts.as_bad | some part in worst])

_worst_first := ["lost", "down", "unknown", "reduced", "unaffected"]

# What is not known may be less than the least that is.
_least(shares) := null if {
	some share in shares
	share == null
} else := min(shares)

_longest(times) := max(times) if {
	every time in times { time != null }
} else := null

# What becomes of one part of a service: `of` is its id, null where it is none of the estate.
_part(of, outcome, capacity, rpo_s, rto_s, why) := {
	"part": of, "outcome": outcome, "capacity": capacity, "rpo_s": rpo_s, "rto_s": rto_s, "why": why,
	"parts": {"as_bad": _counts(of), "all": _counts(of)},
}

# A cluster is no part of its services: what becomes of it becomes of all that runs on it.
_counts(of) := 0 if {
	of == null
} else := 0 if {
	clusters.by_id[of]
} else := 1

_are(1) := "is"

_are(n) := "are" if n != 1

_unaffected(of, why) := _part(of, "unaffected", 1, 0, 0, why)

_unknown(of, why) := _part(of, "unknown", null, null, null, why)

# METADATA
# description: What messages and failure domains call a cluster, its name, or its id where several have that name.
called := {id: name |
	some id, cluster in clusters.by_id
	name := _called(id, cluster.name)
}

_called(id, name) := $"{name}" if {
	_by_name[$"{name}"] == {id}
} else := id

_by_name[name] contains id if {
	some id, cluster in clusters.by_id
	name := $"{cluster.name}"
}
