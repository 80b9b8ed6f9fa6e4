# METADATA
# title: Preflights against the nodes of a cluster
# description: |
#   What is asked of all nodes is there, or it is not. Of what is asked of some of them, or of what a machine has less of than its type says, it is known how much there is at most: where that
#   is too little the preflight fails whichever nodes it means.
package resilience.model.preflights.against_nodes

# METADATA
# description: "Nodes of a cluster that may be such as a group asks for: all that are not known to be smaller; undefined where its nodes are not counted."
most_of(cluster, group) := cluster.node_count - sum([class.count | some class in cluster.node_classes; _is_smaller(class, group)]) if cluster.node_count != null

# METADATA
# description: True of a cluster with fewer nodes than a group asks for, whatever is not known of them.
has_fewer(cluster, group) if most_of(cluster, group) < group.nodes

# METADATA
# description: True of a cluster that has as many such nodes as a group asks for.
has_enough(cluster, group) if {
	group.exact
	sum([class.count | some class in cluster.node_classes; _fits(class, group)]) >= group.nodes
}

_fits(class, group) if {
	every what in ["cpu", "memory"] { _reaches(class[what], group[what]) }
}

_reaches(_, 0)

_reaches(there, least) if {
	there != null
	there >= least
}

_is_smaller(class, group) if {
	some what in ["cpu", "memory"]
	class[what] != null
	class[what] < group[what]
}

# METADATA
# description: |
#   What a cluster has at most of what a size asks for: as much as the smallest node, or where one is enough, or any may be meant, as the largest, or all together; undefined
#   where the size of one is not known.
most_there(cluster, size) := min(sizes) if {
	size.of == "each"
	not size.some
	sizes := _sizes(cluster, size.what)
	count(sizes) > 0
}

most_there(cluster, size) := max(sizes) if {
	_largest_counts(size)
	sizes := _sizes(cluster, size.what)
	count(sizes) > 0
}

most_there(cluster, size) := sum([amount | some class in cluster.node_classes; amount := class[size.what] * class.count]) if {
	size.of == "all"
	count(_sizes(cluster, size.what)) > 0
	not cluster.unknown.size
}

_largest_counts(size) if size.of == "one"

_largest_counts(size) if {
	size.of == "each"
	size.some
}

# METADATA
# description: True of a cluster that has less than a size asks for, whatever is not known of its nodes.
has_less(cluster, size) if most_there(cluster, size) < size.least

# METADATA
# description: True of a cluster that has what a size asks for. Of some of the nodes the smallest of all is there at least; of what they have together nothing is.
is_there(cluster, size) if {
	size.exact
	not size.some
	most_there(cluster, size) >= size.least
}

is_there(cluster, size) if {
	size.exact
	size.some
	size.of != "all"
	min(_sizes(cluster, size.what)) >= size.least
}

_sizes(cluster, what) := [class[what] | some class in cluster.node_classes] if {
	every class in cluster.node_classes { class[what] != null }
}
