# METADATA
# title: A pod that hangs is started again
# description: |
#   Kubernetes starts a container again when its process ends, and not when it hangs, unless a liveness probe says so. A probe that is too eager
#   does harm: one that asks the same as the readiness probe, as soon, kills pods that only have too much to do, just when others are lost.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/
#     description: Liveness, readiness and startup probes
# custom:
#   severity: notice
#   remediation: |
#     Give the container a `livenessProbe` that only a hanging process fails, with a `failureThreshold` larger than that of its readiness probe, and a
#     `startupProbe` if it starts slowly. Where the process ends by itself when it can't go on, waive this.
#   standards: [S8, AWS REL11-BP03, "Azure RE:07", NIST SC-24]
#   equivalents:
#     - 5b6d53dd-3ba3-4269-b4d7-f82e880e43c3
#     - AC_K8S_0070
#     - CKV_K8S_8
#     - CONTAINERS_MISSING_LIVENESSPROBE_KEY
#     - ade74944-a674-4e00-859e-c6eab5bde441
#     - core_liveness_probe_configured
#     - liveness-port
#     - livenessProbeMissing
#     - no-liveness-probe
#     - pod-probes-identical
#     - startup-port
#     - validate-probes
#   since: 0.1.0
package resilience.rules.ha["workload-liveness"]

import data.resilience.lib
import data.resilience.model.workloads

# METADATA
# description: Workloads that run.
subjects := {id: workload | some id, workload in workloads.by_id; workload.replicas != 0}

needs := ["liveness"]

protects := "node"

violations contains lib.entry(workload, workload.liveness, $"{workload.name}: {workload.liveness.why}.") if {
	some workload in subjects
	workload.liveness.holds == false
}
