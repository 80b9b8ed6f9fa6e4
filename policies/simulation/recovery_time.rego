package resilience.simulation

import data.resilience.lib
import data.resilience.model.clusters
import data.resilience.model.components
import data.resilience.model.entries
import data.resilience.model.services

# METADATA
# description: |
#   Time in seconds until a service of a cluster runs again in a recovery region, `{s, terms, missing}`: detection, decision, provisioning
#   (none where a cluster stands there), restore (size by throughput), and rerouting. `s` is null where a term is not known.
recovery_time(name, cluster) := _summed([
	_detection(name),
	_decision,
	_provision(cluster),
	_term("restore", _restore_s, "setting"),
	_rerouting(name),
])

# The same of a component that is restored from a recovery point: a replica is promoted, a backup is restored to a service that is made for it.
_component_recovery_time(name, point) := _summed([
	_detection(name),
	_decision,
	_term(_restoring(point), _restore_component_s(point), _restore_from(point)),
	_rerouting(name),
])

_restoring(point) := "promotion" if {
	point.kind == "replica"
} else := "restore"

# Where nothing says how long this one takes, what is declared of all snapshots does.
_restore_component_s(point) := point.restore_s if {
	point.restore_s != null
} else := _restore_s

_restore_from(point) := point.restore_from if {
	point.restore_s != null
} else := "setting"

# And of what must be built again from its configuration.
_rebuild_time(name) := _summed([_detection(name), _decision, _term("provisioning", input.settings.recovery.provision_time_s, "setting"), _rerouting(name)])

_summed(terms) := {"s": _sum(terms), "terms": terms, "missing": [term.name | some term in terms; term.value == null]}

_sum(terms) := null if {
	some term in terms
	term.value == null
} else := sum([term.value | some term in terms])

_term(name, value, from) := {"name": name, "value": value, "unit": "s", "from": from}

_detection(name) := _slowest("detection", [[entry.detection_s, entry.id] | some entry in _entries_of(name)])

_decision := _term("decision", input.settings.recovery.decision_time_s, "setting")

_rerouting(name) := _slowest("rerouting", [[entry.ttl_s, entry.id] | some entry in _entries_of(name)])

# Of all entries of the service; null where one has no bound, or where there is none.
_slowest(name, times) := _term(name, null, "no global entry in sight") if {
	count(times) == 0
} else := _term(name, null, unbounded[0]) if {
	unbounded := [id | some [seconds, id] in times; seconds == null]
	count(unbounded) > 0
} else := _term(name, longest[0], longest[1]) if {
	longest := max(times)
}

# What is declared counts: even a cluster that stands may have to grow first.
_provision(cluster) := _term("provisioning", input.settings.recovery.provision_time_s, "setting") if {
	input.settings.recovery.provision_time_s != null
} else := _term("provisioning", 0, waiting[0].id) if {
	waiting := [other | some other in _waiting_for(cluster); other.node_count > 0]
	count(waiting) > 0
} else := _term("provisioning", null, "setting")

# Clusters that a snapshot of this one can be restored to.
_waiting_for(cluster) := [other |
	some id in sort(object.keys(lib.standby))
	id != cluster.id
	other := clusters.by_id[id]
	{name | some name in other.regions} & {name | some name in cluster.regions} == set()
]

_restore_s := ceil(input.settings.recovery.snapshot_size_bytes / input.settings.recovery.restore_throughput_bytes_s) if {
	input.settings.recovery.snapshot_size_bytes != null
	input.settings.recovery.restore_throughput_bytes_s > 0
} else := null

# Entries that lead to several regions: those that lead to a part of the service or that its `match` names, else all.
_entries_of(name) := _own_entries[name] if {
	_own_entries[name]
} else := _reaching

_own_entries := {name: own |
	some name, _ in services.by_name
	own := [entry | some entry in _reaching; _is_of(entry, name)]
	count(own) > 0
}

_is_of(entry, name) if {
	some id in array.concat(entry.related, [entry.id])
	services.naming[id][name]
}

_is_of(entry, name) if {
	some id in components.graph[entry.id]
	name in services.of[id]
}

_reaching := [entry | some id in sort(object.keys(entries.by_id)); entry := entries.by_id[id]; count(entry.regions) > 1]

# Does a checked entry lead the service's traffic to another region?
_leads_elsewhere(name, domain) if {
	some entry in _entries_of(name)
	count(entry.unchecked) == 0
	some region in entry.regions
	region != domain
}

# Until traffic goes elsewhere by itself.
_redirect_s(name) := _slowest("redirect", [[_both(entry), entry.id] | some entry in _entries_of(name)]).value

_both(entry) := entry.detection_s + entry.ttl_s if {
	entry.detection_s != null
	entry.ttl_s != null
} else := null
