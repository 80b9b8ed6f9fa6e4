# METADATA
# title: Services
# description: |
#   What has objectives. A declared service holds what its `match` names and the workloads whose labels name it. The rest is found: workloads
#   by their labels, and what stands on its own, a database or a cluster without known workload, by its own name. A cluster that waits
#   in a recovery region is no service: nobody misses it.
package resilience.model.services

import data.resilience.lib
import data.resilience.model.clusters
import data.resilience.model.databases
import data.resilience.model.workloads

# METADATA
# description: Service name to its record.
by_name := object.union(_found, _declared)

# METADATA
# description: Id of a workload, database or cluster to the names of the services that it is a part of.
of := {id: names |
	some id, _ in _services_by_part
	names := sort([name | some name in _services_by_part[id]])
}

# METADATA
# description: Resource id to the names of the declared services whose `match` names it, whatever it is.
naming[id] contains name if {
	some name, declared in _settings
	some id in declared.members
}

# METADATA
# description: The objectives of the whole estate and of every service, for what serves all of them.
all_objectives := array.concat(
	[input.settings.objectives],
	[service.objectives | some service in by_name; service.declared],
)

_parts(service) := array.concat(service.workloads, array.concat(service.databases, service.clusters))

_services_by_part[id] contains name if {
	some name, service in by_name
	some id in _parts(service)
}

# A name that is declared twice means its first service.
_settings := {name: input.settings.services[min(positions)] | some name, positions in _positions}

_positions[declared.name] contains i if some i, declared in input.settings.services

_declared := {name: service |
	some name, declared in _settings
	own := {id | some id in declared.members; workloads.by_id[id]} | object.get(_labelled, name, set())
	service := {
		"name": name, "declared": true,
		"workloads": sort(own),
		"databases": sort({id | some id in declared.members; databases.by_id[id]}),
		"clusters": sort((({workloads.by_id[id].cluster | some id in own} | {id |
			some member in declared.members
			some id in _clusters_by_resource[member]
		}) | object.get(_clusters_by_name, name, set()))),
		"objectives": _objectives(declared.objectives),
	}
}

# Names in manifests and plans may be numbers.
_labelled[name] contains id if {
	some id, workload in workloads.by_id
	name := $"{workload.service}"
}

_clusters_by_resource[member] contains id if {
	some id, cluster in clusters.by_id
	some member in array.concat(cluster.related, [id])
}

_clusters_by_name[name] contains id if {
	some id, cluster in clusters.by_id
	name := $"{cluster.name}"
}

_objectives(own) := {field: value |
	some field in ["tolerate", "rto_s", "rpo_s"]
	value := _first_not_null(object.get(own, field, null), object.get(input.settings.objectives, field, null))
}

_first_not_null(a, _) := a if a != null

_first_not_null(null, b) := b

_claimed := {id: true | some service in _declared; some id in _parts(service)}

_found := object.union(_standing_alone, _of_workloads)

_of_workloads := {name: service |
	some name, own in _unclaimed_by_name
	service := {
		"name": name, "declared": false,
		"workloads": sort(own), "databases": [],
		"clusters": sort({workloads.by_id[id].cluster | some id in own}),
		"objectives": input.settings.objectives,
	}
}

_unclaimed_by_name[name] contains id if {
	some id, workload in workloads.by_id
	not _claimed[id]
	name := $"{workload.service}"
}

_standing_alone := {name: service |
	some name, ids in _alone_by_key
	service := {
		"name": name, "declared": false, "workloads": [],
		"databases": sort([id | some id in ids; databases.by_id[id]]),
		"clusters": sort([id | some id in ids; clusters.by_id[id]]),
		"objectives": input.settings.objectives,
	}
}

_alone[id] := name if {
	some id, database in databases.by_id
	not _claimed[id]
	database.replica_of == null
	name := $"{database.name}"
}

_alone[id] := name if {
	some id, cluster in clusters.by_id
	not _claimed[id]
	not _runs_workload[id]
	not lib.standby[id]
	name := $"{cluster.name}"
}

# Two inputs may hold resources of one address; then the id tells them apart.
_alone_by_key[key] contains id if {
	some id, name in _alone
	key := _unique_name(id, name)
}

_unique_name(id, name) := name if {
	_ids_by_name[name] == {id}
	not _of_workloads[name]
	not _declared[name]
} else := id

_ids_by_name[name] contains id if some id, name in _alone

_runs_workload := {workload.cluster: true | some workload in workloads.by_id}
