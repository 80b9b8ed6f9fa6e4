# METADATA
# title: What an autoscaler names is there
# description: |
#   An autoscaler whose target was renamed, or is misspelt, scales nothing, and Kubernetes takes it without a word: the workload stays as large as it is, just when the
#   replicas that are left have to carry the load of those that are lost. Judged where workloads of that kind stand beside it, in the same input and namespace.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/
#     description: Horizontal pod autoscaling
# custom:
#   severity: warning
#   remediation: |
#     Write the kind and the name of the workload into `spec.scaleTargetRef`, and keep both in one namespace.
#   standards: [S8, AWS REL11-BP05, "Azure RE:06", NIST CP-2(2), SOC 2 A1.1]
#   equivalents:
#     - HorizontalPodAutoscaler has target
#     - dangling-hpa
#     - horizontalpodautoscaler-has-target
#     - k8shorizontalpodautoscaler
#   since: 0.1.0
package resilience.rules.ha["autoscaler-target"]

import data.resilience.lib
import data.resilience.model.autoscalers

# METADATA
# description: Autoscalers whose target is in sight, or should be.
subjects := {id: scaler | some id, scaler in autoscalers.by_id; scaler.found != null}

needs := ["found"]

protects := "node"

violations contains lib.entry(scaler, scaler.found, $"{scaler.name} can't scale {_target(scaler)}: {scaler.found.why}.") if {
	some scaler in subjects
	scaler.found.holds == false
}

_target(scaler) := scaler.target_name if scaler.target_name != ""

_target(scaler) := "anything" if scaler.target_name == ""
