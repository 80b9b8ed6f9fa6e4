# METADATA
# title: Probes see a failure in time
# description: |
#   A pod that does not answer keeps its traffic until its readiness probe has failed often enough, and hangs until its liveness probe has. Where probes are rare, patient and
#   slow to time out, users see the failure for minutes before Kubernetes does. A long delay before the first probe keeps what takes a lost pod's place from
#   serving.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#configure-probes
#     description: Configure probes
# custom:
#   severity: notice
#   remediation: |
#     Leave the defaults (`periodSeconds: 10`, `failureThreshold: 3`, `timeoutSeconds: 1`) or stay near them. Give what starts slowly a `startupProbe` instead of a long
#     `initialDelaySeconds`, and a liveness probe more patience than the readiness probe. Or say by the parameters of this rule what is soon enough.
#   standards: [S8, AWS REL11-BP01, "Azure RE:07", NIST SC-24]
#   equivalents:
#     - CONTAINERS_INCORRECT_FAILURETHRESHOLD_VALUE
#     - CONTAINERS_INCORRECT_INITIALDELAYSECONDS_VALUE
#     - CONTAINERS_INCORRECT_PERIODSECONDS_VALUE
#     - CONTAINERS_INCORRECT_SUCCESSTHRESHOLD_VALUE
#     - CONTAINERS_INCORRECT_TIMEOUTSECONDS_VALUE
#   since: 0.1.0
#   parameters:
#     readiness:
#       type: number
#       default: 120
#       minimum: 1
#       maximum: 86400
#       description: Within how many seconds a pod that does not answer must get no more traffic, and one that answers again must get it back
#     liveness:
#       type: number
#       default: 300
#       minimum: 1
#       maximum: 86400
#       description: Within how many seconds a pod that hangs must be started again
package resilience.rules.ha["failures-seen-in-time"]

import data.resilience.lib
import data.resilience.model.detections

# METADATA
# description: Workloads with a readiness or liveness probe; one without any is told of elsewhere.
subjects := {id: object.union(detection, {"unknown": {}}) | some id, detection in detections.by_id}

needs := []

protects := "node"

violations contains {
	"subject": id,
	"attribute": detection.attribute,
	"message": $"{detection.name} {late.words} {lib.duration(late.s)}.",
	"evidence": [
		{"name": "takes", "value": late.s, "unit": "s", "from": id},
		{"name": "wanted within", "value": late.within_s, "unit": "s", "from": lib.parameter_source("ha/failures-seen-in-time", late.parameter)},
	],
} if {
	some id, detection in subjects
	late := [object.union(asked, {"s": s}) |
		some asked in _asked
		s := detection[asked.field]
		s != null
		s > asked.within_s
	][0]
}

# What users notice first is told first, and the rest where that is mended.
_asked := [
	{"field": "taken_out_s", "parameter": "readiness", "within_s": _within_s.readiness, "words": "keeps its traffic while it does not answer, for as long as"},
	{"field": "restarted_s", "parameter": "liveness", "within_s": _within_s.liveness, "words": "is started again only when it has hung for"},
	{"field": "put_back_s", "parameter": "readiness", "within_s": _within_s.readiness, "words": "gets traffic again only when it has answered for"},
	{"field": "began_s", "parameter": "liveness", "within_s": _within_s.liveness, "words": "is not asked whether it is ready before it has run for"},
]

_within_s := {
	"readiness": lib.parameter("ha/failures-seen-in-time", "readiness", 120),
	"liveness": lib.parameter("ha/failures-seen-in-time", "liveness", 300),
}
