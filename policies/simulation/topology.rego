package resilience.simulation

import data.resilience.model.clusters
import data.resilience.model.components
import data.resilience.model.compute
import data.resilience.model.data_services
import data.resilience.model.entries
import data.resilience.model.load_balancers
import data.resilience.model.networks
import data.resilience.model.node_groups
import data.resilience.model.replications
import data.resilience.model.services
import data.resilience.model.stores
import data.resilience.model.workloads

# METADATA
# description: |
#   The map of the estate, `{regions, elsewhere, links}`. A part stands in its data centre, where that is one, else in each of its regions; what
#   stands in none is elsewhere, with the reason. Nodes are the classes that the simulation takes one of away, by the same names. A region or
#   data centre whose name is null holds what stands in one that is not known.
topology := {
	"regions": [region |
		some name in _region_names
		region := {
			"name": name, "role": _role(name),
			"data_centres": [place |
				some data_centre in sort([key[1] | some key, _ in _data_centre_keys; key[0] == name])
				place := {
					"name": data_centre,
					"nodes": object.get(_nodes_at, [[name, data_centre]], []),
					"parts": object.get(_parts_in_data_centre, [[name, data_centre]], []),
				}
			],
			"parts": object.get(_parts_in_region, [name], []),
		}
	],
	"elsewhere": array.concat(
		[{"id": part.id, "name": part.name, "kind": part.kind, "services": part.services, "leads_to": part.leads_to, "reason": part.why} |
			some part in _parts
			count(part.regions) == 0
			count(part.data_centres) != 1
		],
		[{"id": node.name, "name": node.name, "kind": "nodes", "services": node.services, "leads_to": [], "reason": node.why} |
			some node in _nodes
			node.region == null
			node.data_centre == null
		],
	),
	"links": [link | some link in _links; _on_the_map[link.from]; _on_the_map[link.to]],
}

# What stands where, one list a concept: `{id, name, kind, services, regions, data_centres, leads_to, why}`. `leads_to` names the regions that
# an entry sends traffic to; `why` says why a part stands nowhere.
_standing := {
	"clusters": [part |
		some id, cluster in clusters.by_id
		part := _part_of(id, cluster.name, "cluster", {
			"regions": cluster.regions,
			"why": object.get(cluster.unknown, "regions", "the region of the cluster is not known"),
		})
	],
	"workloads": [part |
		some id, workload in workloads.by_id
		part := _part_of(id, workload.name, "workload", _of_cluster(workload.cluster))
	],
	"components": [part |
		some concept in [data_services.by_id, compute.by_id, load_balancers.by_id, networks.by_id]
		some id, component in concept
		not _is_counted_as_nodes(component)
		part := _part_of(id, component.name, component.kind, {
			"regions": [component.region | component.region != null],
			"data_centres": component.data_centres,
			"why": _no_region(component),
		})
	],
	"buckets": [part |
		some id, bucket in stores.buckets
		part := _part_of(id, bucket.name, _bucket_kind(id), {
			"regions": bucket.regions,
			"why": object.get(bucket.unknown, "regions", "the region of the bucket is not known"),
		})
	],
	"recovery stores": [part |
		some id, store in stores.recovery
		not stores.buckets[store.bucket]
		part := _part_of(id, store.name, "recovery store", {
			"regions": store.regions,
			"why": object.get(store.unknown, "regions", "the bucket behind it is in no input"),
		})
	],
	"entries": [part |
		some id, entry in entries.by_id
		part := _part_of(id, entry.name, "global entry", {"leads_to": entry.regions, "why": "it is in no one region"})
	],
}

_no_region(component) := "it is of no region" if {
	component.global
} else := $"the region of the {component.kind} is not known"

# Machines are shown as nodes, by the classes that the simulation takes one of away.
_is_counted_as_nodes(component) if {
	compute.by_id[component.id]
	component.survives_node != null
}

_parts := [part | some _, parts in _standing; some part in parts]

_part_of(id, name, kind, place) := object.union(
	{
		"id": id, "name": $"{name}", "kind": kind, "regions": [], "data_centres": [], "leads_to": [],
		"services": sort({name | some name in object.get(services.of, id, [])} | object.get(services.naming, id, set())),
	},
	place,
)

_of_cluster(id) := {"regions": cluster.regions, "why": object.get(cluster.unknown, "regions", "the region of its cluster is not known")} if {
	cluster := clusters.by_id[id]
} else := {"why": "no input shows the cluster that it runs on"}

_bucket_kind(id) := "recovery store" if {
	_recovery_bucket[id]
} else := "bucket"

_recovery_bucket := {id: true | some id in (_written_by_snapshots | {copy.to | some copy in replications.all; _written_by_snapshots[copy.from]})}

