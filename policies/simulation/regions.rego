package resilience.simulation

import data.resilience.lib
import data.resilience.model.clusters
import data.resilience.model.databases
import data.resilience.model.entries
import data.resilience.model.schedules
import data.resilience.model.services
import data.resilience.model.stores
import data.resilience.model.workloads

_of_regions := [failure |
	some domain in sort(_regions)
	names := {name | some id in _clusters_in(domain); some name in _services_on[id]} | {name | some name, _ in _databases}
	cells := _cells(names, {name: _parts_without_region(name, domain) | some name in names})
	failure := _failure(domain, "region", 1, cells)
]

_regions := {name | some cluster in clusters.by_id; some name in cluster.regions} | {database.region |
	some database in databases.by_id
	database.region != null
}

_clusters_in(domain) := {id | some id, cluster in clusters.by_id; not _is_elsewhere(cluster, domain)}

_is_elsewhere(cluster, domain) if {
	not cluster.unknown.regions
	not domain in cluster.regions
}

_parts_without_region(name, domain) := array.concat(
	[part |
		some id in _serving[name]
		part := _cluster_without_region(name, clusters.by_id[id], domain)
	],
	[_database_without_region(database, domain) | some database in object.get(_databases, name, [])],
)

_cluster_without_region(name, cluster, domain) := _unaffected($"{called[cluster.id]} is in another region") if {
	_is_elsewhere(cluster, domain)
} else := _unknown(cluster.unknown.regions) if {
	not domain in cluster.regions
} else := _part("reduced", null, 0, _redirect_s(name), $"{called[cluster.id]} is gone; {called[_twin(name, cluster.id, domain)]} runs the same workloads in another region") if {
	_leads_elsewhere(name, domain)
	_twin(name, cluster.id, domain)
} else := _unknown($"{called[cluster.id]} is gone; {called[_twin(name, cluster.id, domain)]} runs the same workloads, but no checked global entry leads there") if {
	_twin(name, cluster.id, domain)
} else := _part("down", 0, lib.best_age_elsewhere(cluster.id), recovery_time(name, cluster).s, $"{called[cluster.id]} is gone; it is restored from snapshots in {_where(cluster)}") if {
	lib.way(cluster.id) == "known"
} else := _unknown($"{called[cluster.id]} is gone; {_why_unknown(cluster)}") if {
	lib.way(cluster.id) == "unknown"
} else := _part("lost", 0, null, null, $"{called[cluster.id]} is gone, and {_why_lost(cluster)}")

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

_leads_elsewhere(name, domain) if {
	some entry in _entries_of(name)
	count(entry.unchecked) == 0
	some region in entry.regions
	region != domain
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

# Clusters that a snapshot of this one can be restored to.
_waiting_for(cluster) := [other |
	some id in sort(object.keys(lib.standby))
	id != cluster.id
	other := clusters.by_id[id]
	{name | some name in other.regions} & {name | some name in cluster.regions} == set()
]

# METADATA
# description: |
#   Time in seconds until a service of a cluster runs again in a recovery region, `{s, terms, missing}`: detection, decision, provisioning
#   (none where a cluster stands there), restore (size by throughput), and rerouting. `s` is null where a term is not known.
recovery_time(name, cluster) := {"s": _sum(terms), "terms": terms, "missing": [term.name | some term in terms; term.value == null]} if {
	terms := [
		_slowest("detection", [[entry.detection_s, entry.id] | some entry in _entries_of(name)]),
		_term("decision", input.settings.recovery.decision_time_s, "setting"),
		_provision(cluster),
		_term("restore", _restore_s, "setting"),
		_slowest("rerouting", [[entry.ttl_s, entry.id] | some entry in _entries_of(name)]),
	]
}

_term(name, value, from) := {"name": name, "value": value, "unit": "s", "from": from}

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

_restore_s := ceil(input.settings.recovery.snapshot_size_bytes / input.settings.recovery.restore_throughput_bytes_s) if {
	input.settings.recovery.snapshot_size_bytes != null
	input.settings.recovery.restore_throughput_bytes_s > 0
} else := null

# Entries that lead to several regions: those that the service's `match` names, else all.
_entries_of(name) := _own_entries[name] if {
	_own_entries[name]
} else := _reaching

_own_entries := {name: own |
	some name, _ in services.by_name
	own := [entry | some entry in _reaching; _is_named(entry, name)]
	count(own) > 0
}

_is_named(entry, name) if {
	some id in array.concat(entry.related, [entry.id])
	services.naming[id][name]
}

_reaching := [entry | some id in sort(object.keys(entries.by_id)); entry := entries.by_id[id]; count(entry.regions) > 1]

_redirect_s(name) := recovered.value if {
	recovered := _slowest("redirect", [[_both(entry), entry.id] | some entry in _entries_of(name)])
}

_both(entry) := entry.detection_s + entry.ttl_s if {
	entry.detection_s != null
	entry.ttl_s != null
} else := null

_sum(terms) := null if {
	some term in terms
	term.value == null
} else := sum([term.value | some term in terms])

_database_without_region(database, domain) := _unaffected($"{database.name} is in another region") if {
	database.region != domain
	database.region != null
} else := _unknown($"the region of {database.name} is not known") if {
	database.region == null
} else := _part("down", 0, null, null, $"{database.name} is gone; {copies[0].name} in {copies[0].region} can be promoted") if {
	copies := _copies_elsewhere(database)
	count(copies) > 0
} else := _unknown($"{database.name} is gone, and no copy of it in another region is in sight")

_copies_elsewhere(database) := [copy |
	some id in sort(object.get(_copies, database.id, set()))
	copy := databases.by_id[id]
	copy.region != null
	copy.region != database.region
]

_copies[database.replica_of] contains id if {
	some id, database in databases.by_id
	database.replica_of != null
}
