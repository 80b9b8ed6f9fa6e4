# METADATA
# title: Requests end before a member goes
# description: |
#   When a member behind a load balancer is replaced, for a new version, a smaller load or a failing check, what it is answering just then is cut off
#   unless the load balancer waits for that to end and sends it nothing new. Pods that a Rollout has switched away from must stay until every node knows.
# related_resources:
#   - ref: https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/config-conn-drain.html
#     description: Connection draining of a classic load balancer
#   - ref: https://learn.microsoft.com/azure/application-gateway/features#connection-draining
#     description: Connection draining of Application Gateway
# custom:
#   severity: notice
#   remediation: |
#     Classic load balancer: `connection_draining = true`. Application Gateway: `connection_draining { enabled = true, drain_timeout_sec = 60 }` in each
#     `backend_http_settings`. Rollout: leave `scaleDownDelaySeconds` at 30 or more.
#   standards: [AWS REL11-BP02, "Azure RE:07", NIST SC-24, ISO 27001 A.8.14]
#   equivalents:
#     - 10f02bc6
#     - ARGO_ROLLOUT_INCORRECT_SCALE_DOWN_DELAY_VALUE_BELOW_30
#     - elb_connection_draining_enabled
#   since: 0.1.0
package resilience.rules.ha["members-drained"]

import data.resilience.lib
import data.resilience.model.load_balancers
import data.resilience.model.workloads
import data.resilience.model.workloads.stepwise

# METADATA
# description: Load balancers that wait only where they are told to, and Rollouts that switch traffic.
subjects := object.union(
	lib.asked_of(load_balancers.by_id, "drained"),
	{id: {"id": id, "name": workloads.by_id[id].name, "related": [], "drained": drained, "unknown": {"drained": drained.why | drained.holds == null}} | some id, drained in stepwise.drained},
)

needs := ["drained"]

protects := "node"

violations contains lib.entry(component, component.drained, $"{component.name} cuts off what a member is answering when that goes ({component.drained.why}).") if {
	some component in subjects
	component.drained.holds == false
}
