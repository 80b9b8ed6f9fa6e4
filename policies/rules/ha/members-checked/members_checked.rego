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
#     - 5225bba3
#     - 8dbcd94b
#     - 8e94dced-9bcc-4203-8eb7-7e41202b2505
#     - AUTOSCALING_GROUP_ELB_HEALTHCHECK_REQUIRED
#     - Azure.AppService.WebProbe
#     - Azure.AppService.WebProbePath
#     - Azure.FrontDoor.ProbePath
#     - Azure.LB.Probe
#     - Azure.VM.ASDistributeTraffic
#     - CKV2_AWS_15
#     - CKV_AWS_261
#     - CKV_AZURE_213
#     - FG_R00043
#     - autoscaling_group_elb_health_check_enabled
#     - compute_instance_group_load_balancer_attached
#     - vm_scaleset_associated_with_load_balancer
#   since: 0.1.0
#   parameters:
#     paths:
#       type: boolean
#       default: false
#       description: Whether the probes of Front Door must ask for a path of their own, not for the root
#     groups:
#       type: boolean
#       default: false
#       description: Whether a load balancer must lead to each group of machines, as if none took its work from a queue
package resilience.rules.ha["members-checked"]

import data.resilience.lib
import data.resilience.model.compute
import data.resilience.model.compute.balanced
import data.resilience.model.entries.probe_paths
import data.resilience.model.load_balancers

# METADATA
# description: Compute and load balancers that can be asked whether their members serve.
subjects := object.union_n([lib.asked_of(object.union(compute.by_id, load_balancers.by_id), "checked"), _groups, _doors])

needs := ["checked"]

protects := "node"

violations contains lib.entry(component, component.checked, $"Nothing checks whether the members of {component.name} serve ({component.checked.why}): one that hangs keeps its traffic.") if {
	some component in subjects
	component.checked.holds == false
}

violations contains lib.entry(compute.by_id[id], verdict, $"Nothing leads traffic to the members of {compute.by_id[id].name} that serve ({verdict.why}).") if {
	some id, _ in _groups
	verdict := balanced.verdicts[id]
	verdict.holds == false
}

_groups := {id: compute.by_id[id] |
	lib.parameter("ha/members-checked", "groups", false) == true
	some id, _ in balanced.verdicts
}

_doors := {id: door |
	lib.parameter("ha/members-checked", "paths", false) == true
	some id, door in probe_paths.by_id
}
