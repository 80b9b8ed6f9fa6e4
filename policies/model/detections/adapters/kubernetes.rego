# METADATA
# title: Probes of Kubernetes
# description: |
#   A probe that fails `failureThreshold` times, three where nothing is said, `periodSeconds` apart, ten by default, each after `timeoutSeconds`, one by default, has seen a
#   failure; `successThreshold` answers in a row, one by default, and it is over. It begins `initialDelaySeconds` after the container.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#configure-probes
#     description: Configure probes
package resilience.model.detections.adapters.kubernetes

import data.resilience.lib
import data.resilience.model.workloads.kinds

# METADATA
# description: Records of the workloads with a probe in sight.
found := [record |
	some id, kind in kinds.by_id
	kind.hidden == ""
	path := kinds.path(kind, ["spec", "containers"])
	containers := lib.at(kind.pods, path, [])
	positions := [i | some i, container in containers; _is_probed(container)]
	count(positions) > 0
	ready := [container.readinessProbe | some container in containers; is_object(container.readinessProbe)]
	live := [container.livenessProbe | some container in containers; is_object(container.livenessProbe)]
	record := {
		"id": id, "name": _name(kind.manifest), "attribute": lib.dotted(array.concat(path, [positions[0], _first(containers[positions[0]])])),
		"taken_out_s": _slowest([_failed_s(probe) | some probe in ready]),
		"restarted_s": _slowest([_failed_s(probe) | some probe in live]),
		"put_back_s": _slowest([_back_s(probe) | some probe in ready]),
		"began_s": _slowest([_number(probe, "initialDelaySeconds", 0) | some probe in ready]),
	}
]

_is_probed(container) if is_object(container.readinessProbe)

_is_probed(container) if is_object(container.livenessProbe)

_first(container) := "readinessProbe" if {
	is_object(container.readinessProbe)
} else := "livenessProbe"

_name(manifest) := name if {
	name := lib.text(manifest, ["metadata", "name"])
	name != ""
} else := manifest.address

# The last try counts when it has timed out.
_failed_s(probe) := (_period(probe) * _number(probe, "failureThreshold", 3)) + _number(probe, "timeoutSeconds", 1)

_back_s(probe) := _period(probe) * _number(probe, "successThreshold", 1)

_period(probe) := _number(probe, "periodSeconds", 10)

_number(probe, field, default_value) := n if {
	n := object.get(probe, field, default_value)
	is_number(n)
} else := default_value

_slowest([]) := null

_slowest(seconds) := max(seconds) if count(seconds) > 0
