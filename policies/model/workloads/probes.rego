# METADATA
# title: Probes of a workload
# description: |
#   Whether traffic goes only to pods that serve, and whether one that hangs is started again. Pods take traffic where a Service selects them;
#   where no Service of their namespace is in the same input, where a container says which port it listens on. What only a monitoring system asks
#   does not count, nor a Service that leads to pods whether they are ready or not. A pod is ready when all its
#   probes say so, so that one container with a readiness probe is enough, or a readiness gate of a load balancer. A probe that asks a port by a
#   name that its container does not have always fails. A liveness probe that asks the same as the readiness probe, and no later, kills what
#   only has too much to do.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/
#     description: Liveness, readiness and startup probes
#   - ref: https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-readiness-gate
#     description: Readiness gates
package resilience.model.workloads.probes

import data.resilience.lib
import data.resilience.model.workloads.kinds

# METADATA
# description: Whether its pods say when they are ready, as a verdict; null where nothing shows that they take traffic.
readiness(kind) := lib.undecided(kind.hidden) if {
	kind.hidden != ""
} else := lib.undecided_at(kind.pods, _containers_path(kind)) if {
	_takes_traffic(kind)
	lib.unknown_at(kind.pods, _containers_path(kind))
} else := lib.holds("its operator gives its pods probes") if {
	_takes_traffic(kind)
	kinds.operated[kind.type]
} else := lost[0] if {
	lost := _asking_no_port(kind, ["readinessProbe"])
	count(lost) > 0
} else := lib.holds("a container has a readiness probe") if {
	_takes_traffic(kind)
	some container in _probed(kind)
	container.readinessProbe
} else := lib.holds("it has a readiness gate") if {
	_takes_traffic(kind)
	count(lib.at(kind.pods, kinds.path(kind, ["spec", "readinessGates"]), [])) > 0
} else := lib.fails($"{_shown_why(kind)}, and no container has a readiness probe", _first(kind, "readinessProbe"), null) if {
	_takes_traffic(kind)
} else := null

# METADATA
# description: Whether a pod that hangs is started again, and only such a one, as a verdict.
liveness(kind) := lib.undecided(kind.hidden) if {
	kind.hidden != ""
} else := lib.undecided_at(kind.pods, _containers_path(kind)) if {
	lib.unknown_at(kind.pods, _containers_path(kind))
} else := lib.holds("its operator gives its pods probes") if {
	kinds.operated[kind.type]
} else := lost[0] if {
	lost := _asking_no_port(kind, ["livenessProbe", "startupProbe"])
	count(lost) > 0
} else := lib.fails("its liveness probe asks the same as its readiness probe, and no later: pods that are only slow are killed", attribute, "Let the liveness probe ask something simpler, or give it a larger `failureThreshold` or `periodSeconds`.") if {
	positions := [i | some i, container in _containers(kind); _is_same(container)]
	count(positions) > 0
	attribute := lib.dotted(array.concat(_containers_path(kind), [positions[0], "livenessProbe"]))
} else := lib.holds("a container has a liveness probe") if {
	some container in _probed(kind)
	container.livenessProbe
} else := lib.fails("no container has a liveness probe, so that one that hangs is not started again", _first(kind, "livenessProbe"), null)

_containers_path(kind) := kinds.path(kind, ["spec", "containers"])

_containers(kind) := lib.at(kind.pods, _containers_path(kind), [])

# An init container that is always restarted runs beside the others.
_probed(kind) := array.concat(
	[container | some container in _containers(kind)],
	[container | some container in lib.at(kind.pods, kinds.path(kind, ["spec", "initContainers"]), []); container.restartPolicy == "Always"],
)

_first(kind, probe) := lib.dotted(array.concat(_containers_path(kind), [0, probe]))

_takes_traffic(kind) if count(services(kind)) > 0

_takes_traffic(kind) if {
	not _services_beside[[kind.manifest.input, kind.manifest.scope]]
	some container in _containers(kind)
	some port in container.ports
	not _is_of_metrics(port)
}

# Probes that ask a port by a name that their container gives to none.
_asking_no_port(kind, probes) := [lib.fails("a probe asks a port by a name that its container does not have, and so fails always", lib.dotted(array.concat(_containers_path(kind), [i, probe])), "Name one of the container's `ports`, or give the port's number.") |
	some i, container in _containers(kind)
	some probe in probes
	some handler in ["httpGet", "tcpSocket"]
	port := container[probe][handler].port
	is_string(port)
	not regex.match(`^[0-9]+$`, port)
	count([1 | some own in container.ports; own.name == port]) == 0
]

# A port that only a monitoring system asks.
_is_of_metrics(port) if regex.match(`metric|prom|monitor`, lower(port.name))

_shown_why(kind) := $"{lib.short(services(kind)[0])} leads to it" if {
	count(services(kind)) > 0
} else := "a container listens on a port"

# METADATA
# description: Ids of the Services that lead to its pods, sorted.
services(kind) := sort([id | some id in lib.referrers(kind.manifest, "spec.selector"); _services[id]])

_services := {service.id: true |
	some service in input.kubernetes["core/Service"]
	lib.at(service, ["spec", "publishNotReadyAddresses"], false) != true
	not _only_measures(service)
}

_only_measures(service) if _is_of_metrics({"name": lib.text(service, ["metadata", "name"])})

_only_measures(service) if {
	ports := lib.at(service, ["spec", "ports"], [])
	count(ports) > 0
	every port in ports { _is_of_metrics(port) }
}

_services_beside := {[service.input, service.scope]: true | some service in input.kubernetes["core/Service"]}

_is_same(container) if {
	some handler in ["httpGet", "tcpSocket", "grpc"]
	asked := container.readinessProbe[handler]
	asked == container.livenessProbe[handler]
	_patience(container.livenessProbe) <= _patience(container.readinessProbe)
}

# Seconds until a probe gives up: it fails three times, ten seconds apart, where nothing else is said.
_patience(probe) := object.get(probe, "failureThreshold", 3) * object.get(probe, "periodSeconds", 10)
