# METADATA
# title: A cluster has the nodes that its application asks for
# description: |
#   A vendor says in the preflight checks of an application how many nodes it needs, and of what size. On a cluster with fewer or smaller ones the installation is refused, and where somebody goes past
#   the check, the application has fewer nodes than its vendor tested.
# related_resources:
#   - ref: https://troubleshoot.sh/docs/analyze/node-resources/
#     description: Node resources in preflight checks
# custom:
#   severity: warning
#   remediation: |
#     Add nodes until the cluster has as many, and as large ones, as the preflight asks for, or change the preflight where it asks for more than the application needs.
#   standards: [S8, AWS REL11-BP05, "Azure RE:06", NIST CP-2(2)]
#   since: 0.1.0
package resilience.rules.ha["preflight-nodes"]

import data.resilience.model.clusters
import data.resilience.model.preflights
import data.resilience.model.preflights.against_nodes

# METADATA
# description: Preflights that ask for a number or a size of nodes, of clusters that are in sight.
subjects := {id: preflight |
	some id, preflight in preflights.by_id
	(count(preflight.sizes) + count(preflight.groups)) + count([1 | preflight.nodes != null]) > 0
	clusters.by_id[preflight.cluster]
}

needs := []

protects := "node"

violations contains {
	"subject": id,
	"attribute": preflight.attribute,
	"related": cluster.related,
	"message": $"{preflight.name} asks for {preflight.nodes} nodes, and {cluster.name} has {cluster.node_count}.",
	"evidence": [
		{"name": "nodes asked for", "value": preflight.nodes, "unit": "", "from": id},
		{"name": "nodes", "value": cluster.node_count, "unit": "", "from": cluster.id},
	],
} if {
	some id, preflight in subjects
	cluster := clusters.by_id[preflight.cluster]
	cluster.node_count != null
	cluster.node_count < preflight.nodes
}

undetermined contains {"subject": id, "attribute": preflight.attribute, "message": $"{preflight.name} asks for {preflight.nodes} nodes, and how many {cluster.name} has is not known: {_why(cluster)}."} if {
	some id, preflight in subjects
	cluster := clusters.by_id[preflight.cluster]
	preflight.nodes != null
	cluster.node_count == null
}

# Nodes of a size: at most all that are not known to be smaller.
violations contains {
	"subject": id,
	"attribute": group.attribute,
	"related": cluster.related,
	"message": $"{preflight.name} asks for {_group_text(group)}, and {cluster.name} has {most} at most.",
	"evidence": [
		{"name": "nodes asked for", "value": group.nodes, "unit": "", "from": id},
		{"name": "nodes of that size at most", "value": most, "unit": "", "from": cluster.id},
	],
} if {
	some id, preflight in subjects
	cluster := clusters.by_id[preflight.cluster]
	some group in preflight.groups
	most := against_nodes.most_of(cluster, group)
	most < group.nodes
}

undetermined contains {"subject": id, "attribute": group.attribute, "message": $"{preflight.name} asks for {_group_text(group)}, and how many of these {cluster.name} has is not known: {_why_not_counted(cluster, group)}."} if {
	some id, preflight in subjects
	cluster := clusters.by_id[preflight.cluster]
	some group in preflight.groups
	not against_nodes.has_fewer(cluster, group)
	not against_nodes.has_enough(cluster, group)
}

_why_not_counted(cluster, _) := _why(cluster) if cluster.node_count == null

_why_not_counted(cluster, group) := "what else it asks of them stands in no input" if {
	cluster.node_count != null
	not group.exact
} else := "of what size each is, no input says" if cluster.node_count != null

_group_text(group) := concat(" ", array.concat([_nodes_text(group)], [$"of {concat(" and ", sizes)}" | count(sizes) > 0])) if {
	sizes := [_shown(what, group[what]) | some what in ["cpu", "memory"]; group[what] > 0]
}

_nodes_text(group) := $"{group.nodes} nodes" if group.exact

_nodes_text(group) := $"{group.nodes} nodes that it selects" if not group.exact

violations contains {
	"subject": id,
	"attribute": size.attribute,
	"related": cluster.related,
	"message": $"{preflight.name} asks for {_shown(size.what, size.least)} {_whose[_scope(size)][size.of]}, and {cluster.name} has {_shown(size.what, there)}{_at_most(size)}.",
	"evidence": [
		{"name": "asked for", "value": size.least, "unit": _unit[size.what], "from": id},
		{"name": "there", "value": there, "unit": _unit[size.what], "from": cluster.id},
	],
} if {
	some id, preflight in subjects
	cluster := clusters.by_id[preflight.cluster]
	some size in preflight.sizes
	there := against_nodes.most_there(cluster, size)
	there < size.least
}

undetermined contains {"subject": id, "attribute": size.attribute, "message": $"{preflight.name} asks for {_shown(size.what, size.least)} {_whose[_scope(size)][size.of]}, and {_open(cluster, size)}."} if {
	some id, preflight in subjects
	cluster := clusters.by_id[preflight.cluster]
	some size in preflight.sizes
	not against_nodes.has_less(cluster, size)
	not against_nodes.is_there(cluster, size)
}

_open(cluster, size) := $"which of the nodes of {cluster.name} it means is not known" if {
	size.some
	against_nodes.most_there(cluster, size)
} else := $"that the nodes of {cluster.name} have so much of it is not known" if {
	against_nodes.most_there(cluster, size)
} else := $"how large the disks of the nodes of {cluster.name} are is not known" if {
	size.what == "disk"
} else := $"of what size the nodes of {cluster.name} are is not known"

_scope(size) := "some" if size.some

_scope(size) := "all" if not size.some

_at_most(size) := "" if {
	size.exact
	not size.some
} else := " at most"

_whose := {
	"all": {"each": "of each node", "one": "of one node", "all": "of all nodes together"},
	"some": {"each": "of each of the nodes that it selects", "one": "of one of the nodes that it selects", "all": "of the nodes that it selects together"},
}

_unit := {"cpu": "cores", "memory": "bytes", "disk": "bytes"}

_shown("cpu", n) := $"{n} cores"

_shown("memory", n) := $"{_gib(n)} GiB of memory"

_shown("disk", n) := $"{_gib(n)} GiB of disk"

_gib(n) := round(n / 107374182.4) / 10

_why(cluster) := object.get(cluster.unknown, "nodes_by_data_centre", object.get(cluster.unknown, "size", "no input says it"))
