# METADATA
# title: Services that are found
# description: |
#   What nobody declared. Workloads by their labels. Components by what takes in their traffic: each entry or load balancer that no other one leads
#   to, with all that it reaches. What nothing reaches counts by the module that the root calls for it, else on its own, and so does a cluster
#   without known workload. A copy of something in sight is no service, nor is a cluster that waits in a recovery region: nobody misses it.
#   What has one address in two regions is one service that stands in both: a stack that is applied once for each region, or a module that is called
#   once for each, by keys that do not count here.
package resilience.model.services.found

import data.resilience.lib
import data.resilience.model.clusters
import data.resilience.model.components
import data.resilience.model.entries
import data.resilience.model.services.declared
import data.resilience.model.workloads

# METADATA
# description: Service name to its record.
by_name := object.union(object.union(_of_components, _of_clusters), _of_workloads)

_claimed := {id: true |
	some service in declared.by_name
	some id in array.concat(service.workloads, array.concat(service.components, service.clusters))
}

_service(name, parts) := {
	"name": name, "declared": false,
	"workloads": object.get(parts, "workloads", []),
	"components": object.get(parts, "components", []),
	"clusters": object.get(parts, "clusters", []),
	"objectives": input.settings.objectives,
}

_of_workloads := {name: service |
	some name, own in _unclaimed_workloads
	service := _service(name, {"workloads": sort(own), "clusters": sort({workloads.by_id[id].cluster | some id in own})})
}

_unclaimed_workloads[name] contains id if {
	some id, workload in workloads.by_id
	not _claimed[id]
	name := $"{workload.service}"
}

_of_clusters := {name: service |
	some name, ids in _clusters_by_key
	service := _service(name, {"clusters": sort(ids)})
}

_clusters_by_key[key] contains id if {
	some id, name in _lone_clusters
	key := _unique(id, name)
}

_lone_clusters[id] := name if {
	some id, cluster in clusters.by_id
	not _claimed[id]
	not _runs_workload[id]
	not lib.standby[id]
	name := $"{cluster.name}"
}

_runs_workload := {workload.cluster: true | some workload in workloads.by_id}

_of_components := {name: service |
	some name, ids in _parts_by_key
	service := _service(name, {"components": sort(ids)})
}

_parts_by_key[key] contains id if {
	some front, ids in _reached
	key := _unique(front, _name_of(front))
	some id in ids
}

_parts_by_key[key] contains id if {
	some id, component in components.serving
	not _is_taken[id]
	key := _unique_group(_group_of(id, component))
}

_name_of(front) := entries.by_id[front].name if {
	entries.by_id[front]
} else := components.by_id[front].name

# From each front all that it leads to and that it needs, itself included where it is a component. What is behind one that leads to nothing
# in sight is not known: it is no service by itself.
_reached := {front: ids |
	some front, _ in _fronts
	ids := {id |
		some id in graph.reachable(components.graph, {front})
		_counts(id)
	}
	_serves(ids)
}

_serves(ids) if {
	some id in ids
	components.serving[id]
}

# What leads to a cluster belongs to what runs there.
_counts(id) if {
	components.by_id[id]
	not _leads_to_cluster[id]
	not _claimed[id]
	not _is_copy(id)
}

_leads_to_cluster := {id: true | some ids in components.leading_to_cluster; some id in ids}

_is_copy(id) if components.by_id[components.by_id[id].replica_of]

# What takes in traffic and is reached by nothing that does.
_fronts := {id: true |
	some id, _ in components.fronts
	not _claimed[id]
	not _is_behind[id]
}

_is_behind := {id: true |
	some front, _ in components.fronts
	some id in components.graph[front]
	components.fronts[id]
}

_is_taken := object.union(
	object.union(_claimed, {id: true | some ids in _reached; some id in ids}),
	{id: true | some id, _ in components.serving; _is_copy(id)},
)

# `[input, name]` of what stands together.
_group_of(id, component) := [split(id, "#")[0], module] if {
	module := lib.top_module(component.name)
	module != ""
} else := [id, component.name]

_unique_group([scope, name]) := family if {
	family := lib.without_index(name)
	_are_in_a_region_each(_regions_by_group[family])
	not _is_named_elsewhere(family)
} else := name if {
	_scopes_by_group[name] == {scope}
	not _is_named_elsewhere(name)
} else := $"{scope}#{name}" if {
	not contains(scope, "#")
} else := scope

_regions_by_group[lib.without_index(group[1])][group] contains component.region if {
	some id, component in components.serving
	not _is_taken[id]
	group := _group_of(id, component)
}

_scopes_by_group[name] contains scope if {
	some id, component in components.serving
	not _is_taken[id]
	[scope, name] := _group_of(id, component)
}

# Several places, each in one known region, and none where another is.
_are_in_a_region_each(regions_by_place) if {
	count(regions_by_place) > 1
	every regions in regions_by_place {
		count(regions) == 1
		not regions[null]
	}
	count({region | some regions in regions_by_place; some region in regions}) == count(regions_by_place)
}

# Two inputs may hold resources of one address; then the id tells them apart.
_unique(id, name) := family if {
	family := lib.without_module_keys(name)
	_are_in_a_region_each(_regions_by_front[family])
	not _is_named_elsewhere(family)
} else := name if {
	_ids_by_name[name] == {id}
	not _is_named_elsewhere(name)
} else := id

# Entries have no region: they are one service each.
_regions_by_front[lib.without_module_keys(_name_of(front))][front] contains region if {
	some front, _ in _reached
	region := object.get(components.by_id, [front, "region"], null)
}

_ids_by_name[name] contains id if some id, name in _lone_clusters

_ids_by_name[name] contains id if {
	some id, _ in _reached
	name := _name_of(id)
}

_is_named_elsewhere(name) if _unclaimed_workloads[name]

_is_named_elsewhere(name) if declared.by_name[name]
