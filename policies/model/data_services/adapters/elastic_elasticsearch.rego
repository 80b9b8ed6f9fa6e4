# METADATA
# title: Elasticsearch clusters of ECK
# description: |
#   Nodes that may be master vote: a majority must be left, and one that holds data besides, since an index has one replica by default. A node without
#   `node.roles` has all roles. ECK asks the scheduler to keep nodes of a cluster on different machines; node sets that are each pinned to a zone
#   are in different data centres, and so are those of `zoneAwareness`. The copies of an index are put in different data centres only where `awareness.attributes` names the
#   zone; where a data centre has one node, different nodes are enough. What an emptyDir holds is lost with its pod. Snapshots are set up by Elasticsearch's API, which no manifest shows.
# related_resources:
#   - ref: https://www.elastic.co/docs/deploy-manage/deploy/cloud-on-k8s/nodes-orchestration
#     description: Nodes orchestration of ECK
#   - ref: https://www.elastic.co/docs/deploy-manage/deploy/cloud-on-k8s/advanced-elasticsearch-node-scheduling
#     description: Availability zone awareness
package resilience.model.data_services.adapters.elastic_elasticsearch

import data.resilience.lib
import data.resilience.model.clusters
import data.resilience.model.data_services.members
import data.resilience.model.workloads.pinning

# METADATA
# description: Records of the Elasticsearch clusters in the input.
found := [record |
	some cluster in input.kubernetes["elasticsearch.k8s.elastic.co/Elasticsearch"]
	groups := [_group(cluster, "master"), _group(cluster, "data")]
	record := members.record(cluster, "Elasticsearch cluster", {
		"holds_data": true, "count": _all(cluster),
		"survives_node": lib.all_of([members.survives_node(cluster, group) | some group in groups]),
		"survives_data_centre": lib.all_of(array.concat([members.survives_data_centre(cluster, group) | some group in groups], [_copies_apart(cluster)])),
		"deletion_undone": _storage(cluster),
		"backed_up": lib.undecided($"{cluster.address}: snapshots are set up by Elasticsearch's API, which no manifest shows"),
	})
]

_all(cluster) := sum([set.n | some set in _sets(cluster)]) if {
	every set in _sets(cluster) { set.n != null }
} else := null

_sets(cluster) := [object.union(size, {"i": i, "config": object.get(set, "config", {})}) |
	some i, set in lib.at(cluster, ["spec", "nodeSets"], [])
	size := members.count_at(cluster, ["spec", "nodeSets", i, "count"], 1)
]

_of_role(cluster, role) := [set | some set in _sets(cluster); _has_role(set.config, role)]

_group(cluster, role) := {
	"count": _count(cluster, role), "needed": _needed(role, _count(cluster, role).n), "what": $"{role} node",
	"spread": _spread(cluster, role), "spread_at": "spec.nodeSets.0.podTemplate.spec.topologySpreadConstraints",
	"mend": "Make a node set for each zone, with a node affinity to it and `node.attr.zone`, or add `topologySpreadConstraints` over `topology.kubernetes.io/zone`.",
}

_count(cluster, role) := unknown[0] if {
	unknown := [set | some set in _of_role(cluster, role); set.n == null]
	count(unknown) > 0
} else := {"n": sum([set.n | some set in _of_role(cluster, role)]), "at": "spec.nodeSets.0.count", "unknown": ""}

# Two copies of an index are never on one node.
_copies_apart(cluster) := lib.holds("no data centre has two of its data nodes") if {
	is_number(_count(cluster, "data").n)
	_count(cluster, "data").n <= count(clusters.spread_over(clusters.of(cluster)))
} else := lib.holds("copies of an index are in different data centres") if {
	every set in _of_role(cluster, "data") { _is_aware(cluster, set) }
} else := lib.undecided(_count(cluster, "data").unknown) if {
	_count(cluster, "data").n == null
} else := lib.fails(
	"all copies of an index may be in one data centre (cluster.routing.allocation.awareness.attributes names no zone)",
	"spec.nodeSets.0.config", "Set `node.attr.zone` and `cluster.routing.allocation.awareness.attributes: k8s_node_name,zone` in `config` of each node set, or `zoneAwareness`.",
)

# ECK itself sets the name of the machine as an attribute.
_is_aware(_, set) if {
	some attribute in split(_awareness(set.config), ",")
	not trim_space(attribute) in {"", "k8s_node_name"}
}

_is_aware(cluster, set) if lib.at(cluster, ["spec", "nodeSets", set.i, "zoneAwareness"], null) != null

_awareness(config) := concat(",", [value |
	some path in [[_awareness_key], split(_awareness_key, ".")]
	value := object.get(config, path, "")
	is_string(value)
])

_awareness_key := "cluster.routing.allocation.awareness.attributes"

_storage(cluster) := lib.fails("its storage is ephemeral", lib.dotted(["spec", "nodeSets", sets[0], "podTemplate"]), "Leave the volume `elasticsearch-data` out, and give the node set `volumeClaimTemplates`.") if {
	sets := [set.i |
		some set in _of_role(cluster, "data")
		some volume in lib.at(cluster, ["spec", "nodeSets", set.i, "podTemplate", "spec", "volumes"], [])
		volume.name == "elasticsearch-data"
		object.get(volume, "emptyDir", null) != null
	]
	count(sets) > 0
} else := null

_needed("master", n) := members.majority(n) if n != null

_needed("data", n) := 1 if n != null

_needed(_, null) := null

_has_role(config, role) if {
	roles := _roles(config)
	some one in roles
	_gives[role][one]
} else if {
	not _roles(config)
	object.get(config, [$"node.{role}"], object.get(config, ["node", role], true)) != false
}

_gives := {
	"master": {"master": true},
	"data": {"data": true, "data_content": true, "data_hot": true, "data_warm": true, "data_cold": true, "data_frozen": true},
}

_roles(config) := config["node.roles"] if {
	is_array(config["node.roles"])
} else := config.node.roles if {
	is_array(config.node.roles)
}

# Sets of a role that are pinned to a zone each are spread as far as there are such zones.
_spread(cluster, role) := {"node": "preferred", "data_centre": "guaranteed"} if {
	count(_of_role(cluster, role)) > 0
	every set in _of_role(cluster, role) { lib.at(cluster, ["spec", "nodeSets", set.i, "zoneAwareness"], null) != null }
} else := {"node": "preferred", "data_centre": "guaranteed"} if {
	pins := [pin | some set in _of_role(cluster, role); pin := _pin(cluster, set.i)]
	count(pins) == count(_of_role(cluster, role))
	count({pin | some pin in pins}) > 1
	count({pin | some pin in pins}) == count(pins)
} else := members.stronger({"node": "preferred", "data_centre": "none"}, _said(cluster, role))

_pin(cluster, i) := why if {
	why := pinning.of({"manifest": cluster, "pods": cluster, "template": ["spec", "nodeSets", i, "podTemplate"]}).data_centre
	why != null
}

_said(cluster, role) := all_said[0] if {
	all_said := [said | some said in {members.spread_at(cluster, ["spec", "nodeSets", set.i, "podTemplate", "spec"]) | some set in _of_role(cluster, role)}]
	count(all_said) == 1
} else := members.together
