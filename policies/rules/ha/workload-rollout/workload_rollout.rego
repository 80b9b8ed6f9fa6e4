# METADATA
# title: A rollout leaves replicas that serve
# description: |
#   Replicas that survive a failure are of no use if every new version takes them all away. `Recreate` stops all before it starts the first new
#   one, and so does a `maxUnavailable` as large as the number of replicas, after rounding. A new version
#   that gets no further leaves fewer replicas for as long as nobody gives it up.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#strategy
#     description: Strategy of a Deployment
# custom:
#   severity: warning
#   remediation: |
#     Deployment: `strategy: {type: RollingUpdate, rollingUpdate: {maxUnavailable: 0, maxSurge: 1}}`, or leave `strategy` out: then a quarter
#     may be away, rounded down. ECS: `deployment_minimum_healthy_percent = 50` or more. CodeDeploy: `minimum_healthy_hosts` of one or more. Rollout: `progressDeadlineAbort: true` beside
#     `progressDeadlineSeconds`. Where two versions may not run side by side, say so by a waiver with its reason.
#   standards: [S8, AWS REL11-BP01, "Azure RE:07", NIST CP-10, ISO 27001 A.8.14]
#   equivalents:
#     - ARGO_ROLLOUT_INCORRECT_PROGRESS_DEADLINE_ABORT_VALUE_FALSE
#     - CODEDEPLOY_EC2_MINIMUM_HEALTHY_HOSTS_CONFIGURED
#     - deployment-strategy
#     - no-rolling-update-strategy
#   since: 0.1.0
package resilience.rules.ha["workload-rollout"]

import data.resilience.lib
import data.resilience.model.compute
import data.resilience.model.workloads
import data.resilience.model.workloads.stepwise

# METADATA
# description: Workloads of several replicas whose kind replaces them when a new version comes, and compute that is told how many members a new version leaves.
subjects := object.union(
	{id: workload | some id, workload in workloads.by_id; _rolls_out(workload)},
	lib.asked_of(compute.by_id, "rollout"),
)

_rolls_out(workload) if workload.rollout != null

_rolls_out(workload) if stepwise.given_up[workload.id]

needs := ["rollout"]

protects := "node"

violations contains lib.entry(workload, workload.rollout, $"A new version of {workload.name} takes all of its replicas away: {workload.rollout.why}.") if {
	some workload in subjects
	workload.rollout.holds == false
}

violations contains lib.entry(workload, verdict, $"A new version of {workload.name} that gets no further by its deadline is not given up ({verdict.why}): replicas stay away until somebody does.") if {
	some id, verdict in stepwise.given_up
	verdict.holds == false
	workload := workloads.by_id[id]
	not workload.rollout.holds == false
}
