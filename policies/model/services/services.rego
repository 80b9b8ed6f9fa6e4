# METADATA
# title: Services
# description: What has objectives, declared or found.
package resilience.model.services

import data.resilience.model.components
import data.resilience.model.services.declared
import data.resilience.model.services.found

# METADATA
# description: Service name to its record.
by_name := {name: object.union(service, {"components": sort({id | some id in service.components} | _leading_to(service.clusters))}) |
	some name, service in object.union(found.by_name, declared.by_name)
}

# The load balancers in front of its clusters are a part of a service too.
_leading_to(ids) := {id | some cluster in ids; some id in components.leading_to_cluster[cluster]}

# METADATA
# description: Id of a workload, component or cluster to the names of the services that it is a part of.
of := {id: sort([name | some name in names]) | some id, names in _services_by_part}

# METADATA
# description: Resource id to the names of the declared services whose `match` names it, whatever it is.
naming := declared.naming

# METADATA
# description: The objectives of the whole estate and of every service, for what serves all of them.
all_objectives := array.concat(
	[input.settings.objectives],
	[service.objectives | some service in declared.by_name],
)

# METADATA
# description: Ids of all parts of a service.
parts(service) := array.concat(service.workloads, array.concat(service.components, service.clusters))

_services_by_part[id] contains name if {
	some name, service in by_name
	some id in parts(service)
}
