# METADATA
# title: Pods say when they are ready
# description: |
#   Without a readiness probe a pod gets traffic as soon as it has started, and keeps it when it does not answer any more. Rollouts, drains and the
#   move to other nodes after a failure wait for pods to be ready: without a probe they go on while nothing serves yet. Judged is what a Service
#   leads to; where no Service of the namespace is in the same input, what listens on a port.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/
#     description: Liveness, readiness and startup probes
# custom:
#   severity: warning
#   remediation: |
#     Give the container that serves a `readinessProbe` that asks what its users ask, for example `httpGet: {path: /ready, port: http}`. It should not
#     ask what several replicas share, a database for instance: then all go at once.
#   standards: [S8, AWS REL11-BP01, AWS REL11-BP02, "Azure RE:07", NIST SC-24, ISO 27001 A.8.14]
#   equivalents:
#     - 8657197e-3f87-4694-892b-8144701d83c1
#     - AC_K8S_0072
#     - CKV_K8S_9
#     - CONTAINERS_MISSING_READINESSPROBE_KEY
#     - Pod Probes
#     - a659f3b5-9bf0-438a-bd9a-7d3a6427f1e3
#     - cd6791b1
#     - core_readiness_probe_configured
#     - k8srequiredprobes
#     - no-readiness-probe
#     - pod-probes
#     - readiness-port
#     - readinessProbeMissing
#     - require-pod-probes
#   since: 0.1.0
package resilience.rules.ha["workload-readiness"]

import data.resilience.lib
import data.resilience.model.workloads

# METADATA
# description: Workloads that take traffic and run.
subjects := {id: workload |
	some id, workload in workloads.by_id
	workload.readiness != null
	workload.replicas != 0
}

needs := ["readiness"]

protects := "node"

violations contains lib.entry(workload, workload.readiness, $"Nothing says whether the pods of {workload.name} are ready: {workload.readiness.why}.") if {
	some workload in subjects
	workload.readiness.holds == false
}
