# METADATA
# title: What pods request
# description: |
#   Whether every container says how many cores and how much memory it needs, and limits its memory. A limit without a request is the request
#   too. Without requests the scheduler can't tell whether a pod fits on what is left after a failure; what requests no memory is the first to be
#   evicted where it runs short, and what may take all memory takes its neighbours with it.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
#     description: Requests and limits
#   - ref: https://kubernetes.io/docs/concepts/scheduling-eviction/node-pressure-eviction/
#     description: Which pods are evicted first
package resilience.model.workloads.requests

import data.resilience.lib
import data.resilience.model.workloads.kinds

# METADATA
# description: Whether all containers say what they need, as a verdict; null where an operator makes them.
verdict(kind) := null if {
	kinds.operated[kind.type]
} else := lib.undecided(kind.hidden) if {
	kind.hidden != ""
} else := lib.undecided_at(kind.pods, _path(kind)) if {
	lib.unknown_within(kind.pods, _path(kind))
} else := lib.fails($"{lib.counted(count(lacking), "container", "containers")} of {count(_containers(kind))} without {concat(" or ", _what(lacking))}", lib.dotted(array.concat(_path(kind), [lacking[0].at, "resources"])), null) if {
	lacking := _lacking(kind)
	count(lacking) > 0
} else := lib.holds("all containers say what they need")

_path(kind) := kinds.path(kind, ["spec", "containers"])

_containers(kind) := lib.at(kind.pods, _path(kind), [])

_lacking(kind) := [{"at": i, "what": what} |
	some i, container in _containers(kind)
	what := [name | some name, paths in _wanted; not _says(container, paths)]
	count(what) > 0
]

_wanted := {
	"a request of CPU": [["requests", "cpu"], ["limits", "cpu"]],
	"a request of memory": [["requests", "memory"], ["limits", "memory"]],
	"a limit of memory": [["limits", "memory"]],
}

_what(lacking) := sort({name | some one in lacking; some name in one.what})

_says(container, paths) if {
	some path in paths
	object.get(container.resources, path, null) != null
}

# METADATA
# description: How much of a resource one pod requests, null where a container requests none.
of_pod(kind, resource) := sum(requests) if {
	requests := [value | some container in _containers(kind); value := _requested(container, resource)]
	count(requests) == count(_containers(kind))
	count(requests) > 0
} else := null

_requested(container, resource) := value if {
	value := container.resources.requests[resource].value
	is_number(value)
} else := value if {
	value := container.resources.limits[resource].value
	is_number(value)
}

# METADATA
# description: Whether all containers request as much CPU and memory as their limits are, as a verdict, so that Kubernetes evicts its pods last.
guaranteed(kind) := lib.fails($"{lib.counted(count(lacking), "container", "containers")} of {count(_containers(kind))} with requests that are not its limits", lib.dotted(array.concat(_path(kind), [lacking[0], "resources"])), "Set `requests` and `limits` of CPU and memory to the same.") if {
	lacking := [i | some i, container in _containers(kind); some resource in ["cpu", "memory"]; not _is_equal(container, resource)]
	count(lacking) > 0
} else := lib.holds("all requests are as large as their limits")

# A limit alone is the request too.
_is_equal(container, resource) if {
	limit := container.resources.limits[resource].value
	object.get(container, ["resources", "requests", resource, "value"], limit) == limit
}
