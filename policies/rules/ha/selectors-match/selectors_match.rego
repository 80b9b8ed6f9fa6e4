# METADATA
# title: Selectors fit something
# description: |
#   A Service whose selector fits no pod leads nowhere, and a disruption budget whose selector fits none lets a drain take all pods away at once. Kubernetes takes
#   both without a word: a label was renamed, or is misspelt. What other repositories and operators make is not in sight, so that only what is close to something in
#   the same folder is told of. An Ingress that leads to a Service which is not there answers with errors, and the pods of a StatefulSet whose Service is not there have
#   no names by which they find each other.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/
#     description: Labels and selectors
# custom:
#   severity: warning
#   remediation: |
#     Write the labels of the pod template (`spec.template.metadata.labels`) into the selector, in the same namespace. Ingress: the name of
#     the Service into its backend. StatefulSet: the name of its headless Service into `serviceName`.
#   standards: [S8, AWS REL11-BP01, "Azure RE:07", NIST CP-10, ISO 27001 A.8.14]
#   equivalents:
#     - 420e6360-47bb-46f6-9072-b20ed22c842d
#     - Service Targets Pod
#     - bb241e61-77c3-4b97-9575-c0f8a1e008d0
#     - dangling-ingress
#     - dangling-service
#     - ingress-targets-service
#     - service-targets-pod
#   since: 0.1.0
#   parameters:
#     headless:
#       type: boolean
#       default: false
#       description: Whether each StatefulSet must name a Service without an address of its own that selects its pods
package resilience.rules.ha["selectors-match"]

import data.resilience.lib
import data.resilience.model.selections
import data.resilience.model.selections.headless

# METADATA
# description: Services, disruption budgets, Ingresses and StatefulSets that can be held against what they mean.
subjects := object.union(selections.by_id, headless.by_id) if {
	lib.parameter("ha/selectors-match", "headless", false) == true
} else := selections.by_id

needs := []

protects := "node"

violations contains lib.entry(selection, selection.met, $"{selection.kind} {selection.name} {object.get(_what, selection.kind, "leads nowhere")}: {selection.met.why}.") if {
	some selection in subjects
	selection.met.holds == false
}

undetermined contains lib.entry(selection, selection.met, $"Whether {selection.kind} {selection.name} leads to anything can't be told: {selection.met.why}.") if {
	some selection in subjects
	selection.met.holds == null
}

_what := {"Service": "leads nowhere", "PodDisruptionBudget": "protects nothing", "StatefulSet": "has pods without names of their own"}
