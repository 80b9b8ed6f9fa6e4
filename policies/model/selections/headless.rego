# METADATA
# title: Services that name the pods of a StatefulSet
# description: |
#   Whether the Service that a StatefulSet names is there, has no address of its own, and selects its pods, so that each of them has a name. A set of one pod, and one
#   whose pods never call each other, does well without, so that it is asked of all only where the settings say so.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#stable-network-id
#     description: The Service that a StatefulSet names
package resilience.model.selections.headless

import data.resilience.lib

# METADATA
# description: Id of a StatefulSet to a record as `selections.by_id` holds them.
by_id := {set.id: {"id": set.id, "name": _name(set), "kind": "StatefulSet", "met": _met(set), "related": sort(_named(set)), "unknown": {}} |
	some set in input.kubernetes["apps/StatefulSet"]
}

_name(set) := name if {
	name := lib.text(set, ["metadata", "name"])
	name != ""
} else := set.address

_named(set) := {id | some id in lib.refs(set, "spec.serviceName"); _services[id]}

_services := {service.id: service | some service in input.kubernetes["core/Service"]}

_met(set) := lib.undecided_at(set, ["spec", "serviceName"]) if {
	lib.unknown_at(set, ["spec", "serviceName"])
	count(_named(set)) == 0
} else := lib.fails("it names no Service", "spec.serviceName", "Name a Service with `clusterIP: None` that selects its pods.") if {
	count(_named(set)) == 0
	lib.text(set, ["spec", "serviceName"]) == ""
} else := lib.undecided("the Service that it names is in no input") if {
	count(_named(set)) == 0
} else := lib.all_of([_verdict(set, _services[id]) | some id in sort(_named(set))])

_verdict(set, service) := lib.undecided_at(service, ["spec", "clusterIP"]) if {
	lib.unknown_at(service, ["spec", "clusterIP"])
} else := lib.fails($"Service {_name(service)} has an address of its own, and names no pods (it is not headless)", "spec.serviceName", "Set `clusterIP: None` of the Service.") if {
	lib.at(service, ["spec", "clusterIP"], "") != "None"
} else := lib.fails($"Service {_name(service)} does not select its pods", "spec.serviceName", "Write labels of its pod template into the selector of the Service.") if {
	not set.id in lib.refs(service, "spec.selector")
	not lib.unknown_within(service, ["spec", "selector"])
	not lib.unknown_within(set, ["spec", "template", "metadata", "labels"])
} else := lib.holds($"Service {_name(service)} names its pods")
