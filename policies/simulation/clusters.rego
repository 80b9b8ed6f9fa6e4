package resilience.simulation

import data.resilience.lib

# What is left of a cluster: its primaries decide whether it goes on, its nodes how much of it is left.
_cluster_without(cluster, primaries_lost, nodes_lost, place) := _part(cluster.id, "down", 0, null, null, _quorum_text(cluster, left)) if {
	cluster.primary_count != null
	primaries_lost > 0
	left := cluster.primary_count - primaries_lost
	left < lib.quorum(cluster.primary_count)
} else := _unaffected(cluster.id, $"{called[cluster.id]} runs no node") if {
	cluster.node_count == 0
} else := _unaffected(cluster.id, $"no node of {called[cluster.id]} is there") if {
	nodes_lost == 0
} else := _part(cluster.id, "down", 0, null, null, $"every node of {called[cluster.id]} is {place}") if {
	nodes_lost >= cluster.node_count
} else := _part(cluster.id, "reduced", left / cluster.node_count, 0, 0, $"{left} of {cluster.node_count} nodes of {called[cluster.id]} {_are(left)} left") if {
	left := cluster.node_count - nodes_lost
}

_quorum_text(cluster, left) := $"{left} of {lib.counted(cluster.primary_count, "primary", "primaries")} of {called[cluster.id]} would be left, and {lib.needed(lib.quorum(cluster.primary_count))}"

# A cluster of which nothing is known but how many nodes it is assumed to have.
_assumed_without_one(n, what) := _part(null, "down", 0, null, null, $"all of it is in the one {what} that is assumed") if {
	n == 1
} else := _part(null, "reduced", (n - 1) / n, 0, 0, $"{n - 1} of the {n} {what}s that are assumed {_are(n - 1)} left")
