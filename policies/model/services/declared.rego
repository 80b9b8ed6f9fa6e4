# METADATA
# title: Declared services
# description: |
#   Services of the settings: what their `match` names, and the workloads whose labels name them. A name that is declared twice means its
#   first service.
package resilience.model.services.declared

import data.resilience.model.clusters
import data.resilience.model.components
import data.resilience.model.workloads

# METADATA
# description: Service name to its record.
by_name := {name: service |
	some name, declared in _settings
	own := {id | some id in declared.members; workloads.by_id[id]} | object.get(_labelled, name, set())
	service := {
		"name": name, "declared": true,
		"workloads": sort(own),
		"components": sort({id | some id in declared.members; components.by_id[id]} | {component |
			some id in declared.members
			some component in object.get(_components_by_part, id, set())
		}),
		"clusters": sort((({workloads.by_id[id].cluster | some id in own} | {id |
			some member in declared.members
			some id in object.get(_clusters_by_resource, member, set())
		}) | object.get(_clusters_by_name, name, set()))),
		"objectives": _objectives(declared.objectives),
	}
}

# METADATA
# description: Resource id to the names of the declared services whose `match` names it, whatever it is.
naming[id] contains name if {
	some name, declared in _settings
	some id in declared.members
}

_settings := {name: input.settings.services[min(positions)] | some name, positions in _positions}

_positions[declared.name] contains i if some i, declared in input.settings.services

# A component goes by the first of its resources; naming any of them names it. Asked through object.get: OPA works a key out anew each time
# that it is asked for one, over all components.
_components_by_part[id] contains component_id if {
	some component_id, component in components.by_id
	some id in component.related
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
