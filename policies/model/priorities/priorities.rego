# METADATA
# title: Priorities of pods
# description: |
#   Where nodes have not room for all pods, those of a higher priority come first: the scheduler takes them before others, and takes away pods of a lower
#   priority to make room for them. A pod that names no PriorityClass has the value of the class that is the default of its cluster, else 0.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/
#     description: Pod priority and preemption
package resilience.model.priorities

import data.resilience.lib
import data.resilience.model.clusters
import data.resilience.model.workloads.kinds

# METADATA
# description: |
#   The priority of the pods of a workload, by its id: `{value, class, preempts}`. `value` is null where its class is in no input, or where a plan does not know it yet; `class` is the
#   name that it gives, "" for none; `preempts` says whether its pods take the place of others, rather than only come first.
of[id] := priority if {
	some id, kind in kinds.by_id
	priority := _priority(kind, lib.text(kind.pods, kinds.path(kind, ["spec", "priorityClassName"])))
}

_none := {"value": 0, "class": "", "preempts": true}

_priority(kind, "") := object.union(_none, {"value": null}) if {
	lib.unknown_at(kind.pods, kinds.path(kind, ["spec", "priorityClassName"]))
} else := _of_class(_defaults[clusters.of(kind.manifest)], "") if {
	_defaults[clusters.of(kind.manifest)]
} else := _none

_priority(kind, name) := object.union(_none, {"value": _of_the_system[name], "class": name}) if {
	_of_the_system[name]
} else := _of_class(_named[[clusters.of(kind.manifest), name]], name) if {
	_named[[clusters.of(kind.manifest), name]]
} else := object.union(_none, {"value": null, "class": name}) if {
	name != ""
}

# Every cluster has these two.
_of_the_system := {"system-cluster-critical": 2000000000, "system-node-critical": 2000001000}

_of_class(class, name) := {"value": value, "class": name, "preempts": lib.text(class, ["preemptionPolicy"]) != "Never"} if {
	value := lib.at(class, ["value"], 0)
	is_number(value)
} else := object.union(_none, {"value": null, "class": name})

# A name stands for one class of a cluster; of several variants the first counts.
_named := {key: _by_id[sort(ids)[0]] | some key, ids in _ids_by_name}

_ids_by_name[[clusters.of(class), name]] contains class.id if {
	some class in input.kubernetes["scheduling.k8s.io/PriorityClass"]
	name := lib.text(class, ["metadata", "name"])
	name != ""
}

_defaults := {cluster: _by_id[sort(ids)[0]] | some cluster, ids in _default_ids}

_default_ids[clusters.of(class)] contains class.id if {
	some class in input.kubernetes["scheduling.k8s.io/PriorityClass"]
	lib.at(class, ["globalDefault"], false) == true
}

_by_id := {class.id: class | some class in input.kubernetes["scheduling.k8s.io/PriorityClass"]}
