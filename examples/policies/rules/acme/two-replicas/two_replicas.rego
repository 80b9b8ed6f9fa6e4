# METADATA
# title: A workload has more than one replica
# description: |
#   Every workload runs two replicas or more. This rule reads a concept of the pack, `workloads`, and so knows what an autoscaler sets as well as what the
#   manifest says.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/workloads/controllers/deployment/
#     description: Replicas of a Deployment
# custom:
#   severity: warning
#   remediation: Set `spec.replicas` to 2 or more.
#   standards: []
#   equivalents: []
#   since: 1.0.0
package resilience.rules.acme["two-replicas"]

import data.resilience.model.workloads

subjects := workloads.by_id

needs := ["replicas"]

protects := "node"

violations contains {
	"subject": id,
	"attribute": "spec.replicas",
	"message": $"{workload.name} has {workload.replicas} replica: it is gone while its node is.",
	"evidence": [{"name": "replicas", "value": workload.replicas, "unit": "", "from": workload.replicas_from}],
} if {
	some id, workload in subjects
	workload.replicas != null
	workload.replicas < 2
}
