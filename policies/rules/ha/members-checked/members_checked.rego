# METADATA
# title: Traffic goes only to what serves
# description: |
#   A member that runs and does not answer gets traffic until somebody checks it the way a user does. A health check takes it out, and
#   lets a group replace it.
# related_resources:
#   - ref: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html
#     description: Health checks of target groups
# custom:
#   severity: warning
#   remediation: |
#     Target group: leave `health_check` enabled, with a path that answers only where the application serves. Auto Scaling group behind a load
#     balancer: `health_check_type = "ELB"`. Google: `health_checks` of a backend service or target pool.
#     Azure: a `probe_id` in each `azurerm_lb_rule`, `health_probe_id` of a scale set,
#     `health_check_path` in `site_config` of a web app.
#   standards: [S8, AWS REL11-BP01, AWS REL11-BP02, "Azure RE:07", "Azure RE:10", NIST SC-24, ISO 27001 A.8.14]
#   equivalents:
#     - 8dbcd94b
#     - AUTOSCALING_GROUP_ELB_HEALTHCHECK_REQUIRED
#     - Azure.AppService.WebProbe
#     - Azure.AppService.WebProbePath
#     - Azure.LB.Probe
#     - CKV2_AWS_15
#     - CKV_AWS_261
#     - CKV_AZURE_213
#     - FG_R00043
#     - autoscaling_group_elb_health_check_enabled
#   since: 0.1.0
package resilience.rules.ha["members-checked"]

import data.resilience.lib
import data.resilience.model.compute
import data.resilience.model.load_balancers

# METADATA
# description: Compute and load balancers that can be asked whether their members serve.
subjects := lib.asked_of(object.union(compute.by_id, load_balancers.by_id), "checked")

needs := ["checked"]

protects := "node"

violations contains lib.entry(component, component.checked, $"Nothing checks whether the members of {component.name} serve ({component.checked.why}): one that hangs keeps its traffic.") if {
	some component in subjects
	component.checked.holds == false
}