_written_by_snapshots := {store.bucket | some store in stores.recovery}

# Classes of nodes, and machines that no cluster counts among its own: `{name, cluster, count, services, region, data_centre, why}`.
_nodes := array.concat(
	[node |
		some id, classes in _node_classes
		cluster := clusters.by_id[id]
		some class in classes
		node := {
			"name": class.name, "cluster": called[id], "count": class.count, "services": object.get(services.of, id, []),
			"data_centre": class.data_centre, "region": _region(class.data_centre, cluster.regions),
			"why": object.get(cluster.unknown, "regions", "their data centre is not known"),
		}
	],
	[node |
		some id, component in compute.by_id
		_is_counted_as_nodes(component)
		some place in _places_of(component)
		node := {
			"name": $"members of {component.name}", "cluster": null, "count": place[1], "services": object.get(services.of, id, []),
			"data_centre": place[0], "region": _region(place[0], [component.region | component.region != null]),
			"why": object.get(component.unknown, "survives_data_centre", "their data centre is not known"),
		}
	],
)

_places_of(group) := [[name, n] | some name, n in group.by_data_centre] if {
	count(group.by_data_centre) > 0
} else := [[null, group.count]]

# The region of a data centre is that of what stands in it; else the one region that there can be.
_region(data_centre, regions) := _region_of[data_centre] if {
	_region_of[data_centre]
} else := regions[0] if {
	count(regions) == 1
} else := null

_region_of := {data_centre: regions[0] |
	some data_centre in {pair[0] | some pair in _located}
	regions := sort([pair[1] | some pair in _located; pair[0] == data_centre])
}

# Pairs of a data centre and a region that something says to hold it: few, however many say so.
_located := ({[data_centre, group.region] |
	some group in node_groups.by_id
	group.region != null
	some data_centre, _ in group.by_data_centre
} | {[data_centre, component.region] |
	some component in components.by_id
	component.region != null
	some data_centre in component.data_centres
}) | {[data_centre, cluster.regions[0]] |
	some cluster in clusters.by_id
	count(cluster.regions) == 1
	some data_centre in cluster.data_centres
}

# Every `[region, data centre]` of the map; a cluster may have data centres that none of its nodes is known to be in.
_data_centre_keys := ({pair | some [pair, _] in _placed_nodes} | {pair | some [pair, _] in _placed_parts}) | {[_region(name, cluster.regions), name] |
	some cluster in clusters.by_id
	some name in cluster.data_centres
}

_region_names := ({pair[0] | some pair in _data_centre_keys} | {name | some part in _parts; some name in part.regions}) | {name |
	some name in array.concat([input.settings.regions.live], input.settings.regions.recovery)
	name != null
}

_role(name) := "live" if {
	name == input.settings.regions.live
} else := "recovery" if {
	name in input.settings.regions.recovery
} else := null

# Nodes and parts by where they stand: one walk over all for each of the few places, which is fast in both engines.
_nodes_at := {pair: nodes |
	some pair in _data_centre_keys
	nodes := [node | some [at, node] in _placed_nodes; at == pair]
}

_placed_nodes := [[[node.region, node.data_centre], object.filter(node, ["name", "cluster", "count", "services"])] |
	some node in _nodes
	[node.region, node.data_centre] != [null, null]
]

_parts_in_data_centre := {pair: parts |
	some pair in {pair | some [pair, _] in _placed_parts}
	parts := [part | some [at, part] in _placed_parts; at == pair]
}

_placed_parts := [[[_region(part.data_centres[0], part.regions), part.data_centres[0]], _shown(part)] |
	some part in _parts
	count(part.data_centres) == 1
]

_parts_in_region := {name: parts |
	some name in {name | some part in _parts; some name in part.regions}
	parts := [_shown(part) | some part in _parts; count(part.data_centres) != 1; some region in part.regions; region == name]
}

_shown(part) := object.filter(part, ["id", "name", "kind", "services"])

# `{from, to, kind}`: copies that are made of one part to another, and where the snapshots of a cluster go.
_links := ({{"from": copy.from, "to": copy.to, "kind": "copies"} |
	some copy in replications.all
	copy.from != null
	copy.to != null
} | {{"from": component.replica_of, "to": id, "kind": "copies"} |
	some id, component in components.by_id
	component.replica_of != null
}) | {{"from": store.cluster, "to": _shown_store(store), "kind": "snapshots"} |
	some store in stores.recovery
	store.cluster != null
}

_shown_store(store) := store.bucket if {
	stores.buckets[store.bucket]
} else := store.id

_on_the_map := {part.id: true | some part in _parts}
