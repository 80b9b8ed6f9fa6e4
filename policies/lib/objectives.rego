# Which objectives are declared for a subject, and whether they ask for what a rule protects.
package resilience.lib

import data.resilience.model.clusters
import data.resilience.model.entries
import data.resilience.model.schedules
import data.resilience.model.services
import data.resilience.model.stores

_level := {"node": 1, "data-centre": 2, "region": 3}

# METADATA
# description: |
#   `yes` if a declared objective of the subject asks for the protection, `no` if objectives are declared and ask for less, or if nothing
#   is declared and the protection goes beyond the region without any sign that this is meant, `none` if nothing is declared for it. Subjects are workloads, components, clusters, stores, schedules and entries; what belongs to no
#   service serves all of them. What the settings name by itself (`declared`) is asked for by that.
asked(subject, protects) := "yes" if {
	protects == "declared"
} else := "yes" if {
	some objectives in _objectives_of(subject)
	_asks(objectives, protects)
} else := "no" if {
	some objectives in _objectives_of(subject)
	_declared(objectives)
} else := "no" if {
	_beyond_region[protects]
	not recovery_is_meant
} else := "none"

_beyond_region := {"region": true, "recovery": true}

# METADATA
# description: True if anything in the estate asks for recovery, or shows that it is meant.
recovery_is_meant if {
	some objectives in _of_estate
	_asks(objectives, "recovery")
}

recovery_is_meant if count(input.settings.regions.recovery) > 0

recovery_is_meant if {
	some entry in entries.by_id
	count(entry.regions) > 1
}

# METADATA
# description: The shortest recovery point objective of what runs on a cluster, undefined where none is declared.
shortest_rpo_s(cluster) := _shortest[cluster] if {
	_on_cluster[cluster]
} else := _shortest_of_estate if {
	not _on_cluster[cluster]
}

_shortest[cluster] := min(declared) if {
	some cluster, objectives in _on_cluster
	declared := {one.rpo_s | some one in objectives; one.rpo_s != null}
	count(declared) > 0
}

_shortest_of_estate := min(declared) if {
	declared := {one.rpo_s | some one in _of_estate; one.rpo_s != null}
	count(declared) > 0
}

_objectives_of(subject) := {services.by_name[trim_prefix(subject, "service:")].objectives} if {
	services.by_name[trim_prefix(subject, "service:")]
	startswith(subject, "service:")
} else := _of_services(services.of[subject]) if {
	services.of[subject]
} else := _objectives_on(stores.recovery[subject].cluster) if {
	stores.recovery[subject]
} else := _objectives_on(schedules.by_id[subject].cluster) if {
	schedules.by_id[subject]
} else := _of_services(names) if {
	entry := entries.by_id[subject]
	names := {name | some id in array.concat(entry.related, [subject]); some name in services.naming[id]}
	count(names) > 0
} else := _of_estate

# What runs on a cluster; one that is not known serves the whole estate.
_objectives_on(cluster) := _on_cluster[cluster] if {
	_on_cluster[cluster]
} else := _of_estate

_on_cluster[id] := _of_services(services.of[id]) if {
	some id in (object.keys(clusters.by_id) | {"assumed"})
	services.of[id]
}

_of_services(names) := {services.by_name[name].objectives | some name in names}

_of_estate := {objectives | some objectives in services.all_objectives}

_asks(objectives, protects) if _level[objectives.tolerate] >= _level[protects]

_asks(objectives, "data") if _declared(objectives)

_asks(objectives, "recovery") if objectives.rpo_s != null

_asks(objectives, "recovery") if objectives.rto_s != null

_asks(objectives, "recovery") if objectives.tolerate == "region"

_declared(objectives) if objectives.tolerate != null

_declared(objectives) if objectives.rpo_s != null

_declared(objectives) if objectives.rto_s != null
