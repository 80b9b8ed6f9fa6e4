package resilience.simulation

import data.resilience.lib
import data.resilience.model.clusters
import data.resilience.model.schedules
import data.resilience.model.stores

# METADATA
# description: "The reference architecture of every cluster and service, `[{subject, of, class, dr, explanation, next_step}]`."
architectures := array.concat(cluster_architectures, service_architectures)

# METADATA
# description: The reference architecture of every cluster.
cluster_architectures := [architecture |
	some id in sort([id | some id, _ in clusters.by_id])
	cluster := clusters.by_id[id]
	class := _class(cluster)
	architecture := {
		"subject": called[id], "of": "cluster", "class": class.name, "dr": _dr(cluster),
		"explanation": class.explanation, "next_step": class.next_step,
	}
]

_class(cluster) := {
	"name": "stretched across regions", "next_step": "one cluster a region, and recovery from snapshots",
	"explanation": $"its nodes are in {lib.listed(cluster.regions)}; Kubernetes does not support that",
} if {
	count(cluster.regions) > 1
} else := {
	"name": "managed control plane", "next_step": null,
	"explanation": $"the provider keeps the control plane; {_places(cluster)}",
} if {
	cluster.managed
} else := {
	"name": "unknown", "next_step": "declare the machines of the cluster under clusters",
	"explanation": cluster.unknown.primaries_by_data_centre,
} if {
	cluster.unknown.primaries_by_data_centre
} else := {
	"name": _few(cluster.primary_count), "next_step": "three primaries, which survive the loss of one node",
	"explanation": $"it has {lib.counted(cluster.primary_count, "primary", "primaries")} and survives no failure",
} if {
	cluster.primary_count < 3
} else := {
	"name": "single data centre", "next_step": "one primary in each of three data centres",
	"explanation": $"its primaries are in {_primary_places(cluster)}; it survives the loss of a node, not of that data centre",
} if {
	count(cluster.primaries_by_data_centre) == 1
} else := {
	"name": "two data centres", "next_step": "one primary in each of three data centres",
	"explanation": $"its primaries are in {_primary_places(cluster)}; losing the one that holds most stops it, so that the second data centre gains nothing",
} if {
	count(cluster.primaries_by_data_centre) == 2
} else := {
	"name": "three data centres", "next_step": null,
	"explanation": $"its primaries are in {_primary_places(cluster)}; losing any one reduces capacity, not service",
} if {
	_keeps_quorum(cluster)
} else := {
	"name": "several data centres without a majority", "next_step": $"at most {floor((cluster.primary_count - 1) / 2)} of the {cluster.primary_count} primaries in one data centre",
	"explanation": $"its primaries are in {_primary_places(cluster)}; losing the one that holds most stops it",
}

_few(1) := "single node"

_few(n) := "too few primaries" if n != 1

_primary_places(cluster) := lib.listed(sort([name | some name, _ in cluster.primaries_by_data_centre]))

_places(cluster) := $"nodes are in {lib.listed(sort([name | some name, _ in cluster.nodes_by_data_centre]))}" if {
	count(cluster.nodes_by_data_centre) > 0
} else := "it has no nodes" if {
	cluster.node_count == 0
} else := "which data centres its nodes are in is not known"

_keeps_quorum(cluster) if {
	every n in cluster.primaries_by_data_centre { cluster.primary_count - n >= lib.quorum(cluster.primary_count) }
}

_dr(cluster) := "standby" if {
	lib.standby[cluster.id]
} else := "globally redundant storage" if {
	_outlives(cluster, "redundant")
} else := "replicated redundant storage" if {
	_outlives(cluster, "replicated")
} else := "unknown" if {
	lib.way(cluster.id) == "unknown"
} else := "none"

_outlives(cluster, how) if {
	lib.way(cluster.id) == "known"
	some schedule in schedules.full_of(cluster.id)
	lib.outlives_region(stores.recovery[schedule.store]).how == how
}
