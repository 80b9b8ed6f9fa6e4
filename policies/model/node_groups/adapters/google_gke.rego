# METADATA
# title: Nodes of GKE clusters
# description: |
#   A node pool has its number of nodes in each of its zones: those that it names, else those of its cluster, else three that Google chooses in the region of
#   the cluster, or the cluster's own zone. `total_min_node_count` counts all zones together. Node pools inside the cluster, its default pool among them, count as the
#   cluster's own. Nodes that fail are repaired unless that is switched off. Autopilot makes nodes as pods need them.
# related_resources:
#   - ref: https://cloud.google.com/kubernetes-engine/docs/concepts/regional-clusters
#     description: Regional clusters and the zones of their nodes
#   - ref: https://cloud.google.com/kubernetes-engine/docs/concepts/cluster-autoscaler
#     description: Least numbers of nodes
package resilience.model.node_groups.adapters.google_gke

import data.resilience.lib
import data.resilience.model.node_groups

# METADATA
# description: Node group records of the node pools in the input.
found := array.concat(_pools, _own_pools)

_clusters := {cluster.id: cluster | some cluster in input.terraform.google_container_cluster}

_pools := [group |
	some pool in input.terraform.google_container_node_pool
	place := _place(pool)
	n := _count(pool, [], count(place.data_centres))
	size := node_groups.size(pool, ["node_config", 0, "machine_type"])
	group := {
		"id": pool.id, "name": pool.address, "kind": "cluster nodes", "region": node_groups.region(pool), "cluster": cluster_of(pool),
		"count": n.count, "by_data_centre": _spread(n.count, place.data_centres),
		"cpu": size.cpu, "memory": size.memory,
		"replaced": lib.flag(pool, ["management", 0, "auto_repair"], true),
		"unknown": object.union(object.union(node_groups.unknown_place(place), size.unknown), n.unknown),
	}
]

# METADATA
# description: Id of the cluster that a pool refers to, null where no input shows it.
cluster_of(pool) := ids[0] if {
	ids := sort([id | some id in lib.refs(pool, "cluster"); _clusters[id]])
	count(ids) > 0
} else := null

_place(pool) := lib.google_zones(pool, "node_locations", null) if {
	count(lib.at(pool, ["node_locations"], [])) > 0
} else := {"data_centres": [], "unknown": [lib.why_unknown(pool, ["node_locations"])]} if {
	lib.is_hidden(pool, ["node_locations"])
} else := zones_of(_clusters[cluster_of(pool)]) if {
	cluster_of(pool) != null
} else := _of_location(pool)

# METADATA
# description: |
#   The zones of the nodes of a cluster, unless a pool says otherwise, as `{data_centres, unknown}`. Those that a zonal cluster names come beside its own.
zones_of(cluster) := {"data_centres": sort(zones), "unknown": []} if {
	named := {zone | some i, _ in lib.at(cluster, ["node_locations"], []); zone := lib.google_zone(cluster, ["node_locations", i])}
	count(named) > 0
	zones := named | {zone | zone := lib.google_zone(cluster, ["location"])}
} else := {"data_centres": [], "unknown": [lib.why_unknown(cluster, ["node_locations"])]} if {
	lib.is_hidden(cluster, ["node_locations"])
} else := _of_location(cluster)

_of_location(resource) := {"data_centres": [zone], "unknown": []} if {
	zone := lib.google_zone(resource, ["location"])
} else := {"data_centres": lib.google_chosen_zones(region), "unknown": []} if {
	region := lib.last_part(lib.text(resource, ["location"]))
	lib.is_google_region(region)
} else := {"data_centres": [], "unknown": [lib.why_unknown(resource, ["location"])]}

# Numbers are those of each zone, but for the one that says so. What runs is `node_count`, else what it began with, else the least that an autoscaler keeps.
_count(resource, path, zones) := {"count": counts[0], "unknown": {}} if {
	counts := array.concat(
		[total |
			some field in [["node_count"], ["initial_node_count"], ["autoscaling", 0, "min_node_count"]]
			n := lib.at(resource, array.concat(path, field), null)
			lib.is_count(n)
			not _is_left_to_autoscaler(resource, path, field, n)
			total := n * zones
		],
		[n | n := lib.at(resource, array.concat(path, ["autoscaling", 0, "total_min_node_count"]), null); lib.is_count(n)],
	)
	count(counts) > 0
	zones > 0
} else := {"count": null, "unknown": {"count": $"{resource.address}: how many nodes it has is not known"}}

# The provider writes zero where only the total is given.
_is_left_to_autoscaler(resource, path, ["autoscaling", 0, "min_node_count"], 0) if lib.at(resource, array.concat(path, ["autoscaling", 0, "total_min_node_count"]), 0) > 0

_spread(n, zones) := lib.spread_evenly(n, zones) if {
	n != null
	count(zones) > 0
} else := {}

# A default pool that is taken away once the cluster stands is none.
_own_pools := [group |
	some cluster in input.terraform.google_container_cluster
	not lib.at(cluster, ["enable_autopilot"], false) == true
	not lib.at(cluster, ["remove_default_node_pool"], false) == true
	place := zones_of(cluster)
	paths := _paths(cluster)
	count(paths) > 0
	counts := [_count(cluster, path, count(place.data_centres)) | some path in paths]
	n := _sum(counts)
	size := node_groups.size(cluster, ["node_config", 0, "machine_type"])
	group := {
		"id": cluster.id, "name": cluster.address, "kind": "cluster nodes", "region": node_groups.region(cluster), "cluster": cluster.id,
		"count": n.count, "by_data_centre": _spread(n.count, place.data_centres),
		"cpu": size.cpu, "memory": size.memory,
		"unknown": object.union(object.union(node_groups.unknown_place(place), size.unknown), n.unknown),
	}
]

_paths(cluster) := [["node_pool", i] | some i, _ in lib.at(cluster, ["node_pool"], [])] if {
	count(lib.at(cluster, ["node_pool"], [])) > 0
} else := [[]] if {
	lib.is_count(lib.at(cluster, ["initial_node_count"], null))
} else := []

_sum(counts) := counts[0] if {
	some one in counts
	one.count == null
	count(counts) == 1
} else := {"count": null, "unknown": unknown[0]} if {
	unknown := [one.unknown | some one in counts; one.count == null]
	count(unknown) > 0
} else := {"count": sum([one.count | some one in counts]), "unknown": {}}
