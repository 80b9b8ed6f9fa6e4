# METADATA
# title: An autoscaler can do its work
# description: |
#   When a data centre or a node is lost, the replicas that are left take all of the load, and an autoscaler is to add others. It does not
#   where it measures a share of requests that pods do not make, where it goes by a metric of an object that it does not name, where it may add none, or where another one or a
#   fixed number of replicas works against it: every time a manifest with `spec.replicas` is applied, the workload goes back to that number.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/
#     description: Horizontal pod autoscaling
# custom:
#   severity: warning
#   remediation: |
#     Give each container `resources.requests` of what is measured. Set `maxReplicas` above
#     `minReplicas`. Leave `spec.replicas` out of a workload that an autoscaler scales, and have one autoscaler for each.
#   standards: [S8, AWS REL11-BP05, "Azure RE:06", NIST CP-2(2), SOC 2 A1.1]
#   equivalents:
#     - 2f652c42-619d-4361-b361-9f599688f8ca
#     - 5744cbb8-5946-4b75-a196-ade44449525b
#     - HPA_MISSING_MAXREPLICAS_KEY
#     - deployment-targeted-by-hpa-does-not-have-replicas-configured
#     - hpaMaxAvailability
#     - k8shorizontalpodautoscaler
#     - prevent-duplicate-hpa
#   since: 0.1.0
package resilience.rules.ha["autoscaler-scales"]

import data.resilience.lib
import data.resilience.model.autoscalers
import data.resilience.model.workloads

# METADATA
# description: Autoscalers, and workloads that one scales.
subjects := object.union(autoscalers.by_id, {id: workload | some id, workload in workloads.by_id; workload.scaled != null})

needs := ["alone", "measured", "room", "scaled"]

protects := "node"

violations contains lib.entry(scaler, verdict, $"{scaler.name} can't scale {_target(scaler)}: {verdict.why}.") if {
	some scaler in autoscalers.by_id
	verdict := [verdict | some question in ["alone", "measured", "room"]; verdict := scaler[question]; verdict.holds == false][0]
}

violations contains lib.entry(workload, workload.scaled, $"{workload.name} is scaled, and goes back to a fixed number of replicas whenever it is applied ({workload.scaled.why}).") if {
	some workload in workloads.by_id
	workload.scaled.holds == false
}

_target(scaler) := scaler.target_name if scaler.target_name != ""

_target(scaler) := "anything" if scaler.target_name == ""
